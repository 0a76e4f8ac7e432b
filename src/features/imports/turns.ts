import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import type { ImportTable } from '../../db/schema-imports.ts'
import type { Db } from '../../db/open.ts'

/** Somebody at work on an import. */
export type Run = { id: number; runner: string; purpose: NonNullable<ImportTable['purpose']> }

/** Why a run ended early: somebody cancelled it, or it was thought dead and taken over. */
export class Stopped extends Error {
  readonly why: 'cancelled' | 'taken-over'
  constructor(why: 'cancelled' | 'taken-over') {
    super(why)
    this.why = why
  }
}

/** After so long without a sign of life a run counts as dead, in milliseconds. */
export const patience = 30_000

/** Told by the machine's clock, not by the visitor's: it measures silence, and is kept with no record. */
const clock = (ago = 0) => new Date(Date.now() - ago).toISOString()

export const newRunner = () => `${hostname()}/${process.pid}/${randomUUID()}`

/** Whether nobody is behind a run any more. On our own machine a process that is gone is known at once. */
export function isDead(runner: string, heartbeatAt: string | null): boolean {
  const [host, pid] = runner.split('/')
  return (heartbeatAt ?? '') < clock(patience) || (host === hostname() && !isAlive(Number(pid)))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Asks for an import to be tried or loaded. @returns false when somebody has asked already, or it is loaded or deleted */
export async function ask(db: Db, run: Run): Promise<boolean> {
  const asked = await db
    .updateTable('imports')
    .set({ purpose: run.purpose, runner: run.runner, heartbeat_at: clock(), rows_done: 0, progress: 0, cancel_at: null, failure: null, trial_json: null })
    .where('id', '=', run.id)
    .where('runner', 'is', null)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return asked.numUpdatedRows > 0n
}

/** An import that is asked for as it is written down: by a command, which keeps no file. */
export async function startAt(db: Db, about: Omit<Insertable<ImportTable>, 'purpose' | 'runner' | 'heartbeat_at'>, purpose: Run['purpose']): Promise<Run> {
  const runner = newRunner()
  const { id } = await db.insertInto('imports').values({ ...about, purpose, runner, heartbeat_at: clock() }).returning('id').executeTakeFirstOrThrow()
  return { id, runner, purpose }
}

const sinceLast = 300

/**
 * Waits until no other import is being written.
 *
 * @param recover takes up what dead runs have left, which frees their turn
 * @throws Stopped
 */
export async function takeTurn(db: Db, run: Run, recover: () => Promise<void>): Promise<void> {
  for (;;) {
    await beat(db, run)
    await recover()
    if (await tryTurn(db, run)) return
    await pause(sinceLast)
  }
}

/** The unique column decides between two who see at the same moment that the turn is free. */
async function tryTurn(db: Db, run: Run): Promise<boolean> {
  try {
    const taken = await db
      .updateTable('imports')
      .set({ turn: 1 })
      .where('id', '=', run.id)
      .where('runner', '=', run.runner)
      .where((eb) => eb.not(eb.exists(eb.selectFrom('imports as other').select('other.id').where('other.turn', '=', 1))))
      .executeTakeFirst()
    return taken.numUpdatedRows > 0n
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === '23505') return false
    throw error
  }
}

type Progress = { rows_done?: number; progress?: number }

/**
 * A sign of life, and in a transaction the statement that begins it: whoever was taken over meanwhile writes nothing more.
 *
 * @throws Stopped
 */
export async function beat(db: Db, run: Run, progress: Progress = {}): Promise<void> {
  const row = await db
    .updateTable('imports')
    .set({ heartbeat_at: clock(), ...progress })
    .where('id', '=', run.id)
    .where('runner', '=', run.runner)
    .returning(['cancel_at', 'published_at'])
    .executeTakeFirst()
  if (!row) throw new Stopped('taken-over')
  if (row.cancel_at !== null && row.published_at === null) throw new Stopped('cancelled')
}

/** Takes a dead run over. @returns false when somebody else was quicker */
export async function takeOver(db: Db, id: number, dead: string, runner: string): Promise<boolean> {
  const taken = await db
    .updateTable('imports')
    .set({ runner, heartbeat_at: clock(), cancel_at: null })
    .where('id', '=', id)
    .where('runner', '=', dead)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Asks whoever is at it to stop; what is published already stays. */
export async function cancel(db: Db, id: number): Promise<void> {
  await db.updateTable('imports').set({ cancel_at: clock() }).where('id', '=', id).where('published_at', 'is', null).where('purpose', 'is not', null).execute()
}
