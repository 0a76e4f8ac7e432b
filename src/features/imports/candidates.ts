import type { Temporal } from 'temporal-polyfill'
import { writingAlone } from '../../db/writing-alone.ts'
import type { Db } from '../../db/open.ts'
import { type CandidateField, candidateVocabulary } from '../../domain/people/candidate-columns.ts'
import { candidateMatcher, contactsOf, type Match, type Person } from '../../domain/people/candidate-matching.ts'
import { candidateReader, type CandidateRecord } from '../../domain/people/candidate-normalise.ts'
import { droppedColumns, guessMapping, type Mapping } from '../../domain/tables/columns.ts'
import { addApplications, applicants, cityIds, knownPeople, savePeople } from './candidate-queries.ts'
import type { ImportOptions } from './attendance.ts'
import { emptyReport, type ImportReport, inRowOrder } from './report.ts'
import type { Table } from './table/read-table.ts'

type Candidate = { row: number; record: CandidateRecord }

/** Those whom an import of candidates writes down, and those of them who are new to the vacancy. */
type Plan = { people: Set<Person>; applying: Set<Person> }

/**
 * Loads candidates. The same phone or e-mail is the same person, in the base or in the file, whose empty fields are
 * filled; nobody is made twice. With a vacancy, everyone in the file has applied for it afterwards.
 *
 * @param mapping which column holds what; guessed from the headings where it is left out
 * @throws TableError when the file stops making sense on the way; nothing is kept then
 */
export async function importCandidates(
  db: Db,
  table: Table,
  mapping: Mapping<CandidateField> = guessMapping(table.headings, candidateVocabulary),
  { dryRun = false, alongside, vacancyId = null, at }: ImportOptions & { vacancyId?: number | null; at: Temporal.Instant },
): Promise<ImportReport> {
  const report = emptyReport(droppedColumns(table.headings, mapping))
  const candidates = await readCandidates(table, mapping, report)

  if (dryRun) {
    await plan(db, candidates, vacancyId, report)
    return report
  }
  await writingAlone(db, 'candidate_contacts', async (trx) => {
    const { people, applying } = await plan(trx, candidates, vacancyId, report)
    await savePeople(trx, people, at.toString())
    if (vacancyId !== null) await addApplications(trx, vacancyId, applying, at.toString())
    await alongside?.(trx, report)
  })
  return report
}

async function readCandidates(table: Table, mapping: Mapping<CandidateField>, report: ImportReport): Promise<Candidate[]> {
  const read = candidateReader(table.headings, mapping)
  const candidates: Candidate[] = []
  for await (const cells of table.rows) {
    report.rows += 1
    const line = read(cells)
    if ('reason' in line) {
      report.setAside.push({ row: line.row, reason: line.reason })
      continue
    }
    candidates.push({ row: line.row, record: line.candidate })
    report.notes.push(...line.notes.map((note) => ({ row: line.row, ...note })))
  }
  return candidates
}

/** Finds out who each row is, and counts it. */
async function plan(db: Db, candidates: readonly Candidate[], vacancyId: number | null, report: ImportReport): Promise<Plan> {
  const records = candidates.map(({ record }) => record)
  const keys = new Set(records.flatMap(contactsOf).map(({ key }) => key))
  const known = await knownPeople(db, [...keys], [...new Set(records.map(({ name }) => name))])
  const cities = await cityIds(db)
  const ids = [...known.byContact.values()].flatMap(({ id }) => id ?? [])
  const applied = vacancyId === null ? null : await applicants(db, vacancyId, [...new Set(ids)])

  const match = candidateMatcher(known)
  const result: Plan = { people: new Set(), applying: new Set() }
  for (const { row, record } of candidates) {
    const ours = record.cityId !== null && cities.has(record.cityId)
    const found = match({ ...record, cityId: ours ? record.cityId : null })
    if (found.outcome === 'contacts-of-two') {
      report.setAside.push({ row, reason: 'contacts-of-two' })
      continue
    }
    const { person } = found
    const applies = applied !== null && !result.applying.has(person) && !(person.id !== null && applied.has(person.id))
    if (applies) result.applying.add(person)
    result.people.add(person)
    report[countOf(found.outcome, applies)] += 1
    if (found.flag) report.notes.push({ row, field: 'name', code: found.flag })
  }
  inRowOrder(report)
  return result
}

function countOf(outcome: Exclude<Match['outcome'], 'contacts-of-two'>, applies: boolean): 'created' | 'updated' | 'unchanged' {
  if (outcome === 'new') return 'created'
  return outcome === 'filled' || applies ? 'updated' : 'unchanged'
}
