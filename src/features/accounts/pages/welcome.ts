import type { FastifyInstance } from 'fastify'
import { createFirstAccount } from '../acts/create-first-account.ts'
import { isFirstStartCode } from '../first-start-code.ts'
import { firstAccountForm } from '../account-forms.ts'
import { anyAccount } from '../reads/any-account.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import { cookieName, cookieOptions } from '../../../web/security/cookies.ts'
import { guessLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { flash, signIn, visitorOf } from '../../../web/visitor.ts'

/** The set-up page, as long as nobody has an account. */
export function firstStartRoutes(app: FastifyInstance, services: Services) {
  const { config, database, now } = services
  const asksCode = config.reachableByOthers

  app.get('/welcome', async (request, reply) => {
    if (await anyAccount(database.db)) return reply.redirect('/', 303)
    const { language } = visitorOf(request)
    return page(reply, 'accounts/welcome', { ...emptyForm, asksCode, values: { language } })
  })

  app.post('/welcome', { config: guessLimit }, async (request, reply) => {
    if (await anyAccount(database.db)) return reply.redirect('/sign-in', 303)
    const { t } = visitorOf(request)
    const again = (errors: Record<string, string>) =>
      formAgain(reply, 'accounts/welcome', { asksCode, ...rejectForm(request.body, errors) })
    const form = readForm(firstAccountForm(asksCode), request.body, t)
    if (!form.ok) return formAgain(reply, 'accounts/welcome', { asksCode, ...form })
    if (asksCode && !isFirstStartCode(services, form.value.code ?? '')) return again({ code: t('setup.code-wrong') })
    const result = await createFirstAccount(database.db, form.value, config.publicUrl, now())
    if ('refused' in result)
      return result.refused === 'started'
        ? reply.redirect('/sign-in', 303)
        : again({ password: t('account.password-easy') })
    const user = result.created
    await signIn(request, services, user)
    reply.setCookie(cookieName(config, 'language'), user.language, cookieOptions(config))
    flash(request, 'welcome', { name: user.name })
    return reply.redirect('/', 303)
  })
}
