import { describe, expect, it } from 'vitest'
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

  it('hides groups under five', () => {
    const rows = [...group(10, 4, { source: 'a' }), ...group(3, 1, { source: 'b' }), ...group(2, 2, { source: 'c' })]
    const { total, groups, others } = turnoutBy(rows, ({ source }) => source)
    expect(total).toMatchObject({ invited: 15, came: 7 })
    expect(groups.map(({ value, invited, came }) => [value, invited, came])).toEqual([['a', 10, 4]])
    expect(others).toMatchObject({ invited: 5, came: 3, groups: 2 })
    expect(turnoutBy(rows.slice(0, 13), ({ source }) => source).others).toBeNull()
  })
})
