import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import { factColumns } from '../../../domain/people/candidate/candidate-facts.ts'
import { contactsOf, type Contact } from './contacts.ts'

const pageSize = 1000

/** Everybody in the base, page by page in the order they came, each page with what belongs to its people. */
export async function* everybody(db: Db) {
  for (let after = 0; ;) {
    const people = await candidatesAfter(db, after)
    const last = people.at(-1)
    if (!last) return
    const ids = people.map(({ id }) => id)
    const [contacts, applications] = [grouped(await contactsOf(db, ids)), grouped(await standings(db, ids))]
    yield people.map((person) => ({
      ...person,
      contacts: contacts.get(person.id) ?? [],
      applications: applications.get(person.id) ?? [],
    }))
    after = last.id
  }
}

export type Exported = Awaited<ReturnType<typeof candidatesAfter>>[number] & {
  contacts: Contact[]
  applications: Awaited<ReturnType<typeof standings>>
}

function candidatesAfter(db: Db, after: number) {
  return db
    .selectFrom('candidates')
    .leftJoin('cities', 'cities.id', 'candidates.city_id')
    .select(['candidates.id', 'candidates.name', 'cities.name_ru', 'cities.name_en'])
    .select(factColumns.map((column) => `candidates.${column}` as const))
    .where('candidates.id', '>', after)
    .where('candidates.erased', '=', 0)
    .where(published)
    .orderBy('candidates.id')
    .limit(pageSize)
    .execute()
}

/** Where some people stand on the vacancies they have applied for. */
function standings(db: Db, candidates: readonly number[]) {
  return db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .select(['applications.candidate_id', 'vacancies.title', 'stages.kind', 'stages.name', 'applications.closed_at'])
    .where('applications.candidate_id', 'in', candidates)
    .orderBy('applications.id')
    .execute()
}

function grouped<T extends { candidate_id: number }>(rows: readonly T[]): Map<number, T[]> {
  return Map.groupBy(rows, ({ candidate_id }) => candidate_id)
}
