import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { listVacancies } from '../reads/vacancies.ts'
import { vacancyView } from '../words.ts'

/** Open or closed vacancies, page by page. */
export function listRoutes(fastify: FastifyInstance, { database: { db } }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const querystring = z.object({ closed: z.literal('1').optional(), after: id().optional() })

  app.get('/vacancies', { onRequest: allow('vacancies.read'), schema: { querystring } }, async (request, reply) => {
    const { query } = request
    const closed = query.closed === '1'
    const { rows, next } = await listVacancies(db, { closed, after: query.after })
    const visitor = visitorOf(request)
    return page(reply, 'vacancies/list', {
      closed,
      next,
      after: query.after,
      vacancies: rows.map((row) => vacancyView(row, visitor)),
    })
  })
}
