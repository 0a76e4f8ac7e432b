import { CHECKS, type AttendanceRecord } from '../../../src/domain/turnout/attendance/attendance.ts'
import { byDay, fit } from '../../../src/domain/turnout/model.ts'
import { predict } from '../../../src/domain/turnout/prediction.ts'
import type { Outcome } from '../../../src/domain/turnout/evaluation/scores.ts'
import { seeded } from './records.ts'

const NO_CALL = Object.fromEntries(CHECKS.map((check) => [check, null]))
const NOTHING_ELSE = { kind: '', source: '', city: '' }

export type Sight = (row: AttendanceRecord) => AttendanceRecord

/** What a model may see of each record; the model itself is the same throughout. */
export const sights = {
  all: (row: AttendanceRecord) => row,
  ownAnswer: (row: AttendanceRecord) => ({ ...row, ...NO_CALL, ...NOTHING_ELSE }),
  withoutOwnAnswer: (row: AttendanceRecord) => ({ ...row, reply: null }),
  baseRate: (row: AttendanceRecord) => ({ ...row, ...NO_CALL, ...NOTHING_ELSE, reply: null }),
}

/** An outcome with the day it belongs to. */
export type DatedOutcome = Outcome & { date: string }

/** Each day forecast from others: ten times five folds, days kept whole. */
export function inFolds(rows: readonly AttendanceRecord[], sight: Sight): DatedOutcome[] {
  const outcomes: DatedOutcome[] = []
  for (let round = 1; round <= 10; round += 1) {
    const random = seeded(round)
    const shuffled = byDay(rows)
      .map((day) => ({ day, key: random() }))
      .sort((a, b) => a.key - b.key)
    for (let fold = 0; fold < 5; fold += 1) {
      const held = shuffled.filter((_, i) => i % 5 === fold).flatMap(({ day }) => day)
      const kept = shuffled.filter((_, i) => i % 5 !== fold).flatMap(({ day }) => day)
      const forecasts = predict(fit(kept.map(sight)), held.map(sight))
      outcomes.push(...held.map(({ came, date }, i) => ({ chance: forecasts[i]!.chance, came, date })))
    }
  }
  return outcomes
}
