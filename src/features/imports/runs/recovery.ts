import { setImmediate as breathe } from 'node:timers/promises'
import type { Db } from '../../../db/open.ts'
import { forgettingLater, tidyTextIndex } from '../../../db/sqlite/text-index.ts'
import { rollForward } from '../acts/loading/candidate-publication.ts'
import { type Clock, type Run, Stopped, holdRun, isOver, keepAlive, takeOver } from './run-lease.ts'

/** Small enough that nobody who writes meanwhile has to wait. */
const chunkSize = 300

/** What a run writes beside people, under its own key. */
const swept = ['import_set_aside', 'import_contacts', 'import_changes', 'import_doubts', 'import_applications'] as const

/** Takes away, in short transactions, all that a run has written and nobody has seen. */
export async function sweep(db: Db, run: Run): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdRun(trx, run)
    for (const table of swept) await trx.deleteFrom(table).where('import_id', '=', run.id).execute()
  })
  let deleted = 0n
  let any = false
  do {
    deleted = await db.transaction().execute(async (trx) => {
      await holdRun(trx, run)
      const some = trx
        .selectFrom('candidates')
        .select('id')
        .where('import_id', '=', run.id)
        .orderBy('id')
        .limit(chunkSize)
      return forgettingLater(
        trx,
        async () => (await trx.deleteFrom('candidates').where('id', 'in', some).executeTakeFirst()).numDeletedRows,
      )
    })
    any ||= deleted > 0n
    await breathe()
  } while (deleted > 0n)
  if (any) await tidyTextIndex(db, () => holdRun(db, run))
}

/** Ends a run that has left nothing: its file waits again, with what was found out or what went wrong. */
export async function giveBack(
  db: Db,
  run: Run,
  found: { trial_json?: string | null; failure?: string },
): Promise<void> {
  const free = {
    purpose: null,
    runner: null,
    heartbeat_at: null,
    turn: null,
    cancel_at: null,
    rows_done: 0,
    progress: 0,
  }
  await db
    .updateTable('imports')
    .set({ ...free, ...found })
    .where('id', '=', run.id)
    .where('runner', '=', run.runner)
    .execute()
}

/** The command line keeps no file to wait. */
export async function forgetEmpty(db: Db, id: number): Promise<void> {
  await db
    .deleteFrom('imports')
    .where('id', '=', id)
    .where('size', '=', 0)
    .where('finished_at', 'is', null)
    .where('runner', 'is', null)
    .execute()
}

/** Ends a run that stopped in the middle: what was published is carried to its end, all else is taken away. */
export async function endBroken(db: Db, run: Run): Promise<void> {
  const left = await db
    .selectFrom('imports')
    .select(['published_at', 'cancel_at'])
    .where('id', '=', run.id)
    .executeTakeFirst()
  try {
    if (left?.published_at) return await rollForward(db, run)
    await sweep(db, run)
    await giveBack(db, run, { failure: left?.cancel_at ? 'cancelled' : 'interrupted' })
    await forgetEmpty(db, run.id)
  } catch (error) {
    // Somebody else has it by now and does the same, or it is over.
    if (!(error instanceof Stopped)) throw error
  }
}

/** Takes up every import whose lease has ended. */
export async function recoverImports(db: Db, clock: Clock): Promise<void> {
  const running = await db
    .selectFrom('imports')
    .select(['id', 'runner', 'heartbeat_at', 'purpose'])
    .where('runner', 'is not', null)
    .execute()
  for (const { id, runner, heartbeat_at, purpose } of running) {
    if (runner === null || purpose === null || !isOver(heartbeat_at, clock())) continue
    const run = await takeOver(db, { id, runner, purpose }, clock())
    if (run) await keepAlive(db, run, clock, () => endBroken(db, run))
  }
}
