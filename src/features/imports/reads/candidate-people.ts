import { isOneOf } from '../../../db/bulk.ts'
import type { Db } from '../../../db/open.ts'
import { factsFrom } from '../../../domain/people/candidate/candidate-facts.ts'
import { addName, type Person } from '../../../domain/people/candidate/candidate-matching.ts'

/** The ids of the cities that the base knows. */
export async function cityIds(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('cities').select('id').execute()
  return new Set(rows.map(({ id }) => id))
}

/** Whom some rows of a file may speak of. */
export type Known = {
  byContact: Map<string, Person>
  /** Those whom earlier rows of the same file brought; nobody has seen them yet. */
  ours: Set<Person>
  /** Those of whom earlier rows said something new. */
  changed: Set<Person>
}

/**
 * Those who own one of these phones and e-mails, with all that earlier rows of the same file have said of them.
 *
 * @param file the import, and those in the database of whom its earlier rows speak under their own name
 */
export async function knownPeople(
  db: Db,
  { id: importId, named }: { id: number; named: ReadonlySet<number> },
  keys: readonly string[],
): Promise<Known> {
  const kept = await db
    .selectFrom('candidate_contacts')
    .select(['candidate_id', 'key'])
    .where(isOneOf(db, 'key', keys))
    .execute()
  const told = await db
    .selectFrom('import_contacts')
    .select(['candidate_id', 'key'])
    .where('import_id', '=', importId)
    .where(isOneOf(db, 'key', keys))
    .execute()
  const contacts = [...kept, ...told]
  const known: Known = { byContact: new Map(), ours: new Set(), changed: new Set() }
  if (contacts.length === 0) return known
  const ids = [...new Set(contacts.map(({ candidate_id }) => candidate_id))]
  const people = new Map<number, Person>()
  for (const row of await db.selectFrom('candidates').selectAll().where('id', 'in', ids).execute()) {
    const { id, name } = row
    const person: Person = { id, name, named: [], facts: factsFrom(row), fresh: { facts: {}, contacts: [] } }
    people.set(id, person)
    if (row.import_id === importId) known.ours.add(person)
    if (row.import_id === importId || named.has(id)) addName(person, name)
  }
  const changes = await db
    .selectFrom('import_changes')
    .select(['candidate_id', 'facts_json'])
    .where('import_id', '=', importId)
    .where('candidate_id', 'in', ids)
    .execute()
  for (const { candidate_id, facts_json } of changes) {
    const person = people.get(candidate_id)
    if (!person) continue
    known.changed.add(person)
    Object.assign(person.facts, JSON.parse(facts_json))
  }
  const doubts = await db
    .selectFrom('import_doubts')
    .select(['candidate_id', 'told_name'])
    .where('import_id', '=', importId)
    .where('candidate_id', 'in', ids)
    .execute()
  for (const { candidate_id, told_name } of doubts) {
    const person = people.get(candidate_id)
    if (person) addName(person, told_name)
  }
  for (const { key, candidate_id } of contacts) {
    const person = people.get(candidate_id)
    if (person) known.byContact.set(key, person)
  }
  return known
}

/** Of these keys of names those that somebody in the base has, earlier rows of the file among them. */
export async function namesKnown(db: Db, likenessKeys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('candidates')
    .select('likeness_key')
    .distinct()
    .where(isOneOf(db, 'likeness_key', [...new Set(likenessKeys)]))
    .execute()
  return rows.map(({ likeness_key }) => likeness_key)
}

/** Which of these candidates have applied for the vacancy. */
export async function applicants(db: Db, vacancyId: number, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('applications')
    .select('candidate_id')
    .where('vacancy_id', '=', vacancyId)
    .where('candidate_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.candidate_id))
}
