import type { ReminderTable } from '../../db/schema/invitations.ts'
import type { AnswerColumns } from '../../db/schema/primitives.ts'
import type { Answer, AttendanceRecord, Check } from '../../domain/turnout/attendance/attendance.ts'

/** One past invitation: what the model reads, and what only the report looks at, as far as it is known. */
export type PastInvitation = AttendanceRecord & {
  vacancy: string
  /** The hour of the slot, local; null in imported files, which have days only. */
  hour: number | null
  /** How the confirmation call went; null in imported files. */
  call: 'reached' | 'unreached' | 'none' | null
  /** By which way the person was reminded last; null in imported files. */
  reminder: ReminderTable['channel'] | 'none' | null
}

/** Stored answers under the names of the domain. */
export function answersOf(row: AnswerColumns): Record<Check | 'reply', Answer | null> {
  const { reply, permission, calendar, documents, route, letter } = row
  return {
    reply,
    permission,
    calendar,
    documents,
    route,
    letter,
    callAhead: row.call_ahead,
    secondPhone: row.second_phone,
  }
}

/**
 * For how many days somebody was asked and had not replied, until `until`; null where nobody asked, where the reply
 * came before the question, or where it is not known when it came.
 */
export function silentDays(
  { asked_at, replied_at, reply }: { asked_at: string | null; replied_at: string | null; reply: Answer | null },
  until: string,
): number | null {
  const end = reply === null ? until : replied_at
  if (asked_at === null || end === null) return null
  const days = (Date.parse(end) - Date.parse(asked_at)) / 86_400_000
  return days < 0 ? null : days
}

/** A candidate's key in the history. */
export function personKey(candidateId: number): string {
  return `candidate ${candidateId}`
}
export function batchKey(batchId: number): string {
  return `batch ${batchId}`
}

/** The batch that such a key names; null for any other text. */
export function batchIdOf(key: string): number | null {
  return /^batch \d{1,9}$/.test(key) ? Number(key.slice('batch '.length)) : null
}
