import { insertRows } from '../../../../db/bulk.ts'
import type { Db } from '../../../../db/open.ts'
import {
  addName,
  candidateMatcher,
  contactsOf,
  type Addition,
  type Match,
  type Person,
} from '../../../../domain/people/candidate/candidate-matching.ts'
import {
  factsOf,
  nameless,
  type CandidateRecord,
  type CandidateRow,
} from '../../../../domain/people/candidate/candidate-normalise.ts'
import { keyWithoutPatronymic, likenessKey } from '../../../../domain/people/duplicates.ts'
import type { Cell } from '../../../../domain/tables/cells.ts'
import { applicants, knownPeople, namesKnown, type Known } from '../../reads/candidate-people.ts'
import { writePeople, type Origin } from './candidate-writing.ts'
import { pipelineOfChunk, type FilePipeline } from './pipeline-chunk.ts'
import type { ToldByRow } from '../../import.ts'
import { addNote, type Outcome, type SetAside } from '../../report.ts'

/** Where people of an import go, and what is known of our cities. */
export type Target = Origin & {
  vacancyId: number | null
  cities: ReadonlySet<string>
  /** Those in the database of whom earlier rows speak under their own name. */
  named: ReadonlySet<number>
  /** Null where no column tells of applications. */
  pipeline: FilePipeline | null
}

/** A row as it was read, with the cells it may be shown with again. */
export type ReadRow = { line: CandidateRow; cells: readonly Cell[] }

type Refused = SetAside & { cells: readonly Cell[] }

/**
 * Finds out who each row of a chunk is, writes down what it says, and counts it.
 *
 * @returns those in the database of whom the rows speak under their own name
 */
export async function loadChunk(
  db: Db,
  target: Target,
  rows: readonly ReadRow[],
  outcome: Outcome,
): Promise<Set<number>> {
  const records = rows.flatMap(({ line }) => ('candidate' in line ? line.candidate : []))
  const known = await knownPeople(db, target, [...new Set(records.flatMap(contactsOf).map(({ key }) => key))])
  nameKnownPeople(known, records)
  const match = candidateMatcher({
    byContact: known.byContact,
    likenessKeys: await namesKnown(
      db,
      records.flatMap(({ name }) => [likenessKey(name), keyWithoutPatronymic(name) ?? likenessKey(name)]),
    ),
  })
  const applied = await appliedBefore(db, target, known)
  const pipeline =
    target.pipeline && (await pipelineOfChunk(db, target, target.pipeline, new Set(known.byContact.values())))
  const people = new Set<Person>()
  const applying = new Set<Person>()
  const named = new Set<number>()
  const refused: Refused[] = []
  const doubts: Doubt[] = []
  for (const { line, cells } of rows) {
    const { row } = line
    outcome.rows += 1
    if ('reason' in line) {
      refused.push({ row, reason: line.reason, ...(line.detail && { detail: line.detail }), cells })
      continue
    }
    const record = nameByProfile(inOurCities(line.candidate, target.cities), known.byContact)
    if (record.name === nameless) {
      refused.push({ row, reason: 'name-missing', cells })
      continue
    }
    for (const note of line.notes) addNote(outcome.notes, row, note)
    const found = match(record)
    const owner = 'owner' in found ? found.owner : null
    if (owner && owner.id !== null && !known.ours.has(owner)) doubts.push({ row, about: owner, record, given: null })
    if (!('person' in found)) {
      refused.push({ row, reason: found.outcome, cells })
      continue
    }
    const { person, flag } = found
    const applies = applied !== null && !applying.has(person) && !applied.has(person)
    if (applies) applying.add(person)
    people.add(person)
    const taken = await pipeline?.take(person, record.cityId, line.applications)
    for (const note of taken?.notes ?? []) addNote(outcome.notes, row, note)
    outcome[countOf(found.outcome, applies || taken?.changed === true)] += 1
    if (flag) addNote(outcome.notes, row, { field: 'name', code: flag })
    if (person.id === null || known.ours.has(person)) continue
    if (flag === 'name-differs') doubts.push({ row, about: person, record, given: found.added })
    else named.add(person.id)
  }
  await writePeople(db, target, people, known, applying)
  await pipeline?.write()
  await setAside(db, target.id, refused)
  await keepDoubts(db, target.id, doubts)
  outcome.setAside += refused.length
  return named
}

/** A contact that the rows of a chunk give to people of different names tells none of them, whichever comes first. */
function nameKnownPeople({ byContact, ours }: Known, records: readonly CandidateRecord[]): void {
  for (const record of records)
    for (const { key } of contactsOf(record)) {
      const owner = byContact.get(key)
      if (owner && !ours.has(owner) && record.name !== nameless) addName(owner, record.name)
    }
}

/** Somebody told by their profile only has the name under which they are known by it. */
const nameByProfile = (record: CandidateRecord, byContact: Known['byContact']): CandidateRecord =>
  record.name === nameless
    ? { ...record, name: contactsOf(record).map(({ key }) => byContact.get(key)?.name)[0] ?? nameless }
    : record

const inOurCities = (record: CandidateRecord, cities: ReadonlySet<string>): CandidateRecord =>
  record.cityId === null || cities.has(record.cityId) ? record : { ...record, cityId: null }

/**
 * Those who apply for the vacancy without this row: they have applied, or an earlier row says so. Null without a
 * vacancy.
 */
async function appliedBefore(
  db: Db,
  { vacancyId }: Target,
  { byContact, ours, changed }: Known,
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
  outcome: Extract<Match, { person: Person }>['outcome'],
  applies: boolean,
): 'created' | 'updated' | 'unchanged' {
  if (outcome === 'new') return 'created'
  return outcome === 'filled' || applies ? 'updated' : 'unchanged'
}

const setAsideColumns = {
  import_id: 'integer',
  row: 'integer',
  reason: 'text',
  detail: 'text',
  cells_json: 'text',
} as const

async function setAside(db: Db, importId: number, refused: readonly Refused[]): Promise<void> {
  await insertRows(
    db,
    'import_set_aside',
    setAsideColumns,
    refused.map(({ row, reason, detail = null, cells }) => ({
      import_id: importId,
      row,
      reason,
      detail,
      cells_json: JSON.stringify(cells),
    })),
  )
}

/** A row with contacts that `about` has under another name; `given` is what they got from it, if it was taken. */
type Doubt = { row: number; about: Person; record: CandidateRecord; given: Addition | null }

const doubtColumns = {
  import_id: 'integer',
  row: 'integer',
  candidate_id: 'integer',
  told_name: 'text',
  told_json: 'text',
  given_json: 'text',
} as const

async function keepDoubts(db: Db, importId: number, doubts: readonly Doubt[]): Promise<void> {
  const rows = doubts.flatMap(({ row, about, record, given }) => {
    const told: ToldByRow = { contacts: contactsOf(record), facts: factsOf(record) }
    return about.id === null
      ? []
      : {
          import_id: importId,
          row,
          candidate_id: about.id,
          told_name: record.name,
          told_json: JSON.stringify(told),
          given_json: given && JSON.stringify(given.facts),
        }
  })
  await insertRows(db, 'import_doubts', doubtColumns, rows)
}
