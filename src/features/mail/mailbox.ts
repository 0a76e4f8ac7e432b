import { ImapFlow } from 'imapflow'
import type { InboxTrouble } from '../../db/schema/outgoing/inbox.ts'
import { PATIENCE } from './mail-server.ts'

/** A mail as it lies in the mailbox. */
export type StoredMail = { uid: number; receivedAt: Date; source: Uint8Array }

export type Mailbox = {
  /** Numbers of mails hold only as long as this stays the same. */
  validity: string
  /** The numbers of the mails behind `uid`, or of the mails since a day, in order. */
  numbers: (wanted: { after: number } | { since: Date }) => Promise<number[]>
  read: (uid: number) => Promise<StoredMail | null>
  markSeen: (uid: number) => Promise<void>
  close: () => Promise<void>
}

/** The mailbox cannot be used; nothing of what the server said is kept, as it may name somebody. */
export class MailboxTrouble extends Error {
  readonly trouble: InboxTrouble
  constructor(trouble: InboxTrouble) {
    super(trouble)
    this.trouble = trouble
  }
}

/** What is read of a mail: reports hold the whole mail that they are about, with what was attached to it. */
const mostBytes = 512 * 1024

/**
 * Opens the inbox of an `imap://` or `imaps://` address.
 *
 * @param signal ends every wait at once
 * @throws MailboxTrouble, also later, from each of its functions
 */
export async function openMailbox(address: string, signal: AbortSignal, patience: number = PATIENCE): Promise<Mailbox> {
  const url = new URL(address)
  const secure = url.protocol === 'imaps:'
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 2 * patience,
    maxLiteralSize: 4 * mostBytes,
    maxLineLength: 4 * mostBytes,
  })
  // Without a listener an error of the connection would end the process; whoever waits for an answer is told of it.
  client.on('error', () => {})
  const end = () => client.close()
  signal.addEventListener('abort', end)
  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      if (signal.aborted) throw new MailboxTrouble('silent')
      return await ask()
    } catch (error) {
      throw error instanceof MailboxTrouble ? error : new MailboxTrouble(troubleOf(error))
    }
  }
  const close = async () => {
    signal.removeEventListener('abort', end)
    client.close()
  }
  try {
    const validity = await asked(async () => {
      await client.connect()
      return String((await client.mailboxOpen('INBOX')).uidValidity)
    })
    return {
      validity,
      numbers: (wanted) =>
        asked(async () => {
          const after = 'after' in wanted ? wanted.after : 0
          const found = await client.search('after' in wanted ? { uid: `${after + 1}:*` } : wanted, { uid: true })
          if (!found) throw new MailboxTrouble('failed')
          // `9:*` names the last mail, though its number is lower.
          return found.filter((uid) => uid > after).toSorted((one, other) => one - other)
        }),
      read: (uid) =>
        asked(async () => {
          const mail = await client.fetchOne(
            String(uid),
            { source: { maxLength: mostBytes }, internalDate: true },
            { uid: true },
          )
          if (!mail || !mail.source) return null
          return { uid, receivedAt: new Date(mail.internalDate ?? Date.now()), source: mail.source }
        }),
      markSeen: (uid) =>
        asked(async () => {
          await client.messageFlagsAdd(String(uid), [String.raw`\Seen`], { uid: true })
        }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function troubleOf(error: unknown): InboxTrouble {
  const { authenticationFailed, code } = error as { authenticationFailed?: boolean; code?: unknown }
  if (authenticationFailed) return 'not-signed-in'
  if (typeof code !== 'string') return 'failed'
  if (/TIMEOUT|ETIMEDOUT|EAI_AGAIN|NoConnection|EConnectionClosed/i.test(code)) return 'silent'
  return /^(?:ECONN|ENOTFOUND|EHOST|ENET|EPIPE|ERR_TLS|CERT|DEPTH|SELF_SIGNED|UNABLE)/.test(code)
    ? 'no-connection'
    : 'failed'
}
