import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import { factColumns } from '../../../domain/people/candidate/candidate-facts.ts'
import { setFilters } from '../filters.ts'
import { foundIds, type Shown } from './search.ts'
import { contactsOf, type Contact } from './contacts.ts'
import { standings, type CandidateStanding } from './standings.ts'

const pageSize = 1000

/**
 * Those whom the list shows, page by page, each page with what belongs to its people: everybody in the order they came,
 * or those whom a search or a filter leaves, the newest first.
 */
export async function* exportedPeople(db: Db, shown: Shown) {
  const isNarrowed = shown.search !== '' || setFilters(shown.filters).length > 0
  for (let after: number | undefined; ;) {
    const ids = isNarrowed ? await foundIds(db, shown, after, pageSize) : await idsAfter(db, after ?? 0)
    after = ids.at(-1)
    if (after === undefined) return
    const people = await peopleOf(db, ids)
    const [contacts, applications] = [grouped(await contactsOf(db, ids)), grouped(await standings(db, ids))]
    yield ids.flatMap((id) => {
      const person = people.get(id)
      return person ? { ...person, contacts: contacts.get(id) ?? [], applications: applications.get(id) ?? [] } : []
    })
  }
}

type Person = Awaited<ReturnType<typeof peopleOf>> extends Map<number, infer One> ? One : never

export type Exported = Person & {
  contacts: Contact[]
  applications: CandidateStanding[]
}

async function idsAfter(db: Db, after: number): Promise<number[]> {
  const rows = await db
    .selectFrom('candidates')
    .select('id')
    .where('id', '>', after)
    .where('erased', '=', 0)
    .where(published)
    .orderBy('id')
    .limit(pageSize)
    .execute()
  return rows.map(({ id }) => id)
}

async function peopleOf(db: Db, ids: readonly number[]) {
  const rows = await db
    .selectFrom('candidates')
    .leftJoin('cities', 'cities.id', 'candidates.city_id')
    .select(['candidates.id', 'candidates.name', 'cities.name_ru', 'cities.name_en'])
    .select(factColumns.map((column) => `candidates.${column}` as const))
    .where('candidates.id', 'in', ids)
    .where('candidates.erased', '=', 0)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function grouped<T extends { candidate_id: number }>(rows: readonly T[]): Map<number, T[]> {
  return Map.groupBy(rows, ({ candidate_id }) => candidate_id)
}
