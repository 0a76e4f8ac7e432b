import { calendarReply, type CalendarReply } from './calendar-reply.ts'
import { deliveryReport, type DeliveryReport } from './delivery-report.ts'
import { fieldsOf } from './header-fields.ts'
import { plainAnswer } from './plain-answer.ts'

/** A mail that came in, its parts decoded. */
export type IncomingMail = {
  /** In order; names in lower case. */
  headers: readonly { name: string; value: string }[]
  text: string | null
  parts: readonly { type: string; text: string }[]
}

/** What a mail means. Messages of ours that it names are given by their Message-ID. */
export type MailMeaning =
  | {
      is: 'returned'
      report: DeliveryReport
      /** Where it was sent to: with our own number in it, when the mail had a return path of its own. */
      addressed: readonly string[]
      names: readonly string[]
    }
  | { is: 'calendar-reply'; reply: CalendarReply }
  /** A person writes; `text` is null when one has to look into the mailbox for it. */
  | { is: 'answer'; names: readonly string[]; text: string | null }
  /** Nothing that concerns us, or a program that answers for somebody who is away. */
  | { is: 'other' }

export function meaningOf(mail: IncomingMail): MailMeaning {
  const returned = returnedMail(mail)
  if (returned) return returned
  for (const { type, text } of mail.parts) {
    const reply = type === 'text/calendar' || type === 'application/ics' ? calendarReply(text) : null
    if (reply) return { is: 'calendar-reply', reply }
  }
  const names = namesIn(valuesOf(mail, ['in-reply-to', 'references']).join(' '))
  if (isAutomatic(mail) || names.length === 0) return { is: 'other' }
  return { is: 'answer', names, text: plainAnswer(mail.text) }
}

function returnedMail(mail: IncomingMail): MailMeaning | null {
  const status = mail.parts.find(({ type }) => type === 'message/delivery-status')
  const report = status ? deliveryReport(status.text) : null
  if (!report) return null
  const original = mail.parts.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
  const [head = ''] = (original?.text ?? '').split(/\r?\n\r?\n/)
  const valuesIn = fieldsOf(head)
  const delivered = valuesOf(mail, ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'])
  return {
    is: 'returned',
    report,
    addressed: [...delivered, ...valuesIn('return-path')].flatMap(
      (value) => value.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [],
    ),
    names: namesIn([...valuesIn('message-id'), ...valuesOf(mail, ['in-reply-to', 'references'])].join(' ')),
  }
}

/** Programs that answer for a person say so (RFC 3834), in one way or another. */
function isAutomatic(mail: IncomingMail): boolean {
  const [submitted = 'no'] = valuesOf(mail, ['auto-submitted'])
  return (
    !/^no\b/i.test(submitted.trim()) ||
    valuesOf(mail, ['x-autoreply', 'x-autorespond', 'x-failed-recipients']).length > 0 ||
    valuesOf(mail, ['precedence']).some((value) => /bulk|junk|list|auto_reply/i.test(value)) ||
    valuesOf(mail, ['return-path']).some((value) => /^<\s*>$/.test(value.trim()))
  )
}

function valuesOf({ headers }: IncomingMail, names: readonly string[]): string[] {
  return headers.filter(({ name }) => names.includes(name)).map(({ value }) => value)
}

const namesIn = (text: string): string[] => [...new Set(text.match(/<[^<>\s]+@[^<>\s]+>/g) ?? [])]
