import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { claimDue, type Outbox } from '../../db/outbox.ts'
import type { MessageChannel, MessageTable } from '../../db/schema/outgoing/messages.ts'
import { pauseAfter } from '../../domain/messages/sending-time.ts'
import type { DropReason } from '../../domain/messages/why-not-sent.ts'
import type { Selectable } from 'kysely'

export type Message = Selectable<MessageTable>

const outbox: Outbox = { table: 'messages', due: 'next_attempt_at', waiting: sql`state = 'queued'` }

/** How long a message is its taker's, from each step on: longer than any step takes. */
const lease = { minutes: 2 }

type Claimed = { channel: MessageChannel; onlyOnce: boolean; among: readonly number[] | null; most: number }

/**
 * Takes messages of a channel for oneself, by the name `taker`; `onlyOnce`: none that somebody has begun to send.
 *
 * @param among only of these; null for all
 */
export function claim(db: Db, { channel, onlyOnce, among, most }: Claimed, taker: string, now: Temporal.Instant) {
  const any = onlyOnce
    ? sql<boolean>`channel = ${channel} and at_wire_since is null`
    : sql<boolean>`channel = ${channel}`
  const of = among === null ? any : sql<boolean>`${any} and id in (${sql.join([0, ...among])})`
  return claimDue(db, outbox, { of, most, now, until: now.add(lease), lease: taker })
}

/**
 * A message is about to be sent: from now on nobody counts on it as unsent. What it says is read only after this, so
 * that an act at the same moment either changes what is read or finds it under way.
 *
 * @returns null when it is not the taker's any more
 */
export async function startSending(db: Db, id: number, taker: string, now: Temporal.Instant): Promise<Message | null> {
  const started = await db
    .updateTable('messages')
    .set({ at_wire_since: now.toString(), next_attempt_at: now.add(lease).toString() })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', taker)
    .returningAll()
    .executeTakeFirst()
  return started ?? null
}

/** What is known of a message that is the taker's; nothing is written when another has taken it since. */
export function ofTaker(db: Db, id: number, taker: string) {
  return db.updateTable('messages').where('id', '=', id).where('state', '=', 'queued').where('lease', '=', taker)
}

const nobodys = { lease: null, at_wire_since: null }

export async function drop(db: Db, id: number, taker: string, reason: DropReason): Promise<void> {
  await ofTaker(db, id, taker)
    .set({ ...nobodys, state: 'dropped', reason })
    .execute()
}

/** It was not tried, and waits until `from`. */
export async function postpone(db: Db, ids: readonly number[], taker: string, from: Temporal.Instant): Promise<void> {
  await db
    .updateTable('messages')
    .set({ ...nobodys, next_attempt_at: from.toString() })
    .where('id', 'in', [0, ...ids])
    .where('state', '=', 'queued')
    .where('lease', '=', taker)
    .execute()
}

/** Whether it has arrived nobody knows, and it must not be sent twice: a colleague settles it. */
export async function leaveUnsure(db: Db, { id, attempts }: Message, taker: string, answer: string): Promise<void> {
  await ofTaker(db, id, taker)
    .set({ state: 'unsure', reason: 'no-answer', lease: null, attempts: attempts + 1, last_answer: answer })
    .execute()
}

/** The same of what a server was sending that died. */
export async function leaveLostUnsure(db: Db, channel: MessageChannel, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('messages')
    .set({ state: 'unsure', reason: 'no-answer', lease: null })
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where('at_wire_since', 'is not', null)
    .where('next_attempt_at', '<=', now.toString())
    .execute()
}

/** It was tried and did not go; it is tried again later. */
export async function retry(db: Db, { id, attempts }: Message, taker: string, answer: string, now: Temporal.Instant) {
  await ofTaker(db, id, taker)
    .set({
      ...nobodys,
      attempts: attempts + 1,
      last_answer: answer,
      next_attempt_at: now.add(pauseAfter(attempts)).toString(),
    })
    .execute()
}

/**
 * Drops what waits and is of no use any more, whichever its channel. What a server that died was sending may have
 * arrived: nobody knows.
 */
export async function dropExpired(db: Db, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('messages')
    .set((eb) => ({
      state: eb
        .case()
        .when('at_wire_since', 'is', null)
        .then('dropped' as const)
        .else('unsure' as const)
        .end(),
      reason: 'too-late',
      lease: null,
    }))
    .where('state', '=', 'queued')
    .where('expires_at', '<=', now.toString())
    .where((eb) => eb.or([eb('at_wire_since', 'is', null), eb('next_attempt_at', '<=', now.toString())]))
    .execute()
}
