import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { batchesBefore, batchesFrom } from '../reads/lists.ts'
import { batchesPage } from './list-view.ts'

const pageSize = 25

/** Where the next page of the list starts: the day and the id of the last batch that was shown. */
const cursor = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}_\d{1,9}$/)
  .transform((key) => ({ date: key.slice(0, 10), id: Number(key.slice(11)) }))

/** The list of the days of interviews. */
export function batchListRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/batches',
    { onRequest: allow('batches.read'), schema: { querystring: z.object({ before: cursor.optional() }) } },
    async (request, reply) => {
      // The servers' day ends when Moscow's does; a batch of the day stays under "today" until then.
      const today = now().toZonedDateTimeISO('Europe/Moscow').toPlainDate()
      const before = request.query.before ?? null
      const upcoming = before ? [] : await batchesFrom(db, today.toString())
      const past = await batchesBefore(db, today.toString(), before, pageSize + 1)
      return page(
        reply,
        'batches/list',
        batchesPage(upcoming, past, pageSize, before !== null, today.year, visitorOf(request)),
      )
    },
  )
}
