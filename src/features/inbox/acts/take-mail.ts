import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { meaningOf, type IncomingMail, type MailMeaning } from '../../../domain/inbox/incoming-mail.ts'
import type { Services } from '../../../web/services.ts'
import { recordBounce } from '../../message-sending/acts/record-bounce.ts'
import { noteDelay } from '../../message-sending/acts/note-delay.ts'
import { returnedMessage, messageNamed } from '../reads/message-of-mail.ts'
import { keepAnswer } from '../../messages/acts/keep-answer.ts'
import { takeCalendarReply } from './take-calendar-reply.ts'

/**
 * What follows from a mail that came in. Taken twice, it is done once.
 *
 * @param at when it came in
 * @returns whether it is done with, so that nobody has to look at it
 */
export async function takeMail(services: Services, mail: IncomingMail, at: Temporal.Instant): Promise<boolean> {
  const { db } = services.database
  const meaning = meaningOf(mail)
  if (meaning.is === 'returned') return takeReturned(services, meaning, at)
  if (meaning.is === 'calendar-reply') return takeCalendarReply(services, meaning.reply, at)
  if (meaning.is === 'other') return false
  const message = await messageNamed(db, meaning.names)
  if (message) await keepAnswer(db, { ...message, mail: markOf(mail), choice: null, text: meaning.text }, at)
  return false
}

async function takeReturned(
  { config, database: { db } }: Services,
  returned: Extract<MailMeaning, { is: 'returned' }>,
  at: Temporal.Instant,
): Promise<boolean> {
  const message = await returnedMessage(db, config.mailFrom.address, returned)
  if (message === null) return false
  const { outcome, code } = returned.report
  if (outcome === 'delayed') await noteDelay(db, message, code)
  else {
    const reason = outcome === 'wrong-address' ? 'bounced' : 'not-delivered'
    await recordBounce(db, message, { reason, code }, { by: null, at })
  }
  return true
}

/** By which a mail is known that is read once more: of what it is called, or of all it is where it has no name. */
function markOf(mail: IncomingMail): string {
  const own = mail.headers.find(({ name }) => name === 'message-id')
  return createHash('sha256')
    .update(own?.value ?? JSON.stringify(mail))
    .digest('hex')
}
