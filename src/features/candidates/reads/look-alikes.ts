import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import { newestHolding } from '../../../db/text-search.ts'
import type { ContactKind } from '../../../domain/people/contact.ts'
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
export const namesakes =
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
