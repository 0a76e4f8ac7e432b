import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianInterval, quantileShown, summarise } from '../../../../src/domain/pay/market/market-percentiles.ts'
import { cellFigures } from '../../../../src/domain/pay/market/thin-cells.ts'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe('market percentiles', () => {
  it('show nothing under five, quartiles under twenty, then all', () => {
    expect(summarise(upTo(4))).toEqual({ n: 4, percentiles: null, median: null })
    expect(summarise([5, 1, 4, 2, 3])).toEqual({ n: 5, percentiles: { 25: 2, 50: 3, 75: 4 }, median: null })
    expect(Object.keys(summarise(upTo(19)).percentiles ?? {})).toEqual(['25', '50', '75'])
    expect(summarise(upTo(21)).percentiles).toEqual({ 10: 3, 25: 6, 50: 11, 75: 16, 90: 19 })
  })

  it('are asked for one by one, and none is there where too few values are', () => {
    expect(quantileShown(summarise([5, 1, 4, 2, 3]), 50)).toBe(3)
    expect(quantileShown(summarise([5, 1, 4, 2, 3]), 90)).toBeNull()
    expect(quantileShown(summarise(upTo(4)), 50)).toBeNull()
  })

  // Ranks of the classical sign-test tables.
  it.each([
    [6, 1, 6, 0.96875],
    [10, 2, 9, 0.978515625],
    [20, 6, 15, 0.958610534667969],
    [5000, 2431, 2570, 0.9506],
  ])('hold the median of %i between ranks', (n, from, to, coverage) => {
    const interval = medianInterval(Float64Array.from(upTo(n)), 0.95)
    expect([interval?.from, interval?.to]).toEqual([from, to])
    expect(interval?.coverage).toBeCloseTo(coverage, n < 1000 ? 12 : 3)
  })

  it('stay in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 20, maxLength: 60 }), (values) => {
        const { percentiles, median } = summarise(values)
        const shown = Object.values(percentiles ?? {})
        expect(shown).toEqual([...shown].sort((a, b) => a - b))
        expect(percentiles?.[50]).toBeGreaterThanOrEqual(median?.from ?? Infinity)
        expect(percentiles?.[50]).toBeLessThanOrEqual(median?.to ?? 0)
      }),
    )
  })
})

describe('thin cells', () => {
  const some = (n: number, city: string, experience: string) =>
    upTo(n).map((i) => ({ city, experience, employer: i % 2 ? 'a' : null, from: i, to: i }))
  const postings = [
    ...some(5, 'spb', 'junior'),
    ...some(4, 'nn', 'junior'),
    ...some(2, 'nn', 'senior'),
    ...some(3, 'ekb', 'senior'),
  ]

  it.each([
    [{ city: 'spb', experience: 'junior' }, 5, []],
    [{ city: 'nn', experience: 'junior' }, 6, ['experience']],
    [{ city: 'ekb', experience: 'senior' }, 5, ['city']],
    [{ city: 'moscow', experience: 'lead' }, 14, ['city', 'experience']],
    [{ city: 'nn', experience: null }, 6, []],
  ])('widen and say so: %o', (cell, n, dropped) => {
    expect(cellFigures(postings, [cell])).toMatchObject([
      { ...cell, summary: { n, dropped, employers: 1 }, censored: { n } },
    ])
  })

  it('have no figures where even all places and any experience are too few', () => {
    expect(
      cellFigures(some(4, 'nn', 'junior'), [
        { city: 'nn', experience: 'junior' },
        { city: null, experience: null },
      ]),
    ).toEqual([])
  })

  it('count one-sided pay in the censored median only', () => {
    const oneSided = upTo(3).map(() => ({ city: 'spb', experience: 'junior', employer: 'b', from: 9, to: null }))
    expect(cellFigures([...postings, ...oneSided], [{ city: 'spb', experience: 'junior' }])).toMatchObject([
      { summary: { n: 5, employers: 1 }, censored: { n: 8 } },
    ])
  })
})
