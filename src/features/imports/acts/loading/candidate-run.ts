import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import { isPostgres } from '../../../../db/columns.ts'
import type { Db } from '../../../../db/open.ts'
import { readColumns, type CandidateColumn } from '../../../../domain/people/candidate/candidate-columns.ts'
import { candidateReader } from '../../../../domain/people/candidate/candidate-normalise.ts'
import { pipelineFields } from '../../../../domain/pipeline/told-application.ts'
import { cellText, type TableRow } from '../../../../domain/tables/cells.ts'
import { droppedColumns, type Mapping } from '../../../../domain/tables/columns.ts'
import { isForbiddenHeading } from '../../../../domain/tables/forbidden-columns.ts'
import type { Rows } from '../../../../files/table.ts'
import { loadChunk, type ReadRow } from './candidate-chunk.ts'
import { cityReader } from '../../../../domain/people/cities.ts'
import { teamSources } from '../../../sources/reads/source-names.ts'
import { knownCities } from '../../../places/reads/known-cities.ts'
import { explainedStages } from '../../reads/explained-wordings.ts'
import { stagesLookedUp, vacancyFinder, type VacancyChoices } from '../../reads/file-vacancies.ts'
import { cityIds } from '../../reads/candidate-people.ts'
import { emptyReport, outcomeOf, type Outcome } from '../../report.ts'
import { holdRun, type Run } from '../../runs/run-lease.ts'

/** How long a transaction may keep others from writing, in milliseconds, and the rows by which it gets there. */
const longest = 120
const rowsAtFirst = 500
const rowsAtMost = 4000

/** What people of a file apply for, since when, and how much of the file has been read, 0 to 1. */
export type LoadingOf = {
  vacancyId: number | null
  vacancies: VacancyChoices | null
  at: string
  part: () => number
}

/**
 * Writes all people of a table, chunk by chunk, each chunk in a short transaction of its own. Nobody sees them before
 * the
 * import is published; until then a run that ends leaves something only `sweep` can see.
 *
 * @throws TableError when the file stops making sense on the way
 * @throws Stopped
 */
export async function loadCandidates(
  db: Db,
  run: Run,
  table: Rows,
  mapping: Mapping<CandidateColumn>,
  { vacancyId, vacancies, at, part }: LoadingOf,
): Promise<Outcome> {
  const columns = readColumns(mapping, vacancyId !== null)
  let outcome = outcomeOf(emptyReport(droppedColumns(table.headings, columns)))
  const named = new Set<number>()
  const tellsApplications = pipelineFields.some((field) => columns[field].length > 0)
  const pipeline = tellsApplications ? { find: await vacancyFinder(db, vacancies), stagesOf: stagesLookedUp() } : null
  const target = { id: run.id, at, vacancyId, cities: await cityIds(db), named, pipeline }
  const [cityOf, sourceOf] = [cityReader(await knownCities(db)), await teamSources(db)]
  const read = candidateReader(table.headings, mapping, cityOf, at.slice(0, 10), sourceOf, {
    explained: await explainedStages(db),
    ofVacancy: vacancyId !== null,
  })
  const allowed = table.headings.map((heading) => !isForbiddenHeading(heading))
  const readRow = (row: TableRow): ReadRow => ({
    line: read(row),
    cells: row.cells.map((cell, column) => (allowed[column] === false ? '' : cellText(cell))),
  })

  let size = rowsAtFirst
  let chunk: ReadRow[] = []
  const write = async () => {
    const began = performance.now()
    const written = await db.transaction().execute(async (trx) => {
      await holdRun(trx, run, { rows_done: outcome.rows + chunk.length, progress: part() })
      if (isPostgres(db)) await sql`lock table candidate_contacts in share row exclusive mode`.execute(trx)
      const counted = structuredClone(outcome)
      return { outcome: counted, named: await loadChunk(trx, target, chunk, counted) }
    })
    outcome = written.outcome
    for (const id of written.named) named.add(id)
    const took = performance.now() - began
    size = Math.round(Math.min(rowsAtMost, Math.max(rowsAtFirst / 5, (chunk.length * longest) / took, 1)))
    chunk = []
    await breathe()
  }
  for await (const row of table.rows) {
    chunk.push(readRow(row))
    if (chunk.length >= size) await write()
  }
  if (chunk.length > 0) await write()
  return outcome
}
