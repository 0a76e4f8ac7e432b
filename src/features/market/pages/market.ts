import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { searchKey } from '../../../domain/people/names.ts'
import { listCities } from '../../../db/reference/cities.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { ownRole } from '../market.ts'
import { marketRoles } from '../reads/market-roles.ts'
import { cellsOf } from '../reads/role-figures.ts'
import { figuresWithoutRole, titledFigures } from '../reads/titled-figures.ts'
import { marketView, noRole } from './market-view.ts'

/** An address may be very long; only a short text is taken. */
const oneText = z.string().max(100).optional().catch(undefined)

/** Which part of the market is looked at; anything else shows the usual one. */
const marketAddress = z.object({ role: oneText, city: oneText, title: oneText })

/** What loaded vacancies offer, by city and experience within a role; for the team only, whose files they come from. */
export function marketRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/salaries/market',
    { onRequest: allow('reports.read'), schema: { querystring: marketAddress } },
    async (request, reply) => {
      const [roles, cities] = [await marketRoles(db), await listCities(db)]
      const named = roles.flatMap(({ role }) => role || [])
      const wanted = request.query.role ?? ownRole
      const usual = named[0] ?? (roles.length > 0 ? noRole : ownRole)
      const role = named.includes(wanted) || (wanted === noRole && roles.length > named.length) ? wanted : usual
      const city = cities.find(({ id }) => id === request.query.city)?.id ?? null
      const title = request.query.title?.trim() ?? ''
      const ids = cities.map(({ id }) => id)
      const figures =
        searchKey(title) !== ''
          ? await titledFigures(db, title, ids)
          : role === noRole
            ? await figuresWithoutRole(db, ids)
            : { own: roles.find((one) => one.role === role) ?? null, cells: await cellsOf(db, role), asWritten: [] }
      return page(reply, 'market/market', {
        empty: roles.length === 0,
        ...marketView({ role, city, title }, figures, roles, cities, now(), visitorOf(request)),
      })
    },
  )
}
