import type { Generated } from 'kysely'
import type { AnswerColumns, Flag } from './primitives.ts'

/** What was known of one past invitation before it came true, and whether the person came. */
export type AttendanceRecordTable = AnswerColumns & {
  id: Generated<number>
  person: string
  batch: string
  date: string
  invited_on: string | null
  kind: string | null
  source: string | null
  city: string | null
  came: Flag
}
