import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { claimDue, type Outbox } from '../../db/outbox.ts'
import type { Services } from '../../web/services.ts'
import type { MailServer } from '../mail/mail-server.ts'
import { mailHtml } from '../message-templates/render-message.ts'
import { takePermit, type ChannelLimits } from '../messages/channel-use.ts'
import { noticeText } from './notice-text.ts'
import { noticeFacts, type NoticeFacts } from './reads/notice-facts.ts'

const outbox: Outbox = { table: 'interviewer_notices', due: 'next_attempt_at', waiting: sql`state = 'queued'` }

/** How long a mail is its taker's: longer than sending takes. */
const lease = { minutes: 2 }
const retryAfter = { minutes: 5 }
const atOnce = 20

type Sending = { services: Services; server: MailServer; taker: string; limits: ChannelLimits; signal: AbortSignal }

/** Drops mails about days that are over by now. */
export async function dropExpiredNotices(db: Db, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('interviewer_notices')
    .set({ state: 'dropped', lease: null, at_wire_since: null })
    .where('state', '=', 'queued')
    .where('expires_at', '<=', now.toString())
    .execute()
}

/** Sends the mails to interviewers that are due, beside the other servers of the database. @returns how many */
export async function sendNotices(sending: Sending): Promise<number> {
  const { services, taker, signal } = sending
  const { db } = services.database
  const now = services.now()
  const of = sql<boolean>`1 = 1`
  const ids = await claimDue(db, outbox, { of, most: atOnce, now, until: now.add(lease), lease: taker })
  let sent = 0
  for (const id of ids) if (!signal.aborted && (await sendNotice(sending, id))) sent += 1
  return sent
}

/** @returns whether it was sent */
async function sendNotice({ services, server, taker, limits, signal }: Sending, id: number): Promise<boolean> {
  const { config, database, now } = services
  const { db } = database
  const own = () =>
    db.updateTable('interviewer_notices').where('id', '=', id).where('state', '=', 'queued').where('lease', '=', taker)
  // What it says is read only after this, so that a change at the same moment is either read or told anew.
  const started = await own().set({ at_wire_since: now().toString() }).returning('attempts').executeTakeFirst()
  const facts = started && (await noticeFacts(db, id))
  if (!started || !facts) return false
  const nobodys = { lease: null, at_wire_since: null }
  const later = (at: Temporal.Instant) => own().set({ ...nobodys, next_attempt_at: at.toString() })
  if (!isWanted(facts)) {
    await own()
      .set({ ...nobodys, state: 'dropped' })
      .execute()
    return false
  }
  if (!(await takePermit(db, 'email', limits, now()))) {
    await later(now().add(lease)).execute()
    return false
  }
  const { subject, text, link } = noticeText(facts, config.publicUrl)
  const html = mailHtml(text, { subject, language: facts.language, link })
  const messageId = `<yavka.day.${id.toString(36)}.${Date.parse(facts.created_at).toString(36)}@${hostOf(config)}>`
  const answer = await server.send({ ...plain, to: facts.email, messageId, subject, text: `${text}\n`, html }, signal)
  if (answer.is === 'broken-off') return false
  const attempts = started.attempts + 1
  if (answer.is === 'accepted')
    await own()
      .set({ ...nobodys, attempts, state: 'sent', sent_at: now().toString() })
      .execute()
  else if (answer.is === 'wrong-address')
    await own()
      .set({ ...nobodys, attempts, state: 'dropped' })
      .execute()
  else await later(now().add(retryAfter)).set({ attempts }).execute()
  return answer.is === 'accepted'
}

/** A mail to a colleague: from the program, about a day and not about a person. */
const plain = { id: null, sender: null, replyTo: null, unsubscribe: null, calendar: null }

function hostOf({ mailFrom: { address } }: Services['config']): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function isWanted({ disabled_at, interview_mail, status, is_new }: NoticeFacts): boolean {
  // Who has not heard of a day need not hear that it is off.
  return (
    disabled_at === null && interview_mail === 1 && status !== 'closed' && !(status === 'cancelled' && is_new === 1)
  )
}
