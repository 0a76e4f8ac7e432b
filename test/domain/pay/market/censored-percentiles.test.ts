import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { censoredQuantiles } from '../../../../src/domain/pay/market/censored-percentiles.ts'

const median = (ranges: Parameters<typeof censoredQuantiles>[0]) => censoredQuantiles(ranges, [0.5]).quantiles[0]

describe('censored percentiles', () => {
  it('are the plain ones where every pay is known', () => {
    const exact = [10, 20, 20, 30, 50].map((pay) => ({ from: pay, to: pay }))
    expect(censoredQuantiles(exact, [0.1, 0.5, 0.9])).toEqual({
      method: 'turnbull',
      n: 5,
      converged: true,
      quantiles: [
        { p: 0.1, from: 10, to: 10 },
        { p: 0.5, from: 20, to: 20 },
        { p: 0.9, from: 50, to: 50 },
      ],
    })
  })

  it('follow Kaplan and Meier where only floors are given beside known pay', () => {
    // Survival by hand: 10 → 4/5; one leaves at "from 15"; 20 → 4/5 · 2/3 = 8/15; 30 → 8/15 · 1/2 = 4/15; the rest
    // unknown.
    const ranges = [
      { from: 10, to: 10 },
      { from: 15, to: null },
      { from: 20, to: 20 },
      { from: 30, to: 30 },
      { from: 40, to: null },
    ]
    const { quantiles } = censoredQuantiles(ranges, [0.19, 0.21, 0.46, 0.48, 0.73, 0.74])
    expect(quantiles.map(({ from, to }) => [from, to])).toEqual([
      [10, 10],
      [20, 20],
      [20, 20],
      [30, 30],
      [30, 30],
      [40, null],
    ])
  })

  it('take a floor for a floor: "from" moves the median up, "up to" down', () => {
    const known = [20, 30, 40].map((pay) => ({ from: pay, to: pay }))
    expect(median([...known, { from: 35, to: null }, { from: 35, to: null }])).toEqual({ p: 0.5, from: 40, to: 40 })
    expect(median([...known, { from: null, to: 25 }, { from: null, to: 25 }])).toEqual({ p: 0.5, from: 20, to: 20 })
  })

  it('place mass only where ranges overlap most', () => {
    expect(
      median([
        { from: 10, to: 30 },
        { from: 20, to: 40 },
        { from: 25, to: null },
      ]),
    ).toEqual({ p: 0.5, from: 25, to: 30 })
  })

  it('count equal ranges as often as they are given', () => {
    const often = (range: { from: number; to: number }, times: number) => Array.from({ length: times }, () => range)
    const ranges = [
      ...often({ from: 10, to: 10 }, 2),
      ...often({ from: 10, to: 20 }, 3),
      ...often({ from: 30, to: 30 }, 5),
    ]
    expect(censoredQuantiles(ranges, [0.49, 0.51]).quantiles.map(({ from }) => from)).toEqual([10, 30])
    expect(median([...ranges, { from: 30, to: 30 }])).toEqual({ p: 0.5, from: 30, to: 30 })
  })

  it('let ranges that share only an end meet there', () => {
    expect(
      median([
        { from: 10, to: 20 },
        { from: 20, to: 30 },
      ]),
    ).toEqual({ p: 0.5, from: 20, to: 20 })
  })

  describe('of ranges that say less and less', () => {
    /** Three pays of 10, one of 20 and so many of either: those say nothing, so three quarters of all are 10. */
    const with10Or20 = (either: number) => [
      ...Array.from({ length: 3 }, () => ({ from: 10, to: 10 })),
      { from: 20, to: 20 },
      ...Array.from({ length: either }, () => ({ from: 10, to: 20 })),
    ]

    it.each([4, 96])('%i that may be either leave the shares of the others', (either) => {
      const { converged, quantiles } = censoredQuantiles(with10Or20(either), [0.74, 0.76])
      expect(converged).toBe(true)
      expect(quantiles.map(({ from }) => from)).toEqual([10, 20])
    })

    it('so many that the shares do not settle are said not to', () => {
      expect(censoredQuantiles(with10Or20(40_000), [0.5]).converged).toBe(false)
    })
  })

  it('reach every observation between the lowest and the highest probability', () => {
    const exact = [10, 20, 30, 40].map((pay) => ({ from: pay, to: pay }))
    expect(censoredQuantiles(exact, [0, 0.25, 0.26, 1]).quantiles.map(({ from }) => from)).toEqual([10, 10, 20, 40])
  })

  it('hold no opinion on nothing', () =>
    expect(censoredQuantiles([{ from: null, to: null }], [0.5])).toMatchObject({ n: 0, quantiles: [] }))

  it('stay inside the data and in order', () => {
    const bound = fc.integer({ min: 1, max: 50 })
    const range = fc.tuple(bound, bound, fc.constantFrom('both', 'from', 'to')).map(([a, b, sides]) => ({
      from: sides === 'to' ? null : Math.min(a, b),
      to: sides === 'from' ? null : Math.max(a, b),
    }))
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 40 }), (ranges) => {
        const { quantiles } = censoredQuantiles(ranges, [0.1, 0.5, 0.9])
        const starts = quantiles.map(({ from }) => from)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
        expect(quantiles.every(({ from, to }) => to === null || to >= from)).toBe(true)
      }),
    )
  })
})
