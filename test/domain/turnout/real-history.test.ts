import { describe, expect, it } from 'vitest'
import { CHECKS, type AttendanceRecord } from '../../../src/domain/turnout/attendance.ts'
import { evaluate, type Evaluation } from '../../../src/domain/turnout/evaluate.ts'
import { byDay, fit } from '../../../src/domain/turnout/model.ts'
import { predict } from '../../../src/domain/turnout/prediction.ts'
import { logLossOf, type Outcome } from '../../../src/domain/turnout/scores.ts'
import { INTERVIEW_FILE, readInterviews } from './interview-file.ts'
import { seeded } from './records.ts'

const NO_CALL = Object.fromEntries(CHECKS.map((check) => [check, null]))
const NOTHING_ELSE = { kind: '', source: '', city: '' }

/** What a model may see of each record; the model itself is the same throughout. */
const sights = {
  all: (row: AttendanceRecord) => row,
  ownAnswer: (row: AttendanceRecord) => ({ ...row, ...NO_CALL, ...NOTHING_ELSE }),
  withoutOwnAnswer: (row: AttendanceRecord) => ({ ...row, reply: null }),
  baseRate: (row: AttendanceRecord) => ({ ...row, ...NO_CALL, ...NOTHING_ELSE, reply: null }),
}

type Sight = (row: AttendanceRecord) => AttendanceRecord

/** Ten times five folds, days kept whole. */
function inFolds(rows: readonly AttendanceRecord[], sight: Sight): number {
  const outcomes: Outcome[] = []
  for (let round = 1; round <= 10; round += 1) {
    const random = seeded(round)
    const shuffled = byDay(rows).map((day) => ({ day, key: random() })).sort((a, b) => a.key - b.key)
    for (let fold = 0; fold < 5; fold += 1) {
      const held = shuffled.filter((_, i) => i % 5 === fold).flatMap(({ day }) => day)
      const kept = shuffled.filter((_, i) => i % 5 !== fold).flatMap(({ day }) => day)
      const forecasts = predict(fit(kept.map(sight)), held.map(sight))
      outcomes.push(...held.map(({ came }, i) => ({ chance: forecasts[i]!.chance, came })))
    }
  }
  return logLossOf(outcomes)
}

describe.skipIf(INTERVIEW_FILE === undefined)('550 real invitations (skipped where the file is not at hand)', () => {
  const rows = INTERVIEW_FILE === undefined ? [] : readInterviews(INTERVIEW_FILE)
  const byEarlierDays = (sight: Sight): Evaluation => evaluate([], rows.map(sight))

  it('are forecast from earlier days as well as by the own answer alone, and far better than the base rate', () => {
    const base = byEarlierDays(sights.baseRate).logLoss
    expect(byEarlierDays(sights.all).logLoss).toBeLessThan(byEarlierDays(sights.ownAnswer).logLoss + 0.005)
    expect(byEarlierDays(sights.withoutOwnAnswer).logLoss).toBeLessThan(base - 0.03)
  })

  it('are forecast in folds as well as by the own answer alone, and far better than the base rate', () => {
    const base = inFolds(rows, sights.baseRate)
    expect(inFolds(rows, sights.all)).toBeLessThan(inFolds(rows, sights.ownAnswer) + 0.005)
    expect(inFolds(rows, sights.withoutOwnAnswer)).toBeLessThan(base - 0.03)
  })

  it('are forecast better than by the base rate from 50 rows on', () => {
    const days = byDay(rows)
    const first = days.findIndex((_, i) => days.slice(0, i).flat().length >= 50)
    const [history, later] = [days.slice(0, first).flat(), days.slice(first).flat()]
    for (const sight of [sights.all, sights.withoutOwnAnswer]) {
      const base = evaluate(history.map(sights.baseRate), later.map(sights.baseRate)).logLoss
      expect(evaluate(history.map(sight), later.map(sight)).logLoss).toBeLessThan(base)
    }
  })

  it('come in numbers that the stated intervals hold as often as they claim', () => {
    const { headCount } = byEarlierDays(sights.all)
    const slack = (mass: number): number => 2 * Math.sqrt((mass * (1 - mass)) / headCount.batches)
    expect(Math.abs(headCount.coverage80 - headCount.expected80)).toBeLessThan(slack(headCount.expected80))
    expect(Math.abs(headCount.coverage90 - headCount.expected90)).toBeLessThan(slack(headCount.expected90))
  })
})
