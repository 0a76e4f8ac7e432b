import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { linkToken } from '../../../web/links/link-token.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { flash, userOf } from '../../../web/visitor.ts'
import { chooseInterviewMail } from '../../interviewer-mail/acts/choose-interview-mail.ts'
import { wantsMail } from '../../interviewer-mail/reads/wants-mail.ts'
import { makeFeed } from '../acts/make-feed.ts'
import { revokeFeed } from '../acts/revoke-feed.ts'
import { feedOf } from '../reads/feeds.ts'

const mailForm = z.object({ mail: z.literal('yes').optional().catch(undefined) })

/** Settings: the address by which a colleague's own calendar shows their days. */
export function subscriptionRoutes(app: FastifyInstance, services: Services) {
  const { config, database, now } = services

  app.get('/settings/calendar', async (request, reply) => {
    const feed = await feedOf(database.db, userOf(request).id)
    const address =
      feed && `${config.publicUrl}/feeds/${linkToken(services, 'feed', { number: feed.id, generation: 0 })}.ics`
    return page(reply, 'calendar/subscription', {
      address: address ?? null,
      webcal: address?.replace(/^https?/, 'webcal') ?? null,
      mail: await wantsMail(database.db, userOf(request).id),
    })
  })

  app.post('/settings/calendar', async (request, reply) => {
    await makeFeed(database.db, userOf(request).id, now())
    flash(request, 'feed.made')
    return reply.redirect('/settings/calendar', 303)
  })

  app.post('/settings/calendar/mail', async (request, reply) => {
    const { mail } = mailForm.parse(request.body)
    await chooseInterviewMail(database.db, userOf(request).id, mail === 'yes')
    flash(request, mail === 'yes' ? 'interviewer-mail.on' : 'interviewer-mail.off')
    return reply.redirect('/settings/calendar', 303)
  })

  app.post('/settings/calendar/revocation', async (request, reply) => {
    await revokeFeed(database.db, userOf(request).id, now())
    flash(request, 'feed.revoked')
    return reply.redirect('/settings/calendar', 303)
  })
}
