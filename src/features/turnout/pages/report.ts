import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listCities } from '../../../db/reference/cities.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { allOf, wholeHistory } from '../reads/history.ts'
import { cachedByHistory } from '../reads/history-cache.ts'
import { historyCsv } from '../reads/history-csv.ts'
import { dimensions, reportPage } from './report-view.ts'
import { asDownload } from '../../../web/texts/downloads.ts'

const history = cachedByHistory((db) => allOf(wholeHistory(db)))

/** How many of those invited come, as the team's own history shows, and that history as a file. */
export function reportRoutes(fastify: FastifyInstance, { database: { db } }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const query = { schema: { querystring: z.object({ by: z.enum(dimensions).optional().catch(undefined) }) } }
  app.get('/turnout', { onRequest: allow('reports.read'), ...query }, async (request, reply) => {
    const visitor = visitorOf(request)
    const cities = new Map((await listCities(db)).map((city) => [city.id, cityName(city, visitor.language)]))
    return page(reply, 'turnout/report', reportPage(await history(db), cities, request.query.by, visitor))
  })

  // The file names people, so it needs the right to export them.
  app.get('/turnout/history.csv', { onRequest: allow('candidates.export') }, (_request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', asDownload('attendance-history.csv'))
      .send(historyCsv(db)),
  )
}
