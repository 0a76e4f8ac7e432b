import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { setTimeout } from 'node:timers/promises'
import { HttpError } from '../../../web/errors.ts'
import { networkOf } from '../../../web/security/rate-limit.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { flash, signIn, signOut, visitorOf } from '../../../web/visitor.ts'
import { signInForm } from '../account-forms.ts'
import { anyAccount } from '../reads/any-account.ts'
import { userByPassword } from '../reads/user-by-password.ts'
import { countAddress, countSignIn, forgetSignIn, type TooManyTries } from '../acts/count-sign-in.ts'
import { knownDevices } from './known-device.ts'

/** Coming in by password, and going out. */
export function signInRoutes(fastify: FastifyInstance, services: Services) {
  const { config, database, now } = services
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const devices = knownDevices(services)

  let warned = false
  const warnOfProxy = ({ headers, log }: FastifyRequest) => {
    if (warned || config.trustProxy !== null || headers['x-forwarded-for'] === undefined) return
    log.warn(
      'TRUST_PROXY: sign-ins come through a proxy, all from its address; name it, so that visitors are told apart',
    )
    warned = true
  }

  /** @throws HttpError 429 */
  function notTooMany<T extends object>(counted: T | TooManyTries, reply: FastifyReply): T {
    if (!('refused' in counted)) return counted
    reply.header('retry-after', Math.ceil((counted.until - now().epochMilliseconds) / 1000))
    throw new HttpError(429)
  }

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
      notTooMany(await countAddress(database.db, networkOf(request), now), reply)
      return formAgain(reply, 'accounts/sign-in', form)
    }
    warnOfProxy(request)
    const { email, password, keep, back } = form.value
    const account = email.trim().toLowerCase()
    const attempt = {
      network: networkOf(request),
      account: devices.accountKey(account),
      device: devices.find(request, account),
    }
    const counted = notTooMany(await countSignIn(database.db, attempt, now), reply)
    await setTimeout(counted.wait)
    const user = await userByPassword(database.db, email, password)
    if (!user) return formAgain(reply, 'accounts/sign-in', rejectForm(request.body, { password: t('sign-in.wrong') }))
    await forgetSignIn(database.db, counted)
    if (!counted.isKnownDevice) devices.remember(reply, account)
    await signIn(request, services, user, keep === 'yes')
    return reply.redirect(safeRedirect(back), 303)
  })

  app.post('/sign-out', async (request, reply) => {
    await signOut(request, services)
    flash(request, 'signed-out')
    return reply.redirect('/sign-in', 303)
  })
}
