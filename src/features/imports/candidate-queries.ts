import type { Updateable } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { CandidateTable } from '../../db/schema.ts'
import type { CandidateFacts } from '../../domain/people/candidate-facts.ts'
import { candidateKeys, nameKey } from '../../domain/people/candidate-keys.ts'
import type { KnownPeople, Person } from '../../domain/people/candidate-matching.ts'
import { firstStage, newApplication } from '../applications/stage-queries.ts'
import { byKind, renewKeys } from '../candidates/keys.ts'
import { renewTerms, termWithoutPurpose } from '../care/terms.ts'
import { inChunks } from './chunks.ts'

const columns = {
  cityId: 'city_id',
  cityOther: 'city_other',
  source: 'source',
  experienceMonths: 'experience_months',
  education: 'education',
  skills: 'skills',
  languages: 'languages',
  expectedPay: 'expected_pay',
  payBasis: 'pay_basis',
  note: 'note',
} as const satisfies Record<keyof CandidateFacts, keyof CandidateTable>

const toColumns = (facts: Partial<CandidateFacts>) =>
  Object.fromEntries(Object.entries(facts).map(([fact, value]) => [columns[fact as keyof CandidateFacts], value])) as Updateable<CandidateTable>

/** A name and its other usual orders: surname first or last, with or without a patronymic. */
function nameOrders(name: string): string[] {
  const words = nameKey(name).split(' ')
  return words.slice(0, 3).map((_, start) => [...words.slice(start), ...words.slice(0, start)].join(' '))
}

/** The ids of the cities that the base knows. */
export async function cityIds(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('cities').select('id').execute()
  return new Set(rows.map(({ id }) => id))
}

/** Those in the base who own one of these phones and e-mails, and the names there that are like these. */
export async function knownPeople(db: Db, keys: readonly string[], names: readonly string[]): Promise<KnownPeople> {
  const contacts: { candidate_id: number; key: string }[] = []
  for (const chunk of inChunks(keys)) {
    contacts.push(...(await db.selectFrom('candidate_contacts').select(['candidate_id', 'key']).where('key', 'in', chunk).execute()))
  }
  const people = await peopleById(db, [...new Set(contacts.map(({ candidate_id }) => candidate_id))])
  const alike: string[] = []
  for (const chunk of inChunks([...new Set(names.flatMap(nameOrders))])) {
    const rows = await db.selectFrom('candidates').select('search_key').distinct().where('search_key', 'in', chunk).execute()
    for (const { search_key } of rows) alike.push(search_key)
  }
  const byContact = contacts.flatMap(({ key, candidate_id }) => {
    const person = people.get(candidate_id)
    return person ? [[key, person] as const] : []
  })
  return { byContact: new Map(byContact), names: alike }
}

async function peopleById(db: Db, ids: readonly number[]): Promise<Map<number, Person>> {
  const people = new Map<number, Person>()
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('candidates').selectAll().where('id', 'in', chunk).execute()
    for (const row of rows) {
      const facts = Object.fromEntries(Object.entries(columns).map(([fact, column]) => [fact, row[column]]))
      people.set(row.id, { id: row.id, name: row.name, facts: facts as unknown as CandidateFacts, fresh: { facts: {}, contacts: [] } })
    }
  }
  return people
}

/** Which of these candidates have applied for the vacancy. */
export async function applicants(db: Db, vacancyId: number, ids: readonly number[]): Promise<Set<number>> {
  const applied = new Set<number>()
  for (const chunk of inChunks(ids)) {
    const rows = await db
      .selectFrom('applications')
      .select('candidate_id')
      .where('vacancy_id', '=', vacancyId)
      .where('candidate_id', 'in', chunk)
      .execute()
    for (const row of rows) applied.add(row.candidate_id)
  }
  return applied
}

/** Writes down newcomers, who get their ids, and what is new of the others. */
export async function savePeople(db: Db, people: Iterable<Person>, at: string): Promise<void> {
  const all = [...people]
  const richer = all.filter(({ id, fresh }) => id !== null && Object.keys(fresh.facts).length + fresh.contacts.length > 0)
  for (const chunk of inChunks(all.filter(({ id }) => id === null))) await insertPeople(db, chunk, at)
  for (const { id, fresh } of richer) {
    await db
      .updateTable('candidates')
      .set((eb) => ({ ...toColumns(fresh.facts), updated_at: at, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
  }
  const contacts = all.flatMap(({ id, fresh }) =>
    fresh.contacts.map(({ kind, key }) => ({ candidate_id: idOf({ id }), kind, value: key, key })),
  )
  for (const chunk of inChunks(contacts)) await db.insertInto('candidate_contacts').values(chunk).execute()
  for (const { id } of richer) await renewKeys(db, idOf({ id }))
}

async function insertPeople(db: Db, people: readonly Person[], at: string): Promise<void> {
  const rows = people.map(({ name, facts, fresh }) => ({
    name,
    ...candidateKeys({ name, ...byKind(fresh.contacts), skills: facts.skills, languages: facts.languages, note: facts.note }),
    city_id: facts.cityId,
    city_other: facts.cityOther,
    source: facts.source,
    experience_months: facts.experienceMonths,
    education: facts.education,
    skills: facts.skills,
    languages: facts.languages,
    expected_pay: facts.expectedPay,
    pay_basis: facts.payBasis,
    note: facts.note,
    erase_by: termWithoutPurpose(at),
    created_at: at,
    updated_at: at,
  }))
  const inserted = await db.insertInto('candidates').values(rows).returning('id').execute()
  // Keys are given in the order of the rows; the order of the answer is not promised.
  const ids = inserted.map(({ id }) => id).sort((a, b) => a - b)
  for (const [index, person] of people.entries()) person.id = ids[index] ?? null
}

export async function addApplications(db: Db, vacancyId: number, people: Iterable<Person>, at: string): Promise<void> {
  const stage = await firstStage(db, vacancyId)
  const rows = [...people].map((person) => newApplication(idOf(person), vacancyId, stage, at))
  for (const chunk of inChunks(rows)) {
    await db.insertInto('applications').values(chunk).onConflict((conflict) => conflict.columns(['vacancy_id', 'candidate_id']).doNothing()).execute()
    await renewTerms(db, chunk.map(({ candidate_id }) => candidate_id))
  }
}

function idOf({ id }: Pick<Person, 'id'>): number {
  if (id === null) throw new Error('A person was not written down')
  return id
}
