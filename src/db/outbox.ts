import { sql, type RawBuilder } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from './columns.ts'
import type { Db } from './open.ts'

/**
 * A table whose rows are each to be sent once, by any server of the database: webhooks, messages to people, mails to
 * colleagues. `due` says from when on a row may be tried, `waiting` which rows still wait.
 */
export type Outbox = {
  table: 'webhook_deliveries' | 'messages' | 'colleague_mails'
  due: 'next_at' | 'next_attempt_at'
  waiting: RawBuilder<boolean>
}

export type Claim = {
  /** Which of the rows that wait: those of one address, of one channel. */
  of: RawBuilder<boolean>
  most: number
  now: Temporal.Instant
  /** Until then nobody else takes them. */
  until: Temporal.Instant
  /** Who takes them, where the table keeps that. */
  lease?: string
}

/**
 * Takes rows for oneself, those that have waited longest first. A server that dies in the middle leaves them to the
 * others at `until`. @returns their ids, in the order in which they are to be sent
 */
export async function claimDue(db: Db, outbox: Outbox, { of, most, now, until, lease }: Claim): Promise<number[]> {
  const { table, due, waiting } = outbox
  const held = isPostgres(db) ? sql`for update skip locked` : sql``
  const taken = lease === undefined ? sql`` : sql`, lease = ${lease}`
  const { rows } = await sql<{ id: number }>`
    update ${sql.table(table)} set ${sql.ref(due)} = ${until.toString()}${taken}
    where id in (
      select id from ${sql.table(table)} where ${waiting} and ${of} and ${sql.ref(due)} <= ${now.toString()}
      order by ${sql.ref(due)}, id limit ${sql.lit(most)} ${held}
    ) returning id`.execute(db)
  return rows.map(({ id }) => id).toSorted((one, other) => one - other)
}

/** Gives back rows that were taken and not tried: they may be tried again from `due` on; empty = at once. */
export async function giveBack(db: Db, { table, due, waiting }: Outbox, ids: readonly number[], from: string) {
  if (ids.length === 0) return
  await sql`update ${sql.table(table)} set ${sql.ref(due)} = ${from}
    where id in (${sql.join(ids)}) and ${waiting}`.execute(db)
}
