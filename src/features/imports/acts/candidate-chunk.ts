import { insertRows } from '../../../db/bulk.ts'
import type { Db } from '../../../db/open.ts'
import {
  candidateMatcher,
  contactsOf,
  type Match,
  type Person,
} from '../../../domain/people/candidate/candidate-matching.ts'
import type { CandidateRecord, CandidateRow } from '../../../domain/people/candidate/candidate-normalise.ts'
import { likenessKey } from '../../../domain/people/duplicates.ts'
import type { Cell } from '../../../domain/tables/cells.ts'
import { applicants, knownPeople, namesKnown } from '../reads/candidate-people.ts'
import { writePeople, type Origin } from './candidate-writing.ts'
import { addNote, type Outcome, type SetAsideReason } from '../report.ts'

/** Where people of an import go, and what is known of our cities. */
export type Target = Origin & { vacancyId: number | null; cities: ReadonlySet<string> }

/** A row as it was read, with the cells it may be shown with again. */
export type ReadRow = { line: CandidateRow; cells: readonly Cell[] }

type Refused = { row: number; reason: SetAsideReason; cells: readonly Cell[] }

/** Finds out who each row of a chunk is, writes down what it says, and counts it. */
export async function loadChunk(db: Db, target: Target, rows: readonly ReadRow[], outcome: Outcome): Promise<void> {
  const records = rows.flatMap(({ line }) => ('candidate' in line ? line.candidate : []))
  const known = await knownPeople(db, target.id, [...new Set(records.flatMap(contactsOf).map(({ key }) => key))])
  const match = candidateMatcher({
    byContact: known.byContact,
    likenessKeys: await namesKnown(
      db,
      records.map(({ name }) => likenessKey(name)),
    ),
  })
  const applied = await appliedBefore(db, target, known)
  const people = new Set<Person>()
  const applying = new Set<Person>()
  const refused: Refused[] = []
  for (const { line, cells } of rows) {
    const { row } = line
    outcome.rows += 1
    if ('reason' in line) {
      refused.push({ row, reason: line.reason, cells })
      continue
    }
    for (const note of line.notes) addNote(outcome.notes, row, note)
    const found = match(inOurCities(line.candidate, target.cities))
    if (found.outcome === 'contacts-of-two') {
      refused.push({ row, reason: 'contacts-of-two', cells })
      continue
    }
    const applies = applied !== null && !applying.has(found.person) && !applied.has(found.person)
    if (applies) applying.add(found.person)
    people.add(found.person)
    outcome[countOf(found.outcome, applies)] += 1
    if (found.flag) addNote(outcome.notes, row, { field: 'name', code: found.flag })
  }
  await writePeople(db, target, people, known, applying)
  await setAside(db, target.id, refused)
  outcome.setAside += refused.length
}

const inOurCities = (record: CandidateRecord, cities: ReadonlySet<string>): CandidateRecord =>
  record.cityId === null || cities.has(record.cityId) ? record : { ...record, cityId: null }

/**
 * Those who apply for the vacancy without this row: they have applied, or an earlier row says so. Null without a
 * vacancy.
 */
async function appliedBefore(
  db: Db,
  { vacancyId }: Target,
  { byContact, ours, changed }: Awaited<ReturnType<typeof knownPeople>>,
): Promise<Set<Person> | null> {
  if (vacancyId === null) return null
  const people = new Set(byContact.values())
  const ids = await applicants(
    db,
    vacancyId,
    [...people].flatMap(({ id }) => id ?? []),
  )
  return new Set(
    [...people].filter(
      (person) => ours.has(person) || changed.has(person) || (person.id !== null && ids.has(person.id)),
    ),
  )
}

function countOf(
  outcome: Exclude<Match['outcome'], 'contacts-of-two'>,
  applies: boolean,
): 'created' | 'updated' | 'unchanged' {
  if (outcome === 'new') return 'created'
  return outcome === 'filled' || applies ? 'updated' : 'unchanged'
}

const setAsideColumns = { import_id: 'integer', row: 'integer', reason: 'text', cells_json: 'text' } as const

async function setAside(db: Db, importId: number, refused: readonly Refused[]): Promise<void> {
  await insertRows(
    db,
    'import_set_aside',
    setAsideColumns,
    refused.map(({ row, reason, cells }) => ({ import_id: importId, row, reason, cells_json: JSON.stringify(cells) })),
  )
}
