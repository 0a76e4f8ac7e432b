import { expect, test } from 'vitest'
import type { Db } from '../../../src/db/open.ts'
import { peopleAtOnce, searchCandidates } from '../../../src/features/candidates/reads/search.ts'
import { testApp } from '../../support/app.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
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
])(
  'opencats/OpenCATS #538, #536: a page of thousands is all that is taken from the base, by %s',
  async (_, search, filters) => {
    const { database } = await testApp()
    await fillBase(database.db, { candidates: 3000, vacancies: 3 })
    const { db, given } = counted(database.db)
    const { rows, next } = await searchCandidates(db, search, filters)
    expect([rows.length, next !== null]).toEqual([peopleAtOnce, true])
    // The page with one more to know that it goes on, what is shown of them, and what the filters are made of.
    expect(given()).toBeLessThan(3 * peopleAtOnce)
    expect((await searchCandidates(db, search, filters, next ?? 0)).rows.map(({ id }) => id)).not.toContain(rows[0]?.id)
  },
)

test('what somebody asks for lies under, in or over the band, whose lower end belongs to the level below', async () => {
  const {
    database: { db },
  } = await testApp()
  const vacancy = await makeVacancy(db)
  const amounts = [30_000, 30_001, 40_000, 40_001]
  const ids = await makeCandidates(
    db,
    vacancy,
    amounts.map((amount) => `Кандидат ${amount}`),
  )
  for (const [index, expected_pay] of amounts.entries())
    await db.updateTable('candidates').set({ expected_pay }).where('id', '=', ids[index]!).execute()
  const asking = async (pay: 'under' | 'in' | 'over') =>
    (await searchCandidates(db, '', { vacancy, pay })).rows
      .map(({ name }) => Number(name.split(' ')[1]))
      .toSorted((one, other) => one - other)
  expect([await asking('under'), await asking('in'), await asking('over')]).toEqual([
    [30_000],
    [30_001, 40_000],
    [40_001],
  ])
})
