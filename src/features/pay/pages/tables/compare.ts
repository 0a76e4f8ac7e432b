import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { NotFound } from '../../../../web/errors.ts'
import type { Services } from '../../../../web/services.ts'
import { page } from '../../../../web/views.ts'
import { allow, visitorOf } from '../../../../web/visitor.ts'
import { articleTable, type PayTable } from '../../reads/pay-tables.ts'
import { comparison, refOf, tableOptions } from './compare-view.ts'
import { figuresOf, findVersion, tableNames, versionsOf } from '../../reads/own-tables.ts'
import { citiesToday } from '../../../places/reads/cities-today.ts'

/** The article's table, the newest version of a table (`7`), or one of its versions (`7.2`). */
const ref = z.string().regex(/^(?:article|\d{1,9}(?:\.\d{1,9})?)$/)
const address = z.object({
  first: ref.catch('article'),
  second: ref.optional().catch(undefined),
  read: z.enum(['gross', 'net']).optional().catch(undefined),
})

/** Two tables beside each other, or two versions of one. */
export function payTableCompareRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  const tableAt = async (text: string): Promise<PayTable> => {
    if (text === 'article') return articleTable(db)
    const [table, number] = text.split('.').map(Number)
    const version = await findVersion(db, table ?? 0, number)
    if (!version) throw new NotFound()
    return figuresOf(db, version)
  }

  app.get(
    '/salaries/tables/compare',
    { onRequest: allow('offers.read'), schema: { querystring: address } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const { read } = request.query
      const names = await tableNames(db)
      const first = await tableAt(request.query.first)
      const second = await tableAt(request.query.second ?? (names[0] ? String(names[0].id) : 'article'))
      const shown = new Set([first, second].flatMap(({ own }) => own?.tableId ?? []))
      const versions = (await Promise.all([...shown].map((table) => versionsOf(db, table)))).flat()
      return page(reply, 'pay/tables/compare', {
        values: { first: refOf(first), second: refOf(second), read: read ?? '' },
        errors: {},
        options: tableOptions(names, versions, visitor),
        ...comparison(first, second, read ?? null, await citiesToday(db, now()), visitor),
      })
    },
  )
}
