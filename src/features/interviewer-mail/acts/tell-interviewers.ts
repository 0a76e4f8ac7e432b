import type { Transaction } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../../db/actor.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { newsWindow } from '../../../domain/messages/sending-time.ts'
import { searchKey } from '../../../domain/people/names.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'

/** What is further away than this is read in the calendar. */
const soon = { hours: 48 }

/** So long a mail waits for what else is changed, so that there is one of all. */
const gathering = { minutes: 2 }

/** `startedAt`: when the day began before it was moved. */
export type DayChange = { isNew?: boolean; startedAt?: string | null }

type Trx = Transaction<Schema>

/**
 * Writes to the interviewers of a day about a change of it that is soon, but for the one who made it. The day is held.
 * A mail that still waits says what has changed since, too.
 */
export async function tellInterviewers(
  trx: Trx,
  batch: number,
  { isNew = false, startedAt = null }: DayChange,
  actor: Actor,
): Promise<void> {
  const day = await trx
    .selectFrom('batches')
    .innerJoin('slots', 'slots.batch_id', 'batches.id')
    .select((eb) => ['time_zone', eb.fn.min('starts_at').as('starts'), eb.fn.max('ends_at').as('ends')])
    .where('batches.id', '=', batch)
    .groupBy('time_zone')
    .executeTakeFirst()
  if (!day) return
  const until = actor.at.add(soon).toString()
  const isSoon = day.starts <= until || (startedAt !== null && startedAt <= until)
  if (!isSoon || day.ends <= actor.at.toString()) return
  const { waking } = await sendingSettings(trx)
  const night = { timeZone: day.time_zone, waking }
  const { notBefore, expiresAt } = newsWindow(actor.at.add(gathering), Temporal.Instant.from(day.ends), night)
  const window = { next_attempt_at: notBefore.toString(), expires_at: expiresAt.toString() }
  const known = isNew ? null : (startedAt ?? day.starts)
  const at = actor.at.toString()
  for (const user_id of await interviewersOf(trx, batch, actor)) {
    const mail = { kind: 'interviews', user_id, subject_id: batch } as const
    if (await addToWaiting(trx, mail, window)) continue
    const written = { ...mail, about: at, known, ...window, created_at: at }
    await trx.insertInto('colleague_mails').values(written).execute()
  }
}

/** Colleagues by the names of a day, those who want such mails. */
async function interviewersOf(trx: Trx, batch: number, { by }: Actor): Promise<number[]> {
  const named = await trx.selectFrom('batch_interviewers').select('name_key').where('batch_id', '=', batch).execute()
  if (named.length === 0) return []
  const users = await trx
    .selectFrom('users')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .where('interview_mail', '=', 1)
    .execute()
  const keys = new Set(named.map(({ name_key }) => name_key))
  return users.filter(({ id, name }) => id !== by && keys.has(searchKey(name))).map(({ id }) => id)
}

/** A mail that is being sent at this moment says nothing of the change, and another one is needed. */
async function addToWaiting(
  trx: Trx,
  { kind, user_id, subject_id }: { kind: 'interviews'; user_id: number; subject_id: number },
  window: { next_attempt_at: string; expires_at: string },
): Promise<boolean> {
  const waiting = await trx
    .updateTable('colleague_mails')
    .set(window)
    .where('kind', '=', kind)
    .where('user_id', '=', user_id)
    .where('subject_id', '=', subject_id)
    .where('state', '=', 'queued')
    .where('at_wire_since', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return waiting !== undefined
}
