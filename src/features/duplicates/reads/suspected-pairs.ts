import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'

/** How many names a page shows, how many people of one name are looked at, and how many of their pairs are shown. */
const namesOnPage = 25

const mostOfName = 40

const pairsOfName = 3

export type Pair = { id: number; other: number }

/**
 * Pairs of candidates who share a name, by name: neighbours among those of that name, so that many make as many pairs
 * and not the square of it, and without those whom somebody has told apart.
 *
 * @param after a candidate who has the last name of the page before
 */
export async function suspectedPairs(db: Db, after?: number): Promise<{ pairs: Pair[]; next: number | null }> {
  const last =
    after === undefined
      ? undefined
      : await db.selectFrom('candidates').select('likeness_key').where('id', '=', after).executeTakeFirst()
  const names = await db
    .selectFrom('candidates')
    .select((eb) => ['likeness_key', eb.fn.min('id').as('id')])
    .where('likeness_key', '>', last?.likeness_key ?? '')
    .where(published)
    .groupBy('likeness_key')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .orderBy('likeness_key')
    .limit(namesOnPage + 1)
    .execute()
  const pairs: Pair[] = []
  for (const { likeness_key } of names.slice(0, namesOnPage)) pairs.push(...(await pairsNamed(db, likeness_key)))
  return { pairs, next: names.length > namesOnPage ? (names[namesOnPage - 1]?.id ?? null) : null }
}

function pairsNamed(db: Db, key: string): Promise<Pair[]> {
  const namesakes = db
    .selectFrom('candidates')
    .select('id')
    .where('likeness_key', '=', key)
    .where(published)
    .orderBy('id')
    .limit(mostOfName)
    .as('namesakes')
  const neighbours = db
    .selectFrom(namesakes)
    .select(['id', sql<number>`lead(id) over (order by id)`.as('other')])
    .as('pairs')
  return db
    .selectFrom(neighbours)
    .select(['id', 'other'])
    .where('other', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('different_people')
            .select('at')
            .whereRef('first_id', '=', 'pairs.id')
            .whereRef('second_id', '=', 'pairs.other'),
        ),
      ),
    )
    .orderBy('id')
    .limit(pairsOfName)
    .execute()
}
