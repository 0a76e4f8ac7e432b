import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { InboxTrouble } from '../../db/schema/outgoing/inbox.ts'
import type { Services } from '../../web/services.ts'
import { MailboxTrouble, openMailbox, type Mailbox } from '../mail/mailbox.ts'
import { takeMail } from './acts/take-mail.ts'
import { parsedMail } from './parsed-mail.ts'
import { endTurn, failTurn, leaveTurn, markOf, readTo, takeTurn, type Turn } from './reading-turn.ts'

/** How far back the first reading of a mailbox looks. */
const firstLook = { hours: 7 * 24 }

type Options = {
  /** Ends the reading at once. */
  signal?: AbortSignal
  /** Reads though it was read only just now. */
  now?: boolean
  /** How long the mail server may take to answer, in milliseconds. */
  patience?: number
}

/** `mails`: how many were looked at. `isNews`: the inbox could be read the last time. */
export type InboxRead =
  | { read: number }
  | { trouble: InboxTrouble; isNews: boolean }
  /** There is none, it is another server's turn, or the reading was ended. */
  | { none: true }

/**
 * Reads what came in since the last time, beside the other servers of the database. A mail counts as read once what
 * follows from it is committed; what was committed twice would be done once all the same.
 */
export async function readInbox(
  services: Services,
  { signal = new AbortController().signal, now = false, patience }: Options = {},
): Promise<InboxRead> {
  const { config, database } = services
  const { db } = database
  if (config.imapUrl === null) return { none: true }
  const mailbox = markOf({ imapUrl: config.imapUrl })
  const reader = randomUUID()
  const turn = await takeTurn(db, mailbox, reader, { at: services.now(), now })
  if (turn === null) return { none: true }
  let opened: Mailbox | null = null
  try {
    opened = await openMailbox(config.imapUrl, signal, patience)
    const read = await readNew(services, opened, turn, (uid) =>
      readTo(db, mailbox, reader, { validity: opened!.validity, uid, at: services.now() }),
    )
    await endTurn(db, mailbox, reader, services.now())
    return { read }
  } catch (error) {
    if (signal.aborted) {
      await leaveTurn(db, mailbox, reader, services.now())
      return { none: true }
    }
    const trouble = error instanceof MailboxTrouble ? error.trouble : 'failed'
    const isNews = await failTurn(db, mailbox, reader, trouble, services.now())
    if (!(error instanceof MailboxTrouble)) throw error
    return { trouble, isNews }
  } finally {
    await opened?.close()
  }
}

async function readNew(
  services: Services,
  mailbox: Mailbox,
  { validity, lastUid }: Turn,
  done: (uid: number) => Promise<boolean>,
): Promise<number> {
  const { now } = services
  const isKnown = validity === mailbox.validity
  const since = new Date(now().subtract(firstLook).epochMilliseconds)
  const numbers = await mailbox.numbers(isKnown ? { after: lastUid } : { since })
  for (const uid of numbers) {
    const mail = await mailbox.read(uid)
    const parsed = mail && (await parsedMail(mail.source))
    const received = mail && Temporal.Instant.fromEpochMilliseconds(mail.receivedAt.getTime())
    const isDone = parsed && received ? await takeMail(services, parsed, earlier(received, now())) : false
    if (!(await done(uid))) return numbers.indexOf(uid)
    // Those that nobody needs to look at any more; what a person wrote stays unread.
    if (isDone) await mailbox.markSeen(uid)
  }
  return numbers.length
}

/** The clock of the mail server may be ahead of ours. */
const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) < 0 ? one : other
