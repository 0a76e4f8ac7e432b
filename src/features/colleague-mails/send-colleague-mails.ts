import { randomUUID } from 'node:crypto'
import { mostRefusals, pauseAfter } from '../../domain/messages/sending-time.ts'
import { translateInto } from '../../web/messages/index.ts'
import type { Services } from '../../web/services.ts'
import { formatsFor } from '../../web/texts/formats.ts'
import { breakOffAfter } from '../mail/break-off.ts'
import type { ColleagueMail } from '../mail/colleague-mail.ts'
import { mailServer, type Mail, type MailServer } from '../mail/mail-server.ts'
import { sendingSettings } from '../message-templates/reads/sending-settings.ts'
import { mailHtml } from '../message-templates/render-message.ts'
import { takePermit } from '../messages/channel-use.ts'
import { colleagueMailSources } from './kinds.ts'
import { claim, dropUseless, lease, settle, startSending } from './outbox.ts'

type SendingOptions = {
  /** How long the mail server may take to answer, in milliseconds. */
  patience?: number
  /** Ends it after the mail that is being sent. */
  signal?: AbortSignal
}

type Round = { services: Services; server: MailServer; taker: string; breakOff: AbortSignal }

/**
 * Queues and sends mails to colleagues, beside the other servers of the database; without a mail server neither. What
 * is of no use any more is dropped in any case.
 */
export async function sendColleagueMails(
  services: Services,
  { patience, signal = new AbortController().signal }: SendingOptions = {},
): Promise<{ sent: number }> {
  const { config, database, now } = services
  const { db } = database
  await dropUseless(db, now())
  const server = mailServer(config, patience)
  if (server === null) return { sent: 0 }
  const { breakOff, done } = breakOffAfter(signal)
  const round = { services, server, taker: randomUUID(), breakOff }
  try {
    for (const source of colleagueMailSources) await source.queue?.(db, now())
    let sent = 0
    for (const id of await claim(db, round.taker, now())) if (!signal.aborted && (await sendOne(round, id))) sent += 1
    return { sent }
  } finally {
    done()
    server.close()
  }
}

/** @returns whether it was sent */
async function sendOne({ services, server, taker, breakOff }: Round, id: number): Promise<boolean> {
  const { config, database, now } = services
  const { db } = database
  const mail = await startSending(db, id, taker, now())
  if (!mail) return false
  const settled = (change: Partial<ColleagueMail>) => settle(db, id, taker, change)
  const composed = await compose(services, mail)
  if (!composed) {
    await settled({ state: 'dropped' })
    return false
  }
  const limits = { perMinute: config.mailPerMinute, perDay: config.mailPerDay }
  if (!(await takePermit(db, 'email', limits, now()))) {
    await settled({ next_attempt_at: now().add(lease).toString() })
    return false
  }
  const answer = await server.send(composed, breakOff)
  // Nobody knows whether it has arrived: its kind says what becomes of it once the lease is over.
  if (answer.is === 'broken-off') return false
  const attempts = mail.attempts + 1
  if (answer.is === 'accepted') {
    await settled({ state: 'sent', attempts, sent_at: now().toString(), last_answer: null })
    return true
  }
  const isLast = answer.is === 'wrong-address' || (answer.is === 'not-wanted' && attempts >= mostRefusals)
  await settled({
    state: isLast ? 'dropped' : 'queued',
    attempts,
    last_answer: answer.code,
    next_attempt_at: now().add(pauseAfter(mail.attempts)).toString(),
  })
  return false
}

async function compose(services: Services, mail: ColleagueMail): Promise<Mail | null> {
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
  const locale = { t: translateInto(language), format: formatsFor(language), language }
  const words = await source.compose(services, mail, locale)
  if (!words) return null
  const { subject, text, link } = words
  const { sender } = await sendingSettings(database.db)
  return {
    id: null,
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
