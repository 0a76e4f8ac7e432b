import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Answer, AttendanceRecord } from '../../../src/domain/turnout/attendance/attendance.ts'

const PATH = fileURLToPath(
  new URL('../../../../shared/data/attendance/interview-attendance-clean.csv', import.meta.url),
)

/** 550 real invitations, kept beside the project and never part of it; undefined where they are not at hand. */
export const INTERVIEW_FILE = existsSync(PATH) ? PATH : undefined

/** The file's rows under the names of the history's columns. */
export function readInterviews(path: string): AttendanceRecord[] {
  const rows = parse<Record<string, string>>(readFileSync(path, 'utf8'), { columns: true })
  return rows.map((row) => ({
    person: row.cand_id!,
    batch: row.session!,
    date: row.iso_date!,
    invitedOn: null,
    kind: row.interview_type!,
    source: row.client!,
    city: row.city!,
    reply: answer(row.expected!),
    permission: answer(row.permission!),
    calendar: answer(row.no_unscheduled!),
    callAhead: answer(row.call_3h!),
    secondPhone: answer(row.alt_number!),
    documents: answer(row.resume_jd!),
    route: answer(row.venue_clear!),
    letter: answer(row.call_letter!),
    came: row.show === '1',
  }))
}

function answer(text: string): Answer | null {
  if (text === 'uncertain') return 'unsure'
  return text === 'yes' || text === 'no' || text === 'unsure' ? text : null
}
