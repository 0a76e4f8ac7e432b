import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { safeRedirect } from '../../web/safe-redirect.ts'
import { emptyForm, readForm, rejectForm } from '../../web/forms.ts'
import { linkLimit } from '../../web/rate-limit.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page } from '../../web/views.ts'
import { flash, signIn, signOut, visitorOf } from '../../web/visitor.ts'
import { accountForm, signInForm } from './forms.ts'
import { anyAccount, joinByLink, roleOfLink, userByPassword } from './queries.ts'
import { signInLimits } from './sign-in-limit.ts'

/** Coming in and going out: by password, or the first time by a colleague's one-time link. */
export function signInRoutes(fastify: FastifyInstance, services: Services) {
  const { database, now } = services
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const limited = { config: linkLimit }
  const limits = signInLimits(services)

  app.get('/sign-in', { schema: { querystring: z.object({ back: z.string().max(2000).optional() }) } }, async (request, reply) => {
    if (visitorOf(request).user) return reply.redirect('/', 303)
    if (!(await anyAccount(database.db))) return reply.redirect('/welcome', 303)
    return page(reply, 'accounts/sign-in', { ...emptyForm, values: { back: safeRedirect(request.query.back) } })
  })

  app.post('/sign-in', async (request, reply) => {
    const { t } = visitorOf(request)
    const form = readForm(signInForm, request.body, t)
    if (!form.ok) {
      await limits.countAddress(request, reply)
      return formAgain(reply, 'accounts/sign-in', form)
    }
    const attempt = await limits.begin(request, reply, form.value.email)
    const user = await userByPassword(database.db, form.value.email, form.value.password)
    if (!user) return formAgain(reply, 'accounts/sign-in', rejectForm(request.body, { password: t('sign-in.wrong') }))
    await attempt.succeeded()
    signIn(request, user)
    return reply.redirect(safeRedirect(form.value.back), 303)
  })

  app.post('/sign-out', async (request, reply) => {
    signOut(request)
    flash(request, 'signed-out')
    return reply.redirect('/sign-in', 303)
  })

  const link = { schema: { params: z.object({ token: z.string().max(100) }) } }

  app.get('/join/:token', link, async (request, reply) => {
    const role = await roleOfLink(database.db, request.params.token, now())
    if (!role) return page(reply.code(404), 'accounts/join-gone')
    return page(reply, 'accounts/join', { role, ...emptyForm, values: { language: visitorOf(request).language } })
  })

  app.post('/join/:token', { ...link, ...limited }, async (request, reply) => {
    const { t } = visitorOf(request)
    const role = await roleOfLink(database.db, request.params.token, now())
    if (!role) return page(reply.code(404), 'accounts/join-gone')
    const form = readForm(accountForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'accounts/join', { role, ...form })
    const joined = await joinByLink(database.db, request.params.token, form.value, now())
    if (joined === 'gone') return page(reply.code(404), 'accounts/join-gone')
    if (joined === 'taken') {
      return formAgain(reply, 'accounts/join', { role, ...rejectForm(request.body, { email: t('account.email-taken') }) })
    }
    signIn(request, joined)
    flash(request, 'welcome', { name: joined.name })
    return reply.redirect('/', 303)
  })
}
