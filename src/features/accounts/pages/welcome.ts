import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { cookieName, cookieOptions } from '../../../web/security/cookies.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import { guessLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { flash, signIn, visitorOf } from '../../../web/visitor.ts'
import { firstAccountForm } from './account-forms.ts'
import { anyAccount, createFirstAccount } from '../acts/accounts.ts'

/** Letters and figures that nobody takes for one another. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** What the server prints for whoever makes the first account: the same on every server of one SECRET_KEY. */
export function firstStartCode({ sessionKey }: Pick<Services, 'sessionKey'>): string {
  const letters = [...createHmac('sha256', sessionKey).update('first start').digest().subarray(0, 16)].map(
    (byte) => alphabet[byte % alphabet.length],
  )
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

function isFirstStartCode(services: Services, typed: string): boolean {
  const plain = (code: string) => Buffer.from(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
  const [expected, given] = [plain(firstStartCode(services)), plain(typed)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

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
    const user = await createFirstAccount(database.db, form.value, config.publicUrl, now())
    if (user === 'easy-password') return again({ password: t('account.password-easy') })
    if (user === 'started') return reply.redirect('/sign-in', 303)
    await signIn(request, services, user)
    reply.setCookie(cookieName(config, 'language'), user.language, cookieOptions(config))
    flash(request, 'welcome', { name: user.name })
    return reply.redirect('/', 303)
  })
}
