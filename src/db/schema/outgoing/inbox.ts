import type { Generated } from 'kysely'

/** Why an inbox cannot be read. */
export type InboxTrouble = 'no-connection' | 'silent' | 'not-signed-in' | 'failed'

/** How far an inbox was read: one row for all servers, by a mark of the mailbox, which is not named. */
export type InboxReadingTable = {
  mailbox: string
  /** The numbers of its mails hold only as long as this stays the same (RFC 3501, 2.3.1.1). */
  uid_validity: string | null
  /** The last mail whose act was committed. */
  last_uid: Generated<number>
  /** Who reads it now. */
  lease: string | null
  /** Not to be read before; who takes it sets this ahead, so that nobody else does. */
  next_at: Generated<string>
  read_at: string | null
  failing_since: string | null
  /** Failures in a row: each pause is longer than the one before. */
  failures: Generated<number>
  trouble: InboxTrouble | null
}
