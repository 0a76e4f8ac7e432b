import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { optionalChoice } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { candidatesCsv, candidatesXlsx } from '../export.ts'
import { filterQuery } from '../filters.ts'
import { asDownload, xlsxType } from '../../../web/texts/downloads.ts'

/** What the list was narrowed by when its link was followed; `searched` says that it was searched, too. */
const exported = filterQuery.extend({ searched: optionalChoice(['yes']) })

/** Those whom the list shows as a file: everybody, or those who were searched for and filtered. */
export function candidateExportRoutes(fastify: FastifyInstance, { database: { db } }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  // No HEAD: it would read everybody for an answer without a body.
  const options = {
    onRequest: allow('candidates.export'),
    exposeHeadRoute: false,
    schema: { querystring: exported },
  }
  const file = (reply: FastifyReply, name: string, type: string, content: AsyncIterable<string | Buffer>) =>
    reply.type(type).header('content-disposition', asDownload(name)).send(Readable.from(content))

  const searchOf = ({ session }: FastifyRequest, searched: 'yes' | undefined): string =>
    searched ? (session.get('candidateSearch') ?? '') : ''

  app.get('/candidates.csv', options, (request, reply) => {
    const { searched, ...filters } = request.query
    const content = candidatesCsv(db, { search: searchOf(request, searched), filters }, visitorOf(request))
    return file(reply, 'candidates.csv', 'text/csv; charset=utf-8', content)
  })

  app.get('/candidates.xlsx', options, (request, reply) => {
    const { searched, ...filters } = request.query
    const content = candidatesXlsx(db, { search: searchOf(request, searched), filters }, visitorOf(request))
    return file(reply, 'candidates.xlsx', xlsxType, content)
  })
}
