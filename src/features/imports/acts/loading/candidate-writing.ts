import { insertRows } from '../../../../db/bulk.ts'
import type { Db } from '../../../../db/open.ts'
import { factColumnTypes, textsFrom, toColumns } from '../../../../domain/people/candidate/candidate-facts.ts'
import { candidateKeys } from '../../../../domain/people/candidate/candidate-keys.ts'
import type { Person } from '../../../../domain/people/candidate/candidate-matching.ts'
import { termWithoutPurpose } from '../../../retention/reads/terms.ts'
import { renewKeys } from '../../../candidates/acts/renew-keys.ts'
import { byKind, storedContact } from '../../../candidates/contacts.ts'
import type { Known } from '../../reads/candidate-people.ts'

/** What an import writes under: its key and the instant its people date from. */
export type Origin = { id: number; at: string }

/**
 * Writes down what rows of a file say: newcomers, whom nobody sees yet, and what is to be added to those in the base.
 */
export async function writePeople(
  db: Db,
  { id, at }: Origin,
  people: Iterable<Person>,
  { ours, changed }: Known,
  applying: ReadonlySet<Person>,
): Promise<void> {
  const all = [...people]
  const newcomers = all.filter((person) => person.id === null)
  const inBase = all.filter((person) => person.id !== null && !ours.has(person))
  const isFresh = ({ fresh }: Person) => Object.keys(fresh.facts).length + fresh.contacts.length > 0
  await insertNewcomers(db, { id, at }, newcomers)
  const richer = all.filter((person) => ours.has(person) && isFresh(person))
  for (const person of richer)
    if (Object.keys(person.fresh.facts).length > 0)
      await db.updateTable('candidates').set(toColumns(person.fresh.facts)).where('id', '=', person.id).execute()
  await insertContacts(db, [...newcomers, ...richer])
  for (const { id: candidate } of richer) if (candidate !== null) await renewKeys(db, candidate)
  for (const person of inBase.filter((one) => isFresh(one) || applying.has(one)))
    await stage(db, id, person, changed.has(person))
}

const newcomerColumns = {
  name: 'text',
  search_key: 'text',
  likeness_key: 'text',
  search_text: 'text',
  ...factColumnTypes,
  erase_by: 'text',
  import_id: 'integer',
  created_at: 'text',
  updated_at: 'text',
} as const

async function insertNewcomers(db: Db, { id, at }: Origin, people: readonly Person[]): Promise<void> {
  const erase_by = termWithoutPurpose(at)
  const rows = people.map(({ name, facts, fresh }) => ({
    name,
    ...candidateKeys({ name, ...byKind(fresh.contacts), ...textsFrom((field) => facts[field]) }),
    ...toColumns(facts),
    erase_by,
    import_id: id,
    created_at: at,
    updated_at: at,
  }))
  const ids = await insertRows(db, 'candidates', newcomerColumns, rows, true)
  for (const [index, person] of people.entries()) person.id = ids[index] ?? null
}

const contactColumns = { candidate_id: 'integer', kind: 'text', value: 'text', key: 'text' } as const

async function insertContacts(db: Db, people: readonly Person[]): Promise<void> {
  const rows = people.flatMap((person) =>
    person.fresh.contacts.map((contact) => ({ candidate_id: person.id, ...storedContact(contact) })),
  )
  await insertRows(db, 'candidate_contacts', contactColumns, rows)
}

/**
 * Keeps for later what a file adds to somebody in the base; an empty change still says that they apply for the vacancy.
 */
async function stage(db: Db, importId: number, { id, fresh }: Person, again: boolean): Promise<void> {
  if (id === null) return
  if (!again)
    await db
      .insertInto('import_changes')
      .values({ import_id: importId, candidate_id: id, facts_json: JSON.stringify(fresh.facts) })
      .execute()
  else if (Object.keys(fresh.facts).length > 0) await addFacts(db, importId, id, fresh.facts)
  for (const { kind, key } of fresh.contacts)
    await db.insertInto('import_contacts').values({ import_id: importId, key, kind, candidate_id: id }).execute()
}

async function addFacts(db: Db, importId: number, candidateId: number, facts: Person['fresh']['facts']): Promise<void> {
  const { facts_json } = await db
    .selectFrom('import_changes')
    .select('facts_json')
    .where('import_id', '=', importId)
    .where('candidate_id', '=', candidateId)
    .executeTakeFirstOrThrow()
  const merged = { ...(JSON.parse(facts_json) as object), ...facts }
  await db
    .updateTable('import_changes')
    .set({ facts_json: JSON.stringify(merged) })
    .where('import_id', '=', importId)
    .where('candidate_id', '=', candidateId)
    .execute()
}
