import { describe, expect, it } from 'vitest'
import {
  effectiveMinimum,
  legalMinimumAt,
  minimumBroken,
  minimumInHand,
  newestYear,
} from '../../../../src/domain/pay/law/minimum-wage.ts'
import { scale, today, wages } from '../article.ts'

describe('legal minimum', () => {
  it.each([
    ['moscow', 27093, 39730],
    ['spb', 27093, 31250],
    ['ekb', 31156.95, null],
    ['nn', 27093, null],
  ])('in %s', (city, federal, regional) => {
    expect(legalMinimumAt(wages, city, today)).toEqual({ federal, regional, from: '2026-01-01' })
    expect(effectiveMinimum(legalMinimumAt(wages, city, today))).toBe(regional ?? federal)
  })

  it.each([
    ['moscow', 34565],
    ['spb', 27187],
    ['ekb', 27106.95],
    ['nn', 23571],
  ])('in %s leaves that much in the hand, its tax in whole roubles', (city, inHand) => {
    expect(minimumInHand(scale, effectiveMinimum(legalMinimumAt(wages, city, today)))).toBe(inHand)
  })

  it('follows its dates: the newest row in force, a regional agreement that ended', () => {
    const rows = {
      federal: [
        { validFrom: '2027-01-01', amount: 300 },
        { validFrom: '2026-01-01', amount: 200 },
      ],
      localCoefficients: [{ validFrom: '2020-01-01', city: 'x', factor: 1.2 }],
      regional: [
        { validFrom: '2026-03-01', city: 'x', amount: 400 },
        { validFrom: '2027-06-01', city: 'x', amount: null },
      ],
    }
    expect(legalMinimumAt(rows, 'x', '2026-02-28')).toEqual({ federal: 240, regional: null, from: '2026-01-01' })
    expect(legalMinimumAt(rows, 'x', '2026-03-01')).toEqual({ federal: 240, regional: 400, from: '2026-03-01' })
    expect(legalMinimumAt(rows, 'x', '2027-01-01')).toEqual({ federal: 360, regional: 400, from: '2027-01-01' })
    expect(legalMinimumAt(rows, 'x', '2027-06-01')).toEqual({ federal: 360, regional: null, from: '2027-06-01' })
    expect(() => legalMinimumAt(rows, 'x', '2025-12-31')).toThrow(RangeError)
    expect(newestYear(rows)).toBe(2027)
  })

  it('is broken below it, not at it; the federal one first', () => {
    const broken = (amounts: number[], basis: 'gross' | 'net', city: string) =>
      amounts.map((amount) => minimumBroken({ amount, basis }, legalMinimumAt(wages, city, today), scale))
    expect(broken([27092.99, 27093, 39729.99, 39730], 'gross', 'moscow')).toEqual([
      'federal',
      'regional',
      'regional',
      null,
    ])
    expect(broken([31156.94, 31156.95], 'gross', 'ekb')).toEqual(['federal', null])
    expect(broken([23_570, 23_571, 34_564, 34_565], 'net', 'moscow')).toEqual(['federal', 'regional', 'regional', null])
    expect(minimumBroken({ amount: 1, basis: 'gross' }, null, scale)).toBeNull()
  })
})
