import type { Generated } from 'kysely'

/**
 * A reminder that somebody gave outside of Yavka. Those recorded in one act, for a whole batch say, share its instant.
 */
export type ReminderTable = {
  id: Generated<number>
  invitation_id: number
  at: string
  by_user: number | null
  channel: 'sms' | 'messenger' | 'email' | 'call'
}
