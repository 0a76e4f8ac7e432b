import { describe, expect, test } from 'vitest'
import { backtest } from '../../../../src/domain/turnout/evaluation/backtest.ts'
import { evaluate } from '../../../../src/domain/turnout/evaluation/evaluate.ts'
import { logLossOf } from '../../../../src/domain/turnout/evaluation/scores.ts'
import { group } from '../records.ts'

describe('a history gone through once more', () => {
  const first = group(10, 6, { date: '2026-03-02', batch: 'first' })
  const second = [
    ...group(5, 5, { date: '2026-03-03', batch: 'second' }),
    ...group(4, 4, { date: '2026-03-03', batch: 'small' }),
  ]
  const { outcomes, batches } = backtest([...second, ...first])

  test('forecasts each day from the earlier ones alone, as an evaluation from nothing does', () => {
    expect(outcomes.slice(0, 10).every(({ chance }) => Math.abs(chance - 0.2) < 1e-12)).toBe(true)
    expect(outcomes.map(({ came }) => came)).toEqual([...first, ...second].map(({ came }) => came))
    expect(logLossOf(outcomes)).toBeCloseTo(evaluate([], [...first, ...second]).logLoss, 12)
    expect(outcomes.at(-1)!.chance).toBeGreaterThan(0.3)
  })

  test('judges head-counts of batches of at least five, earliest day first', () => {
    expect(batches).toMatchObject([
      { date: '2026-03-02', invited: 10, came: 6 },
      { date: '2026-03-03', invited: 5, came: 5 },
    ])
    for (const { expected, variance, interval, invited } of batches) {
      const chance = expected / invited
      expect(variance).toBeGreaterThan(invited * chance * (1 - chance))
      expect(interval.from).toBeLessThanOrEqual(expected)
      expect(interval.to).toBeGreaterThanOrEqual(expected)
      expect(interval.mass).toBeGreaterThanOrEqual(0.9)
    }
    expect(batches[0]!.expected).toBeCloseTo(10 * 0.2, 10)
  })
})
