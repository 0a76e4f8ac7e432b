import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Services } from '../../../web/services.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { candidatesCsv, candidatesXlsx } from '../export.ts'
import { asDownload } from '../../../web/texts/downloads.ts'

/** Everybody in the base as a file. */
export function candidateExportRoutes(app: FastifyInstance, { database }: Services) {
  // No HEAD: it would read everybody for an answer without a body.
  const options = { onRequest: allow('candidates.export'), exposeHeadRoute: false }
  const file = (reply: FastifyReply, name: string, type: string, content: AsyncIterable<string | Buffer>) =>
    reply.type(type).header('content-disposition', asDownload(name)).send(Readable.from(content))

  app.get('/candidates.csv', options, (request, reply) =>
    file(reply, 'candidates.csv', 'text/csv; charset=utf-8', candidatesCsv(database.db, visitorOf(request))),
  )

  app.get('/candidates.xlsx', options, (request, reply) =>
    file(
      reply,
      'candidates.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      candidatesXlsx(database.db, visitorOf(request)),
    ),
  )
}
