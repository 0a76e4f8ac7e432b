import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Forbidden, NotFound } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import { mayRole, type Permission } from '../../../web/security/permissions.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { tokenForm } from './token-form.ts'
import { makeToken } from '../acts/make-token.ts'
import { revokeToken } from '../acts/revoke-token.ts'
import { tokensOf } from '../reads/tokens.ts'
import { lifetimes, tokenPermissions } from '../token.ts'

const moscow = 'Europe/Moscow'

/** Settings: tokens by which programs act for oneself; administrators see and end everybody's. */
export function tokenRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  /** Whose tokens a visitor keeps: their own, or everybody's. */
  const keeper = (request: FastifyRequest) => (visitorOf(request).may('accounts.manage') ? null : userOf(request).id)

  const tokensPage = async (request: FastifyRequest) => {
    const { t, format, may } = visitorOf(request)
    const rows = await tokensOf(db, keeper(request))
    return {
      ...emptyForm,
      values: { days: '90' },
      made: null,
      options: tokenPermissions.filter(may).map((value) => ({ value, label: t(`permission.${value}`) })),
      lifetimes: lifetimes.map((value) => ({ value, label: t('tokens.days', { days: Number(value) }) })),
      tokens: rows.map((row) => ({
        id: row.id,
        name: row.name,
        owner: row.owner,
        allows:
          (JSON.parse(row.permissions_json) as Permission[])
            .filter((permission) => mayRole(row.role, permission))
            .map((permission) => t(`permission.${permission}`))
            .join(', ') || t('tokens.nothing-left'),
        expires: format.dateTime(row.expires_at, moscow),
        isOver: row.expires_at <= now().toString(),
        lastUsed: row.last_used_at === null ? t('tokens.never-used') : format.dateTime(row.last_used_at, moscow),
      })),
    }
  }

  app.get('/settings/tokens', async (request, reply) => page(reply, 'tokens/tokens', await tokensPage(request)))

  app.post('/settings/tokens', { config: { lists: ['permission'] } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(tokenForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'tokens/tokens', { ...(await tokensPage(request)), ...form })
    const { name, permission, days } = form.value
    const wanted = { name, permissions: permission, days: Number(days) }
    const made = await makeToken(db, wanted, userOf(request), now())
    if ('refused' in made) throw new Forbidden()
    // Shown once, in the answer itself: it is not kept, so there is nothing to redirect to.
    return page(reply, 'tokens/tokens', { ...(await tokensPage(request)), made: made.token })
  })

  app.post(
    '/settings/tokens/:id/revocation',
    { schema: { params: z.object({ id: id() }) } },
    async (request, reply) => {
      if ('refused' in (await revokeToken(db, request.params.id, keeper(request), now()))) throw new NotFound()
      flash(request, 'tokens.revoked')
      return reply.redirect('/settings/tokens', 303)
    },
  )
}
