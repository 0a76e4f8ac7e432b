import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { probabilityFrom } from '../../../src/domain/chances/distribution.ts'
import { headCountOf } from '../../../src/domain/chances/head-count.ts'
import { CHECKS, type AttendanceRecord } from '../../../src/domain/turnout/attendance/attendance.ts'
import { backtest } from '../../../src/domain/turnout/evaluation/backtest.ts'
import { callOrder, callOutcomes } from '../../../src/domain/turnout/call-order.ts'
import { verdictOn } from '../../../src/domain/turnout/evaluation/calibration.ts'
import { evaluate, type Evaluation } from '../../../src/domain/turnout/evaluation/evaluate.ts'
import { scenariosOf } from '../../../src/domain/turnout/head-count.ts'
import { byDay, emptyModel, learn, type TurnoutModel } from '../../../src/domain/turnout/model.ts'
import { predict } from '../../../src/domain/turnout/prediction.ts'
import { logLossOf } from '../../../src/domain/turnout/evaluation/scores.ts'
import { INTERVIEW_FILE, readInterviews } from './interview-file.ts'
import { inFolds, type Sight, sights } from './sights.ts'

function uncalled(row: AttendanceRecord) {
  return { ...row, ...Object.fromEntries(CHECKS.map((check) => [check, null])) }
}

/** How much the real call answers moved the chance of the goal, call by call, in the order that calls are proposed. */
function callEffects(model: TurnoutModel, batch: readonly AttendanceRecord[]): number[] {
  const before = predict(model, batch, { reply: true, call: false }).map(({ belief }) => belief)
  const after = predict(model, batch).map(({ belief }) => belief)
  const scenarios = scenariosOf(before, model.dayCorrelation)
  const goal = Math.max(1, Math.round(before.reduce((sum, { mean }) => sum + mean, 0)))
  const chanceWith = (beliefs: typeof before) =>
    probabilityFrom(headCountOf({ scenarios: scenariosOf(beliefs, model.dayCorrelation) }), goal)
  const slot = Temporal.ZonedDateTime.from('2026-11-25T10:00[Europe/Moscow]')
  const people = batch.map((row) => ({ outcomes: callOutcomes(model, uncalled(row)), unreached: [], slot }))
  return callOrder(scenarios, people, goal, slot.subtract({ days: 1 })).map(({ index }) =>
    Math.abs(chanceWith(before.with(index, after[index]!)) - chanceWith(before)),
  )
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
    const base = logLossOf(inFolds(rows, sights.baseRate))
    expect(logLossOf(inFolds(rows, sights.all))).toBeLessThan(logLossOf(inFolds(rows, sights.ownAnswer)) + 0.005)
    expect(logLossOf(inFolds(rows, sights.withoutOwnAnswer))).toBeLessThan(base - 0.03)
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

  it('get a verdict that says what the intervals say: right, and not too sure', () => {
    const { batches } = backtest(rows)
    expect(verdictOn(batches)).toEqual({ code: 'right', right: 18, of: 20 })
    // Had the forecasts promised a third more, or only half, it would have been noticed.
    expect(verdictOn(batches.map((batch) => ({ ...batch, expected: batch.expected * 1.33 }))).code).toBe(
      'too-optimistic',
    )
    expect(verdictOn(batches.map((batch) => ({ ...batch, expected: batch.expected * 0.5 }))).code).toBe(
      'too-pessimistic',
    )
  })

  it('are called in an order in which the first calls tell the most', () => {
    const model = emptyModel()
    const halves: { first: number; last: number }[] = []
    const mean = (effects: number[]) => effects.reduce((sum, effect) => sum + effect, 0) / effects.length
    for (const day of byDay(rows)) {
      for (const batch of Map.groupBy(day, ({ batch: name }) => name).values()) {
        if (batch.length < 5 || model.trees.neither.n < 50) continue
        const effects = callEffects(model, batch)
        const half = Math.floor(effects.length / 2)
        halves.push({ first: mean(effects.slice(0, half)), last: mean(effects.slice(-half)) })
      }
      learn(model, day)
    }
    expect(halves).toHaveLength(14)
    expect(halves.filter(({ first, last }) => first > last).length).toBeGreaterThan(7)
    expect(mean(halves.map(({ first }) => first))).toBeGreaterThan(3 * mean(halves.map(({ last }) => last)))
  })
})
