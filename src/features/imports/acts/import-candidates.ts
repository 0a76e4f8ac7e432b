import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { type CandidateColumn, candidateVocabulary } from '../../../domain/people/candidate/candidate-columns.ts'
import { type Mapping, guessMapping } from '../../../domain/tables/columns.ts'
import { runImport } from './run-import.ts'
import type { ImportReport, SetAside, SetAsideReason } from '../report.ts'
import { forgetEmpty, recoverImports } from '../runs/recovery.ts'
import { type Clock, renewEvery, keepAlive, startAt } from '../runs/run-lease.ts'
import { withFirstRows } from '../../../files/first-rows.ts'
import type { Rows } from '../../../files/table.ts'

type Options = { dryRun?: boolean; vacancyId?: number | null; at: Temporal.Instant; fileName?: string; clock?: Clock }

/**
 * Loads candidates. The same phone or e-mail is the same person, in the base or in the file, whose empty fields are
 * filled; nobody is made twice. With a vacancy, everyone in the file has applied for it afterwards.
 *
 * @param chosen which columns hold what; guessed from the headings and the first rows where it is left out
 * @throws TableError when the file stops making sense on the way; nothing is kept then
 */
export async function importCandidates(
  db: Db,
  table: Rows,
  chosen: Mapping<CandidateColumn> | undefined,
  { dryRun = false, vacancyId = null, at, fileName = '—', clock = () => Temporal.Now.instant() }: Options,
): Promise<ImportReport> {
  const { first, rows } = await withFirstRows(table.rows)
  const mapping = chosen ?? guessMapping(table.headings, candidateVocabulary, first)
  const about = {
    kind: 'candidates' as const,
    file_name: fileName,
    mapping_json: JSON.stringify(mapping),
    vacancy_id: vacancyId,
    created_at: at.toString(),
  }
  const run = await startAt(db, about, dryRun ? 'trial' : 'load', clock())
  // Where no server runs, nobody else ends what a dead one has left.
  const watch = setInterval(() => void recoverImports(db, clock).catch(() => {}), renewEvery)
  let report: ImportReport | null = null
  try {
    const work = { mapping, vacancyId, vacancies: null, at: at.toString(), part: () => 0 }
    await keepAlive(db, run, clock, () =>
      runImport(db, run, { headings: table.headings, rows }, work, async (outcome) => {
        report = { ...outcome, setAside: await rowsSetAside(db, run.id) }
        return undefined
      }),
    )
  } finally {
    clearInterval(watch)
    await forgetEmpty(db, run.id)
  }
  if (!report) throw new Error('An import ended without a report')
  return report
}

async function rowsSetAside(db: Db, id: number): Promise<SetAside[]> {
  const rows = await db
    .selectFrom('import_set_aside')
    .select(['row', 'reason', 'detail'])
    .where('import_id', '=', id)
    .orderBy('row')
    .execute()
  return rows.map(({ row, reason, detail }) => ({
    row,
    reason: reason as SetAsideReason,
    ...(detail !== null && { detail }),
  }))
}
