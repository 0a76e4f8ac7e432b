import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from '../../../db/columns.ts'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import { newestHolding } from '../../../db/text-search.ts'
import type { ContactKind } from '../../../domain/people/candidate/candidate-matching.ts'
import { likenessKey, namesLookAlike } from '../../../domain/people/duplicates.ts'
import { slipPieces } from '../../../domain/people/search-text.ts'

/** Who somebody may be: what is known of a newcomer or of a candidate. */
export type Somebody = {
  name: string
  phones: readonly string[]
  emails: readonly string[]
  profiles: readonly string[]
}

/** Somebody in the base who may be the same person, and by what. */
export type LookAlike = { id: number; name: string; by: ContactKind | 'name' }

/** Who has a name that others have too is like many; more of them would tell nothing. */
const most = 10
/** How many names that share a half with this one are read to see whether the rest is a slip. */
const mostCompared = 200

/**
 * Those in the base who may be this person: the same phone or e-mail first, then the same name, its parts in any order,
 * in either alphabet and with at most one typing slip. Those whom somebody has told apart are left out.
 *
 * @param self the candidate this is; null for a newcomer
 */
export async function lookAlikes(
  db: Db,
  { name, phones, emails, profiles }: Somebody,
  self: number | null = null,
): Promise<LookAlike[]> {
  const apart = self === null ? new Set<number>() : await toldApart(db, self)
  const found = new Map<number, LookAlike>()
  for (const search of [byContact(db, [...phones, ...emails, ...profiles]), namesakes(db, name), slips(db, name)]) {
    if (found.size < most)
      for (const one of await search())
        if (!found.has(one.id) && one.id !== self && !apart.has(one.id)) found.set(one.id, one)
  }
  return [...found.values()].slice(0, most)
}

type Search = () => Promise<LookAlike[]>

const byContact =
  (db: Db, keys: readonly string[]): Search =>
  async () => {
    if (keys.length === 0) return []
    return db
      .selectFrom('candidate_contacts')
      .innerJoin('candidates', 'candidates.id', 'candidate_contacts.candidate_id')
      .select(['candidates.id', 'candidates.name', 'candidate_contacts.kind as by'])
      .where('candidate_contacts.key', 'in', keys)
      .where(published)
      .orderBy('candidate_contacts.id')
      .execute()
  }

/** Those of the same name, the newest first, told apart or not. */
const namesakes =
  (db: Db, name: string): Search =>
  async () => {
    const key = likenessKey(name)
    if (key === '') return []
    const rows = await db
      .selectFrom('candidates')
      .select(['id', 'name'])
      .where('likeness_key', '=', key)
      .where(published)
      .orderBy('id', 'desc')
      .limit(most + 1)
      .execute()
    return rows.map((row) => ({ ...row, by: 'name' }))
  }

const slips =
  (db: Db, name: string): Search =>
  async () => {
    const pieces = slipPieces(name)
    if (pieces.length === 0) return []
    const near = await newestHolding(db, db.selectFrom('candidates').select('candidates.id'), [pieces], false)
    const ids = (await near.limit(mostCompared).execute()).map(({ id }) => id)
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom('candidates')
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .where(published)
      .orderBy('id', 'desc')
      .execute()
    return rows.filter((row) => namesLookAlike(name, row.name)).map((row) => ({ ...row, by: 'name' }))
  }

async function toldApart(db: Db, id: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('different_people')
    .select(['first_id', 'second_id'])
    .where((eb) => eb.or([eb('first_id', '=', id), eb('second_id', '=', id)]))
    .execute()
  return new Set(rows.flatMap(({ first_id, second_id }) => [first_id, second_id]).filter((other) => other !== id))
}

/** Remembers that these two are not the same person; nothing where one of them was merged or erased a moment ago. */
export async function tellApart(db: Db, one: number, other: number, by: number, now: Temporal.Instant): Promise<void> {
  const [first_id, second_id] = one < other ? [one, other] : [other, one]
  await db.transaction().execute(async (trx) => {
    const both = trx.selectFrom('candidates').select('id').where('id', 'in', [first_id, second_id]).orderBy('id')
    const there = await both.$if(isPostgres(db), (query) => query.forKeyShare()).execute()
    if (there.length < 2) return
    await trx
      .insertInto('different_people')
      .values({ first_id, second_id, by_user: by, at: now.toString() })
      .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing())
      .execute()
  })
}

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
