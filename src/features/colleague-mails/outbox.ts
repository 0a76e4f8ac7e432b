import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { claimDue, type Outbox } from '../../db/outbox.ts'
import type { ColleagueMail } from '../mail/colleague-mail.ts'
import { colleagueMailSources } from './kinds.ts'

const outbox: Outbox = { table: 'colleague_mails', due: 'next_attempt_at', waiting: sql`state = 'queued'` }

const atOnce = 20

/** How long a mail is its taker's, from each step on: longer than any step takes. */
export const lease = { minutes: 2 }

const onlyOnce = colleagueMailSources.filter((source) => source.onlyOnce).map(({ kind }) => kind)

/** Of no use any more, or perhaps arrived and not to come twice: neither is sent. */
export async function dropUseless(db: Db, now: Temporal.Instant): Promise<void> {
  const over = db.updateTable('colleague_mails').where('state', '=', 'queued').set({ lease: null })
  await over
    .set({ state: 'unsure' })
    .where('kind', 'in', onlyOnce)
    .where('at_wire_since', 'is not', null)
    .where('next_attempt_at', '<=', now.toString())
    .execute()
  await over
    .set({ state: 'dropped' })
    .where('expires_at', '<=', now.toString())
    .where((eb) => eb.or([eb('at_wire_since', 'is', null), eb('next_attempt_at', '<=', now.toString())]))
    .execute()
}

/** Takes mails that are due for oneself, by the name `taker`. */
export function claim(db: Db, taker: string, now: Temporal.Instant): Promise<number[]> {
  const of = sql<boolean>`(at_wire_since is null or kind not in (${sql.join(onlyOnce)}))`
  return claimDue(db, outbox, { of, most: atOnce, now, until: now.add(lease), lease: taker })
}

/**
 * A mail is about to be sent. What it says is read only after this, so that a change at the same moment is either read
 * or told anew. @returns null when it is not the taker's any more
 */
export async function startSending(
  db: Db,
  id: number,
  taker: string,
  now: Temporal.Instant,
): Promise<ColleagueMail | null> {
  const started = await ofTaker(db, id, taker)
    .set({ at_wire_since: now.toString(), next_attempt_at: now.add(lease).toString() })
    .returningAll()
    .executeTakeFirst()
  return started ?? null
}

/** Writes what became of a mail; nothing when another has taken it since. */
export async function settle(db: Db, id: number, taker: string, change: Partial<ColleagueMail>): Promise<void> {
  await ofTaker(db, id, taker)
    .set({ lease: null, at_wire_since: null, ...change })
    .execute()
}

const ofTaker = (db: Db, id: number, taker: string) =>
  db.updateTable('colleague_mails').where('id', '=', id).where('state', '=', 'queued').where('lease', '=', taker)
