import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { findCandidate } from '../../candidates/reads/find-candidate.ts'
import { copyOf } from '../reads/copy.ts'
import { copyView } from './copy-view.ts'
import { asDownload } from '../../../web/texts/downloads.ts'

/** Everything held about one person, to be handed to them when they ask: to print, and for their own programs. */
export function copyRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const options = { onRequest: allow('candidates.edit'), schema: { params: z.object({ id: id() }) } }

  app.get('/candidates/:id/copy', options, async (request, reply) => {
    const visitor = visitorOf(request)
    const { id, name } = found(await findCandidate(db, request.params.id))
    const made = visitor.format.dateTime(now().toString(), 'Europe/Moscow')
    return page(reply, 'privacy/copy', {
      candidate: { id, name },
      made,
      tables: copyView(await copyOf(db, id, visitor.language), visitor),
    })
  })

  app.get('/candidates/:id/copy.json', options, async (request, reply) => {
    const { id } = found(await findCandidate(db, request.params.id))
    const tables = Object.fromEntries(
      (await copyOf(db, id, visitorOf(request).language)).map(({ table, rows }) => [table, rows]),
    )
    // The name stands in the file, not in its name: that goes into histories of downloads.
    return reply
      .header('content-disposition', asDownload(`copy-${id}.json`))
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ made: now().toString(), tables }, null, 2))
  })
}
