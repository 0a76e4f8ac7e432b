import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { listCities } from '../../../db/reference/cities.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { marketAddress } from '../../pay/pages/check-form.ts'
import { cellsOf, marketRoles } from '../acts/refresh-figures.ts'
import { marketView, ownRole } from './market-view.ts'

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
      const role = named.includes(wanted) ? wanted : (named[0] ?? ownRole)
      const city = cities.find(({ id }) => id === request.query.city)?.id ?? null
      return page(reply, 'market/market', {
        empty: roles.length === 0,
        ...marketView({ role, city }, await cellsOf(db, role), roles, cities, now(), visitorOf(request)),
      })
    },
  )
}
