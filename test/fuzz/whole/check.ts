import { Temporal } from 'temporal-polyfill'
import { candidateVocabulary } from '../../../src/domain/people/candidate/candidate-columns.ts'
import { contactsOf } from '../../../src/domain/people/candidate/candidate-matching.ts'
import { candidateReader, type CandidateRecord } from '../../../src/domain/people/candidate/candidate-normalise.ts'
import { cellText, type TableRow } from '../../../src/domain/tables/cells.ts'
import { guessMapping } from '../../../src/domain/tables/columns.ts'
import type { Db } from '../../../src/db/open.ts'
import { importCandidates } from '../../../src/features/imports/acts/import-candidates.ts'
import { importAttendance } from '../../../src/features/imports/acts/short-files/import-attendance.ts'
import { importMarket } from '../../../src/features/imports/acts/short-files/import-market.ts'
import type { Kind } from '../../../src/features/imports/kinds.ts'
import type { ImportReport } from '../../../src/features/imports/report.ts'
import { readTable } from '../../../src/files/read-table.ts'
import { TableError } from '../../../src/files/table-error.ts'
import { citiesOfData } from '../../support/cities.ts'

const at = Temporal.Instant.from('2026-11-24T06:00:00Z')

/** What became of one file. `rows` and the rest are 0 where the file is refused. */
export type Seen = { refused: string | null; rows: number; taken: number; setAside: number }

export class Wrong extends Error {}

const demand = (isTrue: boolean, what: () => string) => {
  if (!isTrue) throw new Wrong(what())
}

/**
 * Loads a file into an empty base as a command does, and looks at what came of it: every row is counted once, a trial
 * says what loading does, loading again makes nobody, nobody is put together from strangers, and no pay is invented.
 *
 * @throws Wrong with what is wrong
 */
export async function loadAndLook(db: Db, bytes: Buffer, kind: Kind): Promise<Seen> {
  const rows: TableRow[] = []
  let headings: string[]
  try {
    const table = await readTable(bytes)
    headings = table.headings
    for await (const row of table.rows) rows.push(row)
  } catch (error) {
    if (error instanceof TableError) return { refused: error.code, rows: 0, taken: 0, setAside: 0 }
    throw error
  }
  const trial = await load(db, bytes, kind, true)
  const report = await load(db, bytes, kind, false)
  const { created, updated, unchanged, setAside } = report
  const sum = created + updated + unchanged + setAside.length
  demand(sum === report.rows && report.rows === rows.length, () => `${rows.length} rows, ${inShort(report)}`)
  demand(inShort(trial) === inShort(report), () => `the trial said ${inShort(trial)}, loading ${inShort(report)}`)
  const numbers = setAside.map(({ row }) => row)
  demand(new Set(numbers).size === numbers.length, () => `a row is set aside twice: ${numbers.join(' ')}`)
  const known = new Set(rows.map(({ row }) => row))
  demand(
    numbers.every((row) => known.has(row)),
    () => `a row is set aside that is not in the file: ${numbers.join(' ')}`,
  )
  if (kind === 'candidates') await lookAtPeople(db, headings, rows, report)
  const again = await load(db, bytes, kind, false)
  demand(again.created === 0, () => `loaded again: ${inShort(again)}`)
  return { refused: null, rows: rows.length, taken: sum - setAside.length, setAside: setAside.length }
}

const inShort = ({ rows, created, updated, unchanged, setAside }: ImportReport): string =>
  `${rows} = ${created} + ${updated} + ${unchanged} + ${setAside.length}`

async function load(db: Db, bytes: Buffer, kind: Kind, dryRun: boolean): Promise<ImportReport> {
  const table = await readTable(bytes)
  if (kind === 'candidates') return importCandidates(db, table, undefined, { at, dryRun })
  const act = kind === 'attendance' ? importAttendance : importMarket
  return act(db, table, undefined, { at, dryRun })
}

async function lookAtPeople(db: Db, headings: string[], rows: readonly TableRow[], report: ImportReport) {
  const mapping = guessMapping(headings, candidateVocabulary, rows.slice(0, 100))
  const read = candidateReader(headings, mapping, citiesOfData, '2026-11-24')
  const lines = rows.map((row) => ({ line: read(row), row }))
  const records = lines.flatMap(({ line }) => ('candidate' in line ? line.candidate : []))
  const groups = groupsOf(records)
  const people = await db.selectFrom('candidates').select(['id', 'name', 'expected_pay']).execute()
  const contacts = await db.selectFrom('candidate_contacts').select(['candidate_id', 'key']).execute()
  demand(people.length === report.created, () => `${people.length} people, ${inShort(report)}`)
  const names = new Set(records.map(({ name }) => name))
  for (const { id, name } of people) {
    const own = contacts.filter(({ candidate_id }) => candidate_id === id).map(({ key }) => key)
    demand(own.length > 0, () => `${name} has no contact`)
    demand(new Set(own.map((key) => groups.get(key))).size === 1, () => `${name} is several people: ${own.join(' ')}`)
    demand(names.has(name), () => `nobody is called ${name}`)
  }
  for (const { line, row } of lines) {
    if (!('candidate' in line) || line.candidate.expectedPay === null) continue
    const written = mapping.pay.map((column) => cellText(row.cells[column]).replace(/\D/gu, '')).join(' ')
    const figures = String(line.candidate.expectedPay).replace(/0+$/u, '')
    demand(written.includes(figures), () => `row ${row.row}: ${line.candidate.expectedPay} of "${written}"`)
  }
}

/** The group of each contact: rows that share one are of one group, and so are those that share one with these. */
function groupsOf(records: readonly CandidateRecord[]): Map<string, number> {
  const groupOf = new Map<string, number>()
  const members: string[][] = []
  for (const record of records) {
    const keys = contactsOf(record).map(({ key }) => key)
    const joined = [...new Set(keys.flatMap((key) => groupOf.get(key) ?? []))]
    const all = [...keys, ...joined.flatMap((group) => members[group] ?? [])]
    for (const key of all) groupOf.set(key, members.length)
    members.push(all)
  }
  return groupOf
}
