import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { claimDue, type Outbox } from '../../db/outbox.ts'
import { translateInto } from '../../web/messages/index.ts'
import type { Services } from '../../web/services.ts'
import { formatsFor } from '../../web/texts/formats.ts'
import { mailServer, type MailServer } from '../mail/mail-server.ts'
import { sendingSettings } from '../message-templates/reads/sending-settings.ts'
import { mailHtml } from '../message-templates/render-message.ts'
import { takePermit } from '../messages/channel-use.ts'
import type { ColleagueMail } from '../mail/colleague-mail.ts'
import { colleagueMailSources } from './kinds.ts'

const outbox: Outbox = { table: 'colleague_mails', due: 'next_attempt_at', waiting: sql`state = 'queued'` }

const atOnce = 20

/** How long a server has for what it took. */
const lease = { minutes: 5 }

/** So often a mail is tried that the mail server does not take, an hour apart. */
const mostAttempts = 5
const retryAfter = { hours: 1 }

/**
 * Queues and sends mails to colleagues, beside the other servers of the database; without a mail server neither. A mail
 * is marked before it leaves, so that it may get lost when a server dies, but never arrives twice.
 */
export async function sendColleagueMails(services: Services, patience?: number): Promise<{ sent: number }> {
  const { config, database, now } = services
  const server = mailServer(config, patience)
  if (server === null) return { sent: 0 }
  try {
    for (const source of colleagueMailSources) await source.queue(database.db, now())
    const of = sql<boolean>`1 = 1`
    const ids = await claimDue(database.db, outbox, { of, most: atOnce, now: now(), until: now().add(lease) })
    let sent = 0
    for (const id of ids) if (await sendOne(services, server, id)) sent += 1
    return { sent }
  } finally {
    server.close()
  }
}

async function sendOne(services: Services, server: MailServer, id: number): Promise<boolean> {
  const { config, database, now } = services
  const { db } = database
  const mail = await db.selectFrom('colleague_mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const composed = await compose(services, mail)
  if (!composed) return settle(db, id, { state: 'dropped' })
  const limits = { perMinute: config.mailPerMinute, perDay: config.mailPerDay }
  if (!(await takePermit(db, 'email', limits, now()))) return false
  if (!(await mark(db, id))) return false
  const answer = await server.send(composed)
  if (answer.is === 'accepted') {
    await settle(db, id, { state: 'sent', sent_at: now().toString(), last_answer: null })
    return true
  }
  const attempts = mail.attempts + 1
  const isLast = attempts >= mostAttempts || answer.is === 'wrong-address'
  return settle(db, id, {
    state: isLast ? 'dropped' : 'queued',
    attempts,
    last_answer: answer.is === 'broken-off' ? null : answer.code,
    next_attempt_at: now().add(retryAfter).toString(),
  })
}

/** From now on the mail counts as sent; false when another server has marked it. */
async function mark(db: Db, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('colleague_mails')
    .set({ state: 'sending' })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function settle(db: Db, id: number, change: Partial<ColleagueMail>): Promise<false> {
  await db.updateTable('colleague_mails').set(change).where('id', '=', id).execute()
  return false
}

async function compose(services: Services, mail: ColleagueMail) {
  const { config, database } = services
  const source = colleagueMailSources.find(({ kind }) => kind === mail.kind)
  const colleague = await database.db
    .selectFrom('users')
    .select(['email', 'language'])
    .where('id', '=', mail.user_id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!source || !colleague) return null
  const { email, language } = colleague
  const words = await source.compose(services, mail, {
    t: translateInto(language),
    format: formatsFor(language),
    language,
  })
  if (!words) return null
  const { subject, text, link } = words
  const { sender } = await sendingSettings(database.db)
  return {
    id: 0,
    to: email,
    messageId: `<colleague.${mail.id}.${Date.parse(mail.created_at)}@${new URL(config.publicUrl).hostname}>`,
    sender,
    replyTo: null,
    subject,
    text: `${text}\n`,
    html: mailHtml(text, { subject, language, link }),
    unsubscribe: null,
    calendar: null,
  }
}
