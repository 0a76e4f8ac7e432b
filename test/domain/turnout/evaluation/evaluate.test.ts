import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../../src/domain/turnout/evaluation/evaluate.ts'
import { aucOf, brierOf, logLossOf } from '../../../../src/domain/turnout/evaluation/scores.ts'
import { group, record, seeded } from '../records.ts'

describe('scores', () => {
  const outcomes = [
    { chance: 0.8, came: true },
    { chance: 0.8, came: false },
    { chance: 0.3, came: false },
  ]

  it('agree with their definitions', () => {
    expect(logLossOf(outcomes)).toBeCloseTo(-(Math.log(0.8) + Math.log(0.2) + Math.log(0.7)) / 3, 12)
    expect(brierOf(outcomes)).toBeCloseTo((0.04 + 0.64 + 0.09) / 3, 12)
    expect(aucOf(outcomes)).toBe(0.75)
    expect(
      aucOf([
        { chance: 0.1, came: true },
        { chance: 0.2, came: false },
        { chance: 0.3, came: true },
        { chance: 0.4, came: false },
      ]),
    ).toBe(0.25)
  })

  it('are defined without outcomes of both kinds', () => {
    expect(aucOf([])).toBe(0.5)
    expect(aucOf([{ chance: 0.4, came: true }])).toBe(0.5)
    expect(logLossOf([])).toBe(0)
  })
})

describe('evaluation on a holdout', () => {
  it('forecasts the first day from nothing but the stated one in five', () => {
    const { rows, logLoss } = evaluate([], group(10, 10, {}))
    expect(rows).toBe(10)
    expect(logLoss).toBeCloseTo(-Math.log(0.2), 12)
  })

  it('uses the holdout’s earlier days, never the same day', () => {
    const history = group(40, 20, { date: '2026-03-02' })
    const [first, second] = [group(60, 60, { date: '2026-03-03' }), group(60, 60, { date: '2026-03-04' })]
    const alone = evaluate(history, first)
    const both = evaluate(history, [...second, ...first])
    expect(both.logLoss).toBeLessThan(alone.logLoss)
    expect(
      evaluate(
        history,
        second.map((row) => ({ ...row, date: '2026-03-03' })),
      ).logLoss,
    ).toBeCloseTo(alone.logLoss, 12)
  })

  it('judges head-counts only on batches of at least five', () => {
    const holdout = [...group(4, 2, { batch: 'small' }), ...group(6, 3, { batch: 'large' })]
    expect(evaluate([], holdout).headCount.batches).toBe(1)
    expect(evaluate([], group(4, 2, {})).headCount).toEqual({
      batches: 0,
      coverage80: 0,
      coverage90: 0,
      expected80: 0,
      expected90: 0,
    })
  })

  it('works with an empty holdout', () => {
    expect(evaluate(group(5, 1, {}), [])).toMatchObject({ rows: 0, logLoss: 0, brier: 0, auc: 0.5 })
  })

  it('covers head-counts of days that swing together', () => {
    const random = seeded(11)
    const days = Array.from({ length: 400 }, (_, day) => {
      const swing = (random() - 0.5) * 0.5
      const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
      return Array.from({ length: 20 }, () => {
        const reply = random() < 0.7 ? ('yes' as const) : ('unsure' as const)
        return record({ date, reply, came: random() < (reply === 'yes' ? 0.7 : 0.4) + swing })
      })
    })
    const { headCount } = evaluate(days.slice(0, 100).flat(), days.slice(100).flat())
    const slack = (mass: number): number => 2 * Math.sqrt((mass * (1 - mass)) / 300)
    expect(headCount.batches).toBe(300)
    expect(Math.abs(headCount.coverage80 - headCount.expected80)).toBeLessThan(slack(headCount.expected80))
    expect(Math.abs(headCount.coverage90 - headCount.expected90)).toBeLessThan(slack(headCount.expected90))
  })
})
