import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Conflict } from '../../../web/errors.ts'
import { choice, id } from '../../../web/forms/fields.ts'
import { readForm } from '../../../web/forms/forms.ts'
import { pageSize } from '../../../web/paging.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { markRead } from '../../messages/acts/keep-answer.ts'
import { stopMessage } from '../../messages/acts/stop-message.ts'
import { unreadAnswers } from '../../messages/reads/answers.ts'
import { waitingMessages } from '../../messages/reads/waiting-messages.ts'
import { markSent } from '../acts/mark-sent.ts'
import { findings, settleMessage } from '../acts/settle-message.ts'
import { answersView, waitingView } from './waiting-view.ts'

const settledForm = z.object({ finding: choice(findings) })
const sentForm = z.object({ means: choice(['whatsapp', 'telegram', 'sms', 'mail']) })

/**
 * What goes out next and when; by hand, with links to do so, where there is no mail server. What nobody knows to have
 * arrived, and what people answered in their own words, waits here for a colleague.
 */
export function waitingRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = services.database
  const querystring = z.object({ batch: id().optional(), candidate: id().optional() })
  const sending = { onRequest: allow('messages.send'), schema: { params: z.object({ id: id() }), querystring } }
  const addressOf = ({ batch, candidate }: z.output<typeof querystring>) => {
    if (candidate !== undefined) return `/candidates/${candidate}`
    return batch === undefined ? '/messages' : `/messages?batch=${batch}`
  }

  app.get('/messages', { onRequest: allow('batches.read'), schema: { querystring } }, async (request, reply) => {
    const { batch } = request.query
    const visitor = visitorOf(request)
    const waiting = await waitingMessages(db, { batch: batch ?? null }, pageSize)
    const answers = await unreadAnswers(db, { batch: batch ?? null }, pageSize)
    return page(reply, 'message-sending/waiting', {
      // Where the demonstration shows what it would have sent.
      mailbox: fastify.hasRoute({ method: 'GET', url: '/mailbox' }),
      batch: batch ?? null,
      after: batch === undefined ? '' : `?batch=${batch}`,
      ...(await waitingView(services, waiting, visitor)),
      answers: answersView(answers, services.now(), visitor),
    })
  })

  app.post('/messages/:id/stop', sending, async (request, reply) => {
    const stopped = await stopMessage(db, request.params.id)
    if ('refused' in stopped) throw new Conflict()
    flash(request, 'messages.stopped')
    return reply.redirect(addressOf(request.query), 303)
  })

  app.post('/messages/:id/sent', sending, async (request, reply) => {
    const form = readForm(sentForm, request.body, visitorOf(request).t)
    const actor = { by: userOf(request).id, at: services.now() }
    const marked = form.ok ? await markSent(services, request.params.id, form.value.means, actor) : { refused: true }
    if ('refused' in marked) throw new Conflict()
    flash(request, 'messages.marked')
    return reply.redirect(addressOf(request.query), 303)
  })

  app.post('/messages/:id/settle', sending, async (request, reply) => {
    const form = readForm(settledForm, request.body, visitorOf(request).t)
    if (!form.ok) throw new Conflict()
    const actor = { by: userOf(request).id, at: services.now() }
    const settled = await settleMessage(db, request.params.id, form.value.finding, actor)
    if ('refused' in settled && settled.refused === 'not-unsure') throw new Conflict()
    flash(request, 'refused' in settled ? 'messages.too-late' : 'messages.settled')
    return reply.redirect(addressOf(request.query), 303)
  })

  app.post('/messages/answers/:id/read', sending, async (request, reply) => {
    const read = await markRead(db, request.params.id, { by: userOf(request).id, at: services.now() })
    if ('refused' in read) throw new Conflict()
    flash(request, 'messages.read-done')
    return reply.redirect(addressOf(request.query), 303)
  })
}
