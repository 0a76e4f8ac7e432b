import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { flash, signIn, signOut, visitorOf } from '../../../web/visitor.ts'
import { signInForm } from './account-forms.ts'
import { anyAccount } from '../reads/any-account.ts'
import { userByPassword } from '../reads/user-by-password.ts'
import { signInLimits } from '../acts/sign-in-limit.ts'

/** Coming in by password, and going out. */
export function signInRoutes(fastify: FastifyInstance, services: Services) {
  const { database } = services
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const limits = signInLimits(services)

  app.get(
    '/sign-in',
    { schema: { querystring: z.object({ back: z.string().max(2000).optional() }) } },
    async (request, reply) => {
      if (visitorOf(request).user) return reply.redirect('/', 303)
      if (!(await anyAccount(database.db))) return reply.redirect('/welcome', 303)
      return page(reply, 'accounts/sign-in', { ...emptyForm, values: { back: safeRedirect(request.query.back) } })
    },
  )

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
    await signIn(request, services, user, form.value.keep === 'yes')
    return reply.redirect(safeRedirect(form.value.back), 303)
  })

  app.post('/sign-out', async (request, reply) => {
    await signOut(request, services)
    flash(request, 'signed-out')
    return reply.redirect('/sign-in', 303)
  })
}
