import { expect, test } from 'vitest'
import type { Db } from '../../../src/db/open.ts'
import { peopleAtOnce, searchCandidates } from '../../../src/features/candidates/search.ts'
import { testApp } from '../../support/app.ts'
import { fillBase } from '../../support/fill-base.ts'

/** The database, and how many rows it has given so far. */
function counted(db: Db) {
  let rows = 0
  const counting = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      rows += result.rows.length
      return Promise.resolve(result)
    },
  })
  return { db: counting, given: () => rows }
}

test.each([
  ['everybody', '', {}],
  ['a part of a surname that half the base has', 'ова', {}],
  ['a filter', '', { source: 'hh.ru' }],
])('opencats/OpenCATS #538, #536: a page of thousands is all that is taken from the base, by %s', async (_, search, filters) => {
  const { database } = await testApp()
  await fillBase(database.db, { candidates: 3000, vacancies: 3 })
  const { db, given } = counted(database.db)
  const { rows, next } = await searchCandidates(db, search, filters)
  expect([rows.length, next !== null]).toEqual([peopleAtOnce, true])
  // The page with one more to know that it goes on, what is shown of them, and what the filters are made of.
  expect(given()).toBeLessThan(3 * peopleAtOnce)
  expect((await searchCandidates(db, search, filters, next ?? 0)).rows.map(({ id }) => id)).not.toContain(rows[0]?.id)
})
