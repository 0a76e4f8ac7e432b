import { createTransport } from 'nodemailer'
import type { Config } from '../../config.ts'
import { smtpAnswer, type SmtpAnswer } from '../../domain/messages/smtp-answer.ts'
import { returnPath } from './return-path.ts'

/** A mail to one person. */
export type Mail = {
  /** The number of the message, by which a mail that comes back is known; null for what is no message to a person. */
  id: number | null
  to: string
  /** Deterministic: who gets a mail twice can tell. */
  messageId: string
  /** Who writes and where answers go, as the team set it. */
  sender: string | null
  replyTo: string | null
  subject: string
  text: string
  html: string
  /** Where a mail program unsubscribes by itself with one POST (RFC 8058). */
  unsubscribe: string | null
  calendar: { method: 'REQUEST' | 'CANCEL'; file: string } | null
}

export type MailServer = {
  send: (mail: Mail, signal?: AbortSignal) => Promise<SmtpAnswer | { is: 'broken-off' }>
  close: () => void
}

/** How long the server may take to answer, in milliseconds. */
export const PATIENCE = 10_000

/** The mail server of SMTP_URL, over one connection that is kept until `close`; null without one. */
export function mailServer(
  { smtpUrl, mailFrom, imapUrl }: Pick<Config, 'smtpUrl' | 'mailFrom' | 'imapUrl'>,
  patience: number = PATIENCE,
): MailServer | null {
  if (smtpUrl === null) return null
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
    connectionTimeout: patience,
    greetingTimeout: patience,
    dnsTimeout: patience,
    socketTimeout: 2 * patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (mail, signal) => {
      try {
        await transport.sendMail({ ...composed(mail, mailFrom, imapUrl !== null), ...(signal && { signal }) })
        return { is: 'accepted' }
      } catch (error) {
        if (signal?.aborted) return { is: 'broken-off' }
        return smtpAnswer(failureOf(error))
      }
    },
    close: () => transport.close(),
  }
}

function composed(mail: Mail, from: Config['mailFrom'], readsReturns: boolean) {
  const { id, to, messageId, sender, replyTo, subject, text, html, unsubscribe, calendar } = mail
  const name = sender ?? from.name
  return {
    from: name === null ? from.address : { name, address: from.address },
    to: { name: '', address: to },
    envelope: { from: readsReturns && id !== null ? returnPath(from.address, id) : from.address, to },
    ...(replyTo !== null && { replyTo }),
    messageId,
    subject,
    text,
    html,
    headers: {
      // Nobody's holiday notice is to answer a program.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe !== null && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    ...(calendar && {
      alternatives: [
        { contentType: `text/calendar; charset=utf-8; method=${calendar.method}`, content: calendar.file },
      ],
    }),
  }
}

/** What is known of a failed attempt, without anybody's address. */
function failureOf(error: unknown): Parameters<typeof smtpAnswer>[0] {
  const { responseCode, response, command, code } = error as Partial<
    Record<'responseCode' | 'response' | 'command' | 'code', unknown>
  >
  return {
    replyCode: typeof responseCode === 'number' ? responseCode : null,
    reply: typeof response === 'string' ? response : '',
    command: typeof command === 'string' ? command : null,
    error: typeof code === 'string' ? code : 'ERROR',
  }
}
