import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { ImportTable } from '../../../db/schema/imports.ts'
import { isRefusedByKey } from '../../../db/locking/lost-races.ts'
import type { Db } from '../../../db/open.ts'

/**
 * The work on an import, held by a lease: whoever has the row's `runner` may write, and shows in time that they live.
 */
export type Run = { id: number; runner: string; purpose: NonNullable<ImportTable['purpose']> }

export type Clock = () => Temporal.Instant

/**
 * The lease has gone to somebody else: to whoever cancelled the run, or took it for dead. Nothing more may be written.
 */
export class Stopped extends Error {}

/** A lease ends when nobody has renewed it for so long; the clocks of all servers may differ by much less. */
const leaseTime = { seconds: 30 }

/** How often it is renewed, and how often others look for leases that have ended, in milliseconds. */
export const renewEvery = 5000

export const newRunner = (): string => randomUUID()

export const isOver = (heartbeatAt: string | null, now: Temporal.Instant): boolean =>
  heartbeatAt === null || Temporal.Instant.compare(Temporal.Instant.from(heartbeatAt).add(leaseTime), now) < 0

/**
 * Asks for an import to be tried or loaded. @returns false when somebody has asked already, or it is loaded or deleted
 */
export async function ask(db: Db, run: Run, now: Temporal.Instant): Promise<boolean> {
  const asked = await db
    .updateTable('imports')
    .set({
      purpose: run.purpose,
      runner: run.runner,
      heartbeat_at: now.toString(),
      rows_done: 0,
      progress: 0,
      cancel_at: null,
      failure: null,
      trial_json: null,
    })
    .where('id', '=', run.id)
    .where('runner', 'is', null)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return asked.numUpdatedRows > 0n
}

/** An import that is asked for as it is written down: by a command, which keeps no file. */
export async function startAt(
  db: Db,
  about: Omit<Insertable<ImportTable>, 'purpose' | 'runner' | 'heartbeat_at'>,
  purpose: Run['purpose'],
  now: Temporal.Instant,
): Promise<Run> {
  const runner = newRunner()
  const { id } = await db
    .insertInto('imports')
    .values({ ...about, purpose, runner, heartbeat_at: now.toString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, runner, purpose }
}

/** Renews the lease every few seconds until the work ends. A beat that fails is made up for by the next. */
export async function keepAlive<T>(db: Db, run: Run, clock: Clock, work: () => Promise<T>): Promise<T> {
  const beat = () =>
    db
      .updateTable('imports')
      .set({ heartbeat_at: clock().toString() })
      .where('id', '=', run.id)
      .where('runner', '=', run.runner)
      .execute()
  const timer = setInterval(() => void beat().catch(() => {}), renewEvery)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** Ends the lease at once, for whoever comes next: the server stops in the middle. */
export async function letGo(db: Db, run: Run): Promise<void> {
  await db
    .updateTable('imports')
    .set({ heartbeat_at: null })
    .where('id', '=', run.id)
    .where('runner', '=', run.runner)
    .execute()
}

const sinceLast = 300

/** Waits until no other import is being written. @throws Stopped */
export async function takeTurn(db: Db, run: Run): Promise<void> {
  for (;;) {
    await holdRun(db, run)
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
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('imports as other').select('other.id').where('other.turn', '=', 1))),
      )
      .executeTakeFirst()
    return taken.numUpdatedRows > 0n
  } catch (error) {
    if (isRefusedByKey(error)) return false
    throw error
  }
}

/**
 * The statement that begins every transaction of a run: the lease cannot go to somebody else before that ends, and
 * whoever has lost it writes nothing more.
 *
 * @throws Stopped
 */
export async function holdRun(
  db: Db,
  run: Run,
  progress: { rows_done?: number; progress?: number } = {},
): Promise<void> {
  const held = await db
    .updateTable('imports')
    .set({ runner: run.runner, ...progress })
    .where('id', '=', run.id)
    .where('runner', '=', run.runner)
    .executeTakeFirst()
  if (held.numUpdatedRows === 0n) throw new Stopped()
}

/** Takes over a run whose lease has ended. @returns null when somebody else was quicker */
export async function takeOver(db: Db, dead: Run, now: Temporal.Instant): Promise<Run | null> {
  const runner = newRunner()
  const taken = await db
    .updateTable('imports')
    .set({ runner, heartbeat_at: now.toString() })
    .where('id', '=', dead.id)
    .where('runner', '=', dead.runner)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n ? { ...dead, runner } : null
}

/**
 * Takes a run away from whoever is at it, dead or alive, here or on another server; what is published already stays.
 * @returns the run, which is to be taken back; null when there is nothing to cancel
 */
export async function takeToCancel(db: Db, id: number, now: Temporal.Instant): Promise<Run | null> {
  const runner = newRunner()
  const taken = await db
    .updateTable('imports')
    .set({ runner, heartbeat_at: now.toString(), cancel_at: now.toString() })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .where('purpose', 'is not', null)
    .where('cancel_at', 'is', null)
    .returning('purpose')
    .executeTakeFirst()
  return taken?.purpose ? { id, runner, purpose: taken.purpose } : null
}
