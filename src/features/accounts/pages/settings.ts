import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Forbidden, NotFound } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { permissions, roles } from '../../../web/security/permissions.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { absenceText } from '../../approvals/absence-words.ts'
import { absences } from '../../approvals/reads/absences.ts'
import { blockColleague } from '../acts/block-colleague.ts'
import type { ColleagueRefusal } from '../acts/change-colleague.ts'
import { changeRole } from '../acts/change-role.ts'
import { unblockColleague } from '../acts/unblock-colleague.ts'
import { colleagues } from '../reads/colleagues.ts'
import { roleForm } from '../account-forms.ts'
import { createInvitation, createReset } from '../acts/make-link.ts'
import { revokeLink } from '../acts/revoke-link.ts'
import { linksInForce } from '../reads/links-in-force.ts'

const moscow = 'Europe/Moscow'

/** What came of an act on others' accounts. @throws Forbidden @throws NotFound */
function allowed<T extends object>(result: T | ColleagueRefusal): T {
  if (!('refused' in result)) return result
  throw result.refused === 'not-allowed' ? new Forbidden() : new NotFound()
}

/** Settings: colleagues, their roles, links for them, and who may do what. */
export function accountRoutes(fastify: FastifyInstance, { config, database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const keeping = { onRequest: allow('accounts.manage') }
  const byId = { ...keeping, schema: { params: z.object({ id: id() }) } }

  const settings = async (request: FastifyRequest) => {
    const visitor = visitorOf(request)
    const { t, format, may } = visitor
    const links = may('accounts.manage') ? await linksInForce(db, now()) : []
    return {
      ...emptyForm,
      colleagues: await colleagues(db),
      away: new Map((await absences(db, now())).map((one) => [one.user_id, absenceText(one, visitor)])),
      roles,
      permissions,
      link: null,
      links: links.map((link) => ({
        id: link.id,
        label:
          link.colleague === null
            ? t('settings.link', { role: t(`role.${link.role}`) })
            : t('settings.reset-link', { name: link.colleague }),
        maker: link.maker,
        expires: format.dateTime(link.expires_at, moscow),
      })),
    }
  }

  app.get('/settings', async (request, reply) => page(reply, 'accounts/settings', await settings(request)))

  // Links are shown once, in the answer itself: the token is not kept, so there is nothing to redirect to.
  app.post('/settings/links', keeping, async (request, reply) => {
    const { t } = visitorOf(request)
    const form = readForm(roleForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'accounts/settings', { ...(await settings(request)), ...form })
    const { role } = form.value
    const { token } = allowed(await createInvitation(db, userOf(request).id, role, now()))
    const link = { url: `${config.publicUrl}/join/${token}`, label: t('settings.link', { role: t(`role.${role}`) }) }
    return page(reply, 'accounts/settings', { ...(await settings(request)), link })
  })

  app.post('/settings/colleagues/:id/reset', byId, async (request, reply) => {
    const { token, name } = allowed(await createReset(db, userOf(request).id, request.params.id, now()))
    const link = {
      url: `${config.publicUrl}/reset/${token}`,
      label: visitorOf(request).t('settings.reset-link', { name }),
    }
    return page(reply, 'accounts/settings', { ...(await settings(request)), link })
  })

  app.post('/settings/links/:id/revocation', byId, async (request, reply) => {
    if ('refused' in (await revokeLink(db, request.params.id, now()))) throw new NotFound()
    flash(request, 'settings.link-revoked')
    return reply.redirect('/settings', 303)
  })

  app.post('/settings/colleagues/:id/role', byId, async (request, reply) => {
    const form = readForm(roleForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'accounts/settings', { ...(await settings(request)), ...form })
    const result = await changeRole(db, userOf(request).id, request.params.id, form.value.role, now())
    flash(request, 'settings.role-done', { name: allowed(result).changed.name })
    return reply.redirect('/settings', 303)
  })

  const access = [
    { path: 'block', act: blockColleague, done: 'settings.disabled-done' },
    { path: 'unblock', act: unblockColleague, done: 'settings.enabled-done' },
  ] as const satisfies { path: string; act: typeof blockColleague; done: MessageKey }[]

  for (const { path, act, done } of access) {
    app.post(`/settings/colleagues/:id/${path}`, byId, async (request, reply) => {
      const { changed } = allowed(await act(db, userOf(request).id, request.params.id, now()))
      flash(request, done, { name: changed.name })
      return reply.redirect('/settings', 303)
    })
  }
}
