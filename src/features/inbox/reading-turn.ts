import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/open.ts'
import type { InboxTrouble } from '../../db/schema/outgoing/inbox.ts'

/** Between two readings. */
const pause = { minutes: 1 }

/** How long the inbox is its reader's, from each mail on: longer than any mail takes. */
const lease = { minutes: 2 }

/** Minutes until an inbox that could not be read is tried again; the last one again and again. */
const retryAfter = [1, 2, 5, 10, 20, 30] as const

/** What tells one mailbox from another without naming it. */
export function markOf({ imapUrl }: { imapUrl: NonNullable<Config['imapUrl']> }): string {
  const { hostname, username } = new URL(imapUrl)
  return createHash('sha256').update(`${username}@${hostname}`).digest('hex').slice(0, 16)
}

export type Turn = { validity: string | null; lastUid: number }

/**
 * Takes the inbox for oneself, by the name `reader`; a server that dies while it reads leaves it to the others.
 *
 * @param now also when it was read only just now
 * @returns how far it was read; null while it is another's, or rests
 */
export async function takeTurn(
  db: Db,
  mailbox: string,
  reader: string,
  { at, now }: { at: Temporal.Instant; now: boolean },
): Promise<Turn | null> {
  await db
    .insertInto('inbox_readings')
    .values({ mailbox })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const taken = await db
    .updateTable('inbox_readings')
    .set({ lease: reader, next_at: at.add(lease).toString() })
    .where('mailbox', '=', mailbox)
    .where((eb) => {
      const isDue = eb('next_at', '<=', at.toString())
      return now ? eb.or([isDue, eb('lease', 'is', null)]) : isDue
    })
    .returning(['uid_validity', 'last_uid'])
    .executeTakeFirst()
  return taken ? { validity: taken.uid_validity, lastUid: taken.last_uid } : null
}

/** What is written down of an inbox while it is the reader's: nothing when another has taken it since. */
const ofReader = (db: Db, mailbox: string, reader: string) =>
  db.updateTable('inbox_readings').where('mailbox', '=', mailbox).where('lease', '=', reader)

/** The mail `uid` is done with. @returns whether the inbox is still the reader's */
export async function readTo(
  db: Db,
  mailbox: string,
  reader: string,
  { validity, uid, at }: { validity: string; uid: number; at: Temporal.Instant },
): Promise<boolean> {
  const kept = await ofReader(db, mailbox, reader)
    .set({ uid_validity: validity, last_uid: uid, next_at: at.add(lease).toString() })
    .returning('mailbox')
    .executeTakeFirst()
  return kept !== undefined
}

/** Everything is read. */
export async function endTurn(db: Db, mailbox: string, reader: string, at: Temporal.Instant): Promise<void> {
  await ofReader(db, mailbox, reader)
    .set({
      lease: null,
      read_at: at.toString(),
      next_at: at.add(pause).toString(),
      failing_since: null,
      failures: 0,
      trouble: null,
    })
    .execute()
}

/** It could not be read to its end. @returns whether this is the first time since it could */
export async function failTurn(
  db: Db,
  mailbox: string,
  reader: string,
  trouble: InboxTrouble,
  at: Temporal.Instant,
): Promise<boolean> {
  const before = await db
    .selectFrom('inbox_readings')
    .select(['failures', 'failing_since'])
    .where('mailbox', '=', mailbox)
    .executeTakeFirstOrThrow()
  const minutes = retryAfter[Math.min(before.failures, retryAfter.length - 1)]!
  await ofReader(db, mailbox, reader)
    .set({
      lease: null,
      trouble,
      failures: before.failures + 1,
      failing_since: before.failing_since ?? at.toString(),
      next_at: at.add({ minutes }).toString(),
    })
    .execute()
  return before.failures === 0
}

/** Gives the inbox back, unread as it is, as whoever reads it is asked to end. */
export async function leaveTurn(db: Db, mailbox: string, reader: string, at: Temporal.Instant): Promise<void> {
  await ofReader(db, mailbox, reader).set({ lease: null, next_at: at.toString() }).execute()
}
