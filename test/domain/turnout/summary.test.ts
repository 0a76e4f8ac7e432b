import { describe, expect, it } from 'vitest'
import { betaCdf } from '../../../src/domain/chances/beta.ts'
import { turnoutBy, turnoutOf } from '../../../src/domain/turnout/summary.ts'
import { group } from './records.ts'

describe('turnout of groups', () => {
  it('has a Jeffreys interval that reaches the ends where nobody or everybody came', () => {
    const some = turnoutOf({ invited: 10, came: 5 })
    expect(some.rate).toBe(0.5)
    expect(some.interval!.from + some.interval!.to).toBeCloseTo(1, 10)
    expect(turnoutOf({ invited: 8, came: 0 }).interval!.from).toBe(0)
    expect(turnoutOf({ invited: 8, came: 8 }).interval!.to).toBe(1)
    expect(turnoutOf({ invited: 0, came: 0 }).rate).toBeNull()
  })

  it('has nine of ten intervals around the rate, from one end only where nobody came', () => {
    const { interval } = turnoutOf({ invited: 10, came: 2 })
    expect(betaCdf(interval!.from, 2.5, 8.5)).toBeCloseTo(0.05, 8)
    expect(betaCdf(interval!.to, 2.5, 8.5)).toBeCloseTo(0.95, 8)
    expect(turnoutOf({ invited: 0, came: 0 }).interval).toBeNull()
  })

  it('shows the largest group first, equal ones by name, and a group of exactly five', () => {
    const rows = [...group(5, 1, { source: 'b' }), ...group(6, 1, { source: 'c' }), ...group(5, 2, { source: 'a' })]
    const { groups, others } = turnoutBy(rows, ({ source }) => source)
    expect(groups.map(({ value, rate }) => [value, rate])).toEqual([
      ['c', 1 / 6],
      ['a', 2 / 5],
      ['b', 1 / 5],
    ])
    expect(others).toBeNull()
  })

  it('hides groups under five', () => {
    const rows = [...group(10, 4, { source: 'a' }), ...group(3, 1, { source: 'b' }), ...group(2, 2, { source: 'c' })]
    const { total, groups, others } = turnoutBy(rows, ({ source }) => source)
    expect(total).toMatchObject({ invited: 15, came: 7 })
    expect(groups.map(({ value, invited, came }) => [value, invited, came])).toEqual([['a', 10, 4]])
    expect(others).toMatchObject({ invited: 5, came: 3, groups: 2 })
    expect(turnoutBy(rows.slice(0, 13), ({ source }) => source).others).toBeNull()
  })
})
