import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found, Forbidden } from '../../web/errors.ts'
import { id } from '../../web/fields.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import { permissions, roles } from '../../web/permissions.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page } from '../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../web/visitor.ts'
import { roleForm } from './forms.ts'
import { changeRole, colleagues, createLink, disableAccount, endSessions, type Colleague } from './queries.ts'

/** Settings: colleagues, their roles, and who may do what. */
export function accountRoutes(fastify: FastifyInstance, { config, database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const settings = async () => ({ ...emptyForm, colleagues: await colleagues(db), roles, permissions, link: null })
  const byId = { onRequest: allow('accounts.manage'), schema: { params: z.object({ id: id() }) } }

  app.get('/settings', async (_request, reply) => page(reply, 'accounts/settings', await settings()))

  app.post('/settings/sessions/end', async (request, reply) => {
    await endSessions(db, userOf(request).id)
    return reply.redirect('/sign-in', 303)
  })

  app.post('/settings/links', { onRequest: allow('accounts.manage') }, async (request, reply) => {
    const form = readForm(roleForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'accounts/settings', { ...(await settings()), ...form })
    const token = await createLink(db, form.value.role, userOf(request).id, now())
    // Shown once, in the answer itself: the token is not kept, so there is nothing to redirect to.
    return page(reply, 'accounts/settings', { ...(await settings()), link: { url: `${config.publicUrl}/join/${token}`, role: form.value.role } })
  })

  app.post('/settings/colleagues/:id/role', byId, async (request, reply) => {
    if (request.params.id === userOf(request).id) throw new Forbidden()
    const form = readForm(roleForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'accounts/settings', { ...(await settings()), ...form })
    const colleague = allowed(await changeRole(db, request.params.id, form.value.role, userOf(request).id))
    flash(request, 'settings.role-done', { name: colleague.name })
    return reply.redirect('/settings', 303)
  })

  app.post('/settings/colleagues/:id/block', byId, async (request, reply) => {
    if (request.params.id === userOf(request).id) throw new Forbidden()
    const colleague = allowed(await disableAccount(db, request.params.id, now(), userOf(request).id))
    flash(request, 'settings.disabled-done', { name: colleague.name })
    return reply.redirect('/settings', 303)
  })
}

/** @throws Forbidden when the administrator has just lost the right, NotFound when there is no such colleague */
function allowed(changed: Colleague | 'forbidden' | undefined): Colleague {
  if (changed === 'forbidden') throw new Forbidden()
  return found(changed)
}
