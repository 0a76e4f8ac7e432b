import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { type CandidateColumn, candidateVocabulary } from '../../../domain/people/candidate/candidate-columns.ts'
import { guessMapping, type Mapping } from '../../../domain/tables/columns.ts'
import { TableError } from '../../../files/table-error.ts'
import type { Rows } from '../../../files/table.ts'
import { publish, rollForward } from './candidate-publication.ts'
import { loadCandidates } from './candidate-run.ts'
import { forgetEmpty, giveBack, recoverImports, sweep } from '../runs/recovery.ts'
import type { ImportReport, Outcome, SetAside } from '../report.ts'
import { beatEvery, keepAlive, startAt, Stopped, takeTurn, type Clock, type Run } from '../runs/run-lease.ts'

type Work = { mapping: Mapping<CandidateColumn>; vacancyId: number | null; at: string; part: () => number }

/**
 * Carries an import out that was asked for: in its turn, all or nothing. A trial is the same and is taken back, so that
 * it
 * says exactly what loading would.
 *
 * @param ended sees what the trial or the load has found before anything is taken back
 * @throws TableError when the file stops making sense on the way, Stopped; nothing is kept then
 */
export async function carryOut(
  db: Db,
  run: Run,
  table: Rows,
  work: Work,
  ended: (outcome: Outcome) => Promise<string | undefined>,
): Promise<void> {
  try {
    await takeTurn(db, run)
    const outcome = await loadCandidates(db, run, table, work.mapping, work)
    const found = await ended(outcome)
    if (run.purpose === 'trial') {
      await sweep(db, run)
      await giveBack(db, run, { trial_json: found ?? null })
      return
    }
    await publish(db, run, outcome)
  } catch (error) {
    if (error instanceof Stopped) throw error
    await sweep(db, run)
    await giveBack(db, run, { failure: error instanceof TableError ? error.code : 'unexpected' })
    throw error
  }
  await rollForward(db, run)
}

type Options = { dryRun?: boolean; vacancyId?: number | null; at: Temporal.Instant; fileName?: string; clock?: Clock }

/**
 * Loads candidates. The same phone or e-mail is the same person, in the base or in the file, whose empty fields are
 * filled; nobody is made twice. With a vacancy, everyone in the file has applied for it afterwards.
 *
 * @param mapping which column holds what; guessed from the headings where it is left out
 * @throws TableError when the file stops making sense on the way; nothing is kept then
 */
export async function importCandidates(
  db: Db,
  table: Rows,
  mapping: Mapping<CandidateColumn> = guessMapping(table.headings, candidateVocabulary),
  { dryRun = false, vacancyId = null, at, fileName = '—', clock = () => Temporal.Now.instant() }: Options,
): Promise<ImportReport> {
  const about = {
    kind: 'candidates' as const,
    file_name: fileName,
    mapping_json: JSON.stringify(mapping),
    vacancy_id: vacancyId,
    created_at: at.toString(),
  }
  const run = await startAt(db, about, dryRun ? 'trial' : 'load', clock())
  // Where no server runs, nobody else ends what a dead one has left.
  const watch = setInterval(() => void recoverImports(db, clock).catch(() => {}), beatEvery)
  let report: ImportReport | null = null
  try {
    const work = { mapping, vacancyId, at: at.toString(), part: () => 0 }
    await keepAlive(db, run, clock, () =>
      carryOut(db, run, table, work, async (outcome) => {
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
    .select(['row', 'reason'])
    .where('import_id', '=', id)
    .orderBy('row')
    .execute()
  return rows as SetAside[]
}
