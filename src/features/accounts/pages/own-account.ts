import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { endSessionOf, sessionsOf } from '../../../db/identity/sessions.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import { guessLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { flash, signIn, signOut, userOf, visitorOf } from '../../../web/visitor.ts'
import { changePassword } from '../acts/change-password.ts'
import { signOutEverywhere } from '../acts/sign-out-everywhere.ts'
import { changePasswordForm } from '../account-forms.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

/** Settings of one's own: where one is signed in, and the password. */
export function ownAccountRoutes(fastify: FastifyInstance, services: Services) {
  const { config, database, now } = services
  const { db } = database
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  const sessionsPage = async (request: FastifyRequest) => {
    const { t, format, session } = visitorOf(request)
    const rows = await sessionsOf(db, userOf(request).id, now())
    return rows.map((row) => ({
      id: row.id,
      device: row.device ?? t('sessions.unknown-device'),
      isThis: row.id === session?.id,
      started: format.dateTime(row.started_at, teamZone),
      seen: format.dateTime(row.seen_at, teamZone),
      ends: format.dateTime(row.ends_at, teamZone),
    }))
  }

  app.get('/settings/sessions', async (request, reply) =>
    page(reply, 'accounts/sessions', { sessions: await sessionsPage(request) }),
  )

  app.post('/settings/sessions/:id/end', { schema: { params: z.object({ id: id() }) } }, async (request, reply) => {
    found((await endSessionOf(db, userOf(request).id, request.params.id)) || null)
    flash(request, 'sessions.ended')
    return reply.redirect('/settings/sessions', 303)
  })

  app.post('/settings/sessions/end', async (request, reply) => {
    await signOutEverywhere(db, userOf(request).id, now())
    await signOut(request, services)
    flash(request, 'sessions.all-ended')
    return reply.redirect('/sign-in', 303)
  })

  app.get('/settings/password', async (_request, reply) => page(reply, 'accounts/password', emptyForm))

  app.post('/settings/password', { config: guessLimit }, async (request, reply) => {
    const { t, session } = visitorOf(request)
    const form = readForm(changePasswordForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'accounts/password', form)
    const { currentPassword, password } = form.value
    const result = await changePassword(
      db,
      userOf(request),
      { current: currentPassword, next: password },
      config.publicUrl,
      now(),
    )
    const again = (errors: Record<string, string>) =>
      formAgain(reply, 'accounts/password', rejectForm(request.body, errors))
    if ('refused' in result)
      return result.refused === 'wrong-password'
        ? again({ currentPassword: t('password.wrong') })
        : again({ password: t('account.password-easy') })
    await signIn(request, services, result.changed, session?.kept)
    flash(request, 'password.done')
    return reply.redirect('/settings', 303)
  })
}
