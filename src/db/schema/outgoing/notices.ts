import type { Generated } from 'kysely'
import type { Flag } from '../primitives.ts'

/** A mail to an interviewer about a day of theirs; its words are found when it is sent, and are not kept. */
export type InterviewerNoticeTable = {
  id: Generated<number>
  user_id: number
  batch_id: number
  /** The day is new for them, so that nothing of it has changed. */
  is_new: Flag
  /** When the day began before it was moved, as they know it; null when it was not. */
  started_at: string | null
  next_attempt_at: string
  expires_at: string
  state: Generated<'queued' | 'sent' | 'dropped' | 'unsure'>
  attempts: Generated<number>
  lease: string | null
  at_wire_since: string | null
  created_at: string
  sent_at: string | null
}
