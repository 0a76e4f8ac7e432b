import type { Generated } from 'kysely'
import type { MessageKind } from '../../../domain/messages/wordings.ts'
import type { Flag, Language } from '../primitives.ts'

/**
 * One person and one meeting, whatever it is moved to: what a calendar entry and the link to reply hang on. Without a
 * batch, the person and the vacancy alone.
 */
export type ThreadTable = {
  id: Generated<number>
  candidate_id: number
  vacancy_id: number
  /** Where the meeting is now. */
  batch_id: number | null
  /** The SEQUENCE of the calendar entry: raised whenever time or place change, and when the meeting is called off. */
  calendar_sequence: Generated<number>
  /** Whether the person was given a calendar entry, which then has to be kept up to date. */
  calendar_given: Generated<Flag>
  /** Raised to make every link that was given out void. */
  reply_generation: Generated<number>
  created_at: string
}

/** `hand`: a colleague passes it on, and says so. */
export type MessageChannel = 'email' | 'gateway' | 'hand'

/**
 * `unsure`: the connection broke before the answer, and the channel must not be given it twice; a colleague decides.
 */
export type MessageState = 'queued' | 'sent' | 'delivered' | 'bounced' | 'dropped' | 'unsure'

/**
 * A message to a person: first what is meant, written in the transaction of the act that causes it, and once it was
 * sent, the very words.
 */
export type MessageTable = {
  id: Generated<number>
  thread_id: number
  candidate_id: number
  kind: MessageKind
  /** Of reminders `booking`, `3-days`, `1-day`, `2-hours` or the id of a step; otherwise empty. */
  step: Generated<string>
  /** Tells messages of one kind apart: the `calendar_sequence` they are about; of confirmations, a count. */
  sequence: Generated<number>
  channel: MessageChannel
  not_before: string
  /** After this it is of no use and is not sent. */
  expires_at: string
  state: Generated<MessageState>
  /** Why it was dropped or bounced. */
  reason: string | null
  attempts: Generated<number>
  /** Not to be tried before. Who takes it sets this ahead, so that nobody else does. */
  next_attempt_at: string
  /** Who has taken it: what another one has taken since is not theirs to write down. */
  lease: string | null
  /** Since when an attempt is under way whose answer is not known. */
  at_wire_since: string | null
  /** What the last attempt was answered, a code without words. */
  last_answer: string | null
  message_id: string | null
  address: string | null
  language: Language | null
  subject: string | null
  body: string | null
  /** What a colleague adds in their own words. */
  note: string | null
  template_id: number | null
  trial_arm: string | null
  /** The invitation whose time and place it named. */
  invitation_id: number | null
  created_by: number | null
  created_at: string
  sent_at: string | null
}

/** How much of a channel is used, and until when it rests: one row for all servers. */
export type MessageChannelTable = {
  channel: MessageChannel
  paused_until: Generated<string>
  /** Pauses in a row; each is longer than the one before. */
  pauses: Generated<number>
  /** The minute and the day (UTC) that are counted. */
  minute: Generated<string>
  in_minute: Generated<number>
  day: Generated<string>
  in_day: Generated<number>
}

/** `refused`: the mail server knows no such address. `bounced`: a mail came back. `asked`: the person wants nothing. */
export type SuppressionReason = 'refused' | 'bounced' | 'asked'

/** An e-mail address or phone that nothing is sent to, as `candidate_contacts.key` has it. */
export type SuppressedAddressTable = { address: string; reason: SuppressionReason; since: string }

/** What a person answered through the gateway that was left to colleagues to understand. */
export type MessageAnswerTable = {
  id: Generated<number>
  thread_id: number
  candidate_id: number
  /** A mark of the mail, by which it is known when it is read once more; null for what came through the gateway. */
  mail_id: string | null
  /** What they chose, where it could not be done at once: another time without saying which, or too late. */
  choice: string | null
  /** What they wrote in their own words; without a choice null when one has to look into the mailbox. */
  text: string | null
  at: string
  read_by: number | null
  read_at: string | null
}
