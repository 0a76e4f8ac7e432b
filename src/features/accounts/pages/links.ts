import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import { guessLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { flash, signIn, visitorOf } from '../../../web/visitor.ts'
import { accountForm, resetForm } from '../account-forms.ts'
import { joinByLink } from '../acts/join.ts'
import { resetPassword } from '../acts/reset-password.ts'
import { roleOfInvitation, userOfReset } from '../reads/links-in-force.ts'

/** Coming in by a one-time link: the first time, or with a new password. Only sending the form uses the link. */
export function linkRoutes(fastify: FastifyInstance, services: Services) {
  const { config, database, now } = services
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const link = { schema: { params: z.object({ token: z.string().max(100) }) } }
  const limited = { ...link, config: guessLimit }

  app.get('/join/:token', link, async (request, reply) => {
    const role = await roleOfInvitation(database.db, request.params.token, now())
    if (!role) return page(reply.code(404), 'accounts/link-gone')
    return page(reply, 'accounts/join', { role, ...emptyForm, values: { language: visitorOf(request).language } })
  })

  app.post('/join/:token', limited, async (request, reply) => {
    const { t } = visitorOf(request)
    const role = await roleOfInvitation(database.db, request.params.token, now())
    if (!role) return page(reply.code(404), 'accounts/link-gone')
    const again = (errors: Record<string, string>) =>
      formAgain(reply, 'accounts/join', { role, ...rejectForm(request.body, errors) })
    const form = readForm(accountForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'accounts/join', { role, ...form })
    const result = await joinByLink(database.db, request.params.token, form.value, config.publicUrl, now())
    if ('refused' in result) {
      if (result.refused === 'gone') return page(reply.code(404), 'accounts/link-gone')
      if (result.refused === 'email-taken') return again({ email: t('account.email-taken') })
      return again({ password: t('account.password-easy') })
    }
    await signIn(request, services, result.joined)
    flash(request, 'welcome', { name: result.joined.name })
    return reply.redirect('/', 303)
  })

  app.get('/reset/:token', link, async (request, reply) => {
    const user = await userOfReset(database.db, request.params.token, now())
    if (!user) return page(reply.code(404), 'accounts/link-gone')
    return page(reply, 'accounts/reset', { name: user.name, email: user.email, ...emptyForm })
  })

  app.post('/reset/:token', limited, async (request, reply) => {
    const { t } = visitorOf(request)
    const user = await userOfReset(database.db, request.params.token, now())
    if (!user) return page(reply.code(404), 'accounts/link-gone')
    const again = (form: object) => formAgain(reply, 'accounts/reset', { name: user.name, email: user.email, ...form })
    const form = readForm(resetForm, request.body, t)
    if (!form.ok) return again(form)
    const result = await resetPassword(
      database.db,
      request.params.token,
      user,
      form.value.password,
      config.publicUrl,
      now(),
    )
    if ('refused' in result) {
      if (result.refused === 'gone') return page(reply.code(404), 'accounts/link-gone')
      return again(rejectForm(request.body, { password: t('account.password-easy') }))
    }
    await signIn(request, services, result.reset)
    flash(request, 'reset.done')
    return reply.redirect('/', 303)
  })
}
