import type { Db } from '../../../db/open.ts'
import type { CandidateColumn } from '../../../domain/people/candidate/candidate-columns.ts'
import type { Mapping } from '../../../domain/tables/columns.ts'
import { publish, rollForward } from './loading/candidate-publication.ts'
import { loadCandidates, type LoadingOf } from './loading/candidate-run.ts'
import type { Outcome } from '../report.ts'
import { giveBack, sweep } from '../runs/recovery.ts'
import { type Run, Stopped, takeTurn } from '../runs/run-lease.ts'
import { TableError } from '../../../files/table-error.ts'
import type { Rows } from '../../../files/table.ts'

type Work = LoadingOf & { mapping: Mapping<CandidateColumn> }

/**
 * Carries an import out that was asked for: in its turn, all or nothing. A trial is the same and is taken back, so that
 * it says exactly what loading would.
 *
 * @param ended sees what the trial or the load has found before anything is taken back
 * @throws TableError when the file stops making sense on the way, Stopped; nothing is kept then
 */
export async function runImport(
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
