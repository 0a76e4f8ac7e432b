import type { FastifyInstance } from 'fastify'
import { cookieName, cookieOptions } from '../../web/cookies.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page } from '../../web/views.ts'
import { flash, signIn, visitorOf } from '../../web/visitor.ts'
import { accountForm } from './forms.ts'
import { anyAccount, createFirstAccount } from './queries.ts'

/** The set-up page, as long as nobody has an account. */
export function firstStartRoutes(app: FastifyInstance, { config, database, now }: Services) {
  app.get('/welcome', async (request, reply) => {
    if (await anyAccount(database.db)) return reply.redirect('/', 303)
    const { language } = visitorOf(request)
    return page(reply, 'accounts/welcome', { ...emptyForm, values: { language } })
  })

  app.post('/welcome', async (request, reply) => {
    const form = readForm(accountForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'accounts/welcome', form)
    const user = await createFirstAccount(database.db, form.value, now())
    if (!user) return reply.redirect('/sign-in', 303)
    signIn(request, user)
    reply.setCookie(cookieName(config, 'language'), user.language, cookieOptions(config))
    flash(request, 'welcome', { name: user.name })
    return reply.redirect('/', 303)
  })
}
