import type { AttendanceRecord } from '../../../src/domain/turnout/attendance/attendance.ts'

let people = 0

/** A record with nothing known but what is given; a person of their own each. */
export function record(known: Partial<AttendanceRecord>): AttendanceRecord {
  people += 1
  return {
    person: `p${people}`,
    batch: known.date ?? '2026-03-02',
    date: '2026-03-02',
    invitedOn: null,
    kind: '',
    source: '',
    city: '',
    reply: null,
    permission: null,
    calendar: null,
    callAhead: null,
    secondPhone: null,
    documents: null,
    route: null,
    letter: null,
    came: false,
    ...known,
  }
}

/** So many records alike, of whom the first `came` came. */
export function group(n: number, came: number, known: Partial<AttendanceRecord>): AttendanceRecord[] {
  return Array.from({ length: n }, (_, i) => record({ ...known, came: i < came }))
}

/** Numbers in 0..1 that look random and are the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
