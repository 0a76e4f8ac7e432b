import { setImmediate as breathe } from 'node:timers/promises'
import type { Db } from '../../db/open.ts'
import { forgettingLater, tidyTextIndex } from '../../db/text-index.ts'
import { rollForward } from './candidate-publication.ts'
import { beat, isDead, newRunner, Stopped, takeOver, type Run } from './turns.ts'

/** Small enough that nobody who writes meanwhile has to wait. */
const chunkSize = 300

/** Takes away, in short transactions, all that a run has written and nobody has seen. Does not stop for a cancellation. */
export async function sweep(db: Db, run: Run): Promise<void> {
  await db.updateTable('imports').set({ cancel_at: null }).where('id', '=', run.id).where('runner', '=', run.runner).execute()
  for (const table of ['import_set_aside', 'import_contacts', 'import_changes'] as const) await db.deleteFrom(table).where('import_id', '=', run.id).execute()
  let deleted = 0n
  let any = false
  do {
    deleted = await db.transaction().execute(async (trx) => {
      await beat(trx, run)
      const some = trx.selectFrom('candidates').select('id').where('import_id', '=', run.id).orderBy('id').limit(chunkSize)
      return forgettingLater(trx, async () => (await trx.deleteFrom('candidates').where('id', 'in', some).executeTakeFirst()).numDeletedRows)
    })
    any ||= deleted > 0n
    await breathe()
  } while (deleted > 0n)
  if (any) await tidyTextIndex(db, () => beat(db, run))
}

/** Ends a run that has left nothing: its file waits again, with what was found out or what went wrong. */
export async function giveBack(db: Db, run: Run, found: { trial_json?: string | null; failure?: string }): Promise<void> {
  const free = { purpose: null, runner: null, heartbeat_at: null, turn: null, cancel_at: null, rows_done: 0, progress: 0 }
  await db.updateTable('imports').set({ ...free, ...found }).where('id', '=', run.id).where('runner', '=', run.runner).execute()
}

/** The command line keeps no file to wait. */
export async function forgetEmpty(db: Db, id: number): Promise<void> {
  await db.deleteFrom('imports').where('id', '=', id).where('size', '=', 0).where('finished_at', 'is', null).where('runner', 'is', null).execute()
}

/** Takes up every import whose run has died: what was not published is taken away, what was is carried to its end. */
export async function recoverImports(db: Db): Promise<void> {
  const running = await db.selectFrom('imports').select(['id', 'runner', 'heartbeat_at', 'published_at', 'purpose']).where('runner', 'is not', null).execute()
  for (const { id, runner, heartbeat_at, published_at, purpose } of running) {
    if (runner === null || purpose === null || !isDead(runner, heartbeat_at)) continue
    const run: Run = { id, runner: newRunner(), purpose }
    if (!(await takeOver(db, id, runner, run.runner))) continue
    try {
      if (published_at !== null) await rollForward(db, run)
      else {
        await sweep(db, run)
        await giveBack(db, run, { failure: 'interrupted' })
        await forgetEmpty(db, id)
      }
    } catch (error) {
      // Somebody thought this one dead in turn and does the same.
      if (!(error instanceof Stopped)) throw error
    }
  }
}
