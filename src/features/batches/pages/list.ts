import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { advisedDays } from '../reads/advised-days.ts'
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
      const read = await batchesBefore(db, today.toString(), before, pageSize + 1)
      const past = read.slice(0, pageSize)
      const last = past.at(-1)
      const open = [...upcoming, ...past].filter(({ status }) => status === 'planned')
      const advised = await advisedDays(
        db,
        open.map(({ id }) => id),
        now(),
      )
      return page(
        reply,
        'batches/list',
        batchesPage(
          { upcoming, past, advised },
          read.length > pageSize && last ? `${last.date}_${last.id}` : null,
          { later: before !== null, thisYear: today.year },
          visitorOf(request),
        ),
      )
    },
  )
}
