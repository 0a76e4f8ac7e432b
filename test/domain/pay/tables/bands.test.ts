import { describe, expect, it } from 'vitest'
import {
  againstMinimum,
  bandAt,
  bandsOf,
  compaRatio,
  isAboveBand,
  isBelowBand,
  midpoint,
  penetration,
  progression,
  relativeTo,
  spread,
} from '../../../../src/domain/pay/tables/bands.ts'
import { netOf } from '../../../../src/domain/pay/law/income-tax.ts'
import { effectiveMinimum, legalMinimumAt } from '../../../../src/domain/pay/law/minimum-wage.ts'
import { bands, cities, scale, today, wages } from '../article.ts'

// level, city, lower, upper, midpoint, spread, ceiling relative to Moscow, legal minimum of 2026 if gross, if net
const expected = [
  [1, 'moscow', 25000, 30000, 27500, 0.2, 1, 'under', 'under'],
  [1, 'spb', 20000, 23000, 21500, 0.15, 0.7667, 'under', 'under'],
  [1, 'ekb', 15000, 20000, 17500, 0.333, 0.6667, 'under', 'under'],
  [1, 'nn', 12000, 15000, 13500, 0.25, 0.5, 'under', 'under'],
  [2, 'moscow', 30000, 40000, 35000, 0.333, 1, 'partly', 'partly'],
  [2, 'spb', 23000, 30000, 26500, 0.304, 0.75, 'under', 'partly'],
  [2, 'ekb', 20000, 25000, 22500, 0.25, 0.625, 'under', 'under'],
  [2, 'nn', 15000, 20000, 17500, 0.333, 0.5, 'under', 'under'],
  [3, 'moscow', 40000, 60000, 50000, 0.5, 1, 'clear', 'clear'],
  [3, 'spb', 30000, 47000, 38500, 0.567, 0.7833, 'partly', 'clear'],
  [3, 'ekb', 25000, 38000, 31500, 0.52, 0.6333, 'partly', 'partly'],
  [3, 'nn', 20000, 28000, 24000, 0.4, 0.4667, 'partly', 'partly'],
  [4, 'moscow', 60000, 120000, 90000, 1, 1, 'clear', 'clear'],
  [4, 'spb', 47000, 95000, 71000, 1.021, 0.7917, 'clear', 'clear'],
  [4, 'ekb', 38000, 75000, 56500, 0.974, 0.625, 'clear', 'clear'],
  [4, 'nn', 28000, 55000, 41500, 0.964, 0.4583, 'clear', 'clear'],
] as const

describe('bands of the article', () => {
  it('are sixteen', () => expect(bands).toHaveLength(expected.length))

  it.each(expected)('level %i in %s', (level, city, lower, upper, middle, width, ratio, ifGross, ifNet) => {
    const band = bandAt(bands, city, level)
    const stated = level === 1
    expect(band).toEqual({
      city,
      level,
      lower,
      upper,
      lowerInclusive: stated,
      lowerSource: stated ? 'stated' : 'derived',
      upperSource: 'stated',
    })
    expect(midpoint(band)).toBe(middle)
    expect(spread(band)).toBeCloseTo(width, 3)
    expect(relativeTo(band, bandAt(bands, 'moscow', level))).toBeCloseTo(ratio, 4)
    const minimum = effectiveMinimum(legalMinimumAt(wages, city, today))
    expect(againstMinimum(band, minimum)).toBe(ifGross)
    expect(againstMinimum(band, netOf(scale, minimum))).toBe(ifNet)
  })

  it('grow from level to level', () => {
    const steps = cities.map((city) =>
      [1, 2, 3].map((level) => progression(bandAt(bands, city, level), bandAt(bands, city, level + 1))),
    )
    expect(steps.map((row) => row.map((step) => Number(step.toFixed(3))))).toEqual([
      [0.273, 0.429, 0.8],
      [0.233, 0.453, 0.844],
      [0.286, 0.4, 0.794],
      [0.296, 0.371, 0.729],
    ])
  })
})

describe('a place in a band', () => {
  const first = bandAt(bands, 'nn', 1)
  const second = bandAt(bands, 'nn', 2)

  it('takes a stated lower bound in and leaves a derived one out', () => {
    expect([11999, 12000, 15000, 15001].map((amount) => isBelowBand(amount, first))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([11999, 12000, 15000, 15001].map((amount) => isAboveBand(amount, first))).toEqual([
      false,
      false,
      false,
      true,
    ])
    expect([15000, 15000.01, 20000].map((amount) => isBelowBand(amount, second))).toEqual([true, false, false])
  })

  it('goes from 0 to 1 inside and on beyond', () => {
    expect([14000, 15000, 17500, 20000, 21000].map((amount) => penetration(amount, second))).toEqual([
      -0.2, 0, 0.5, 1, 1.2,
    ])
    expect(compaRatio(20000, second)).toBeCloseTo(20 / 17.5, 12)
  })

  it('has no penetration where the band is a single figure', () => {
    const [single] = bandsOf({ cells: [{ city: 'x', level: 1, from: 500, to: 500 }] })
    expect(single && penetration(500, single)).toBeNull()
  })
})

describe("tables of one's own", () => {
  it('may state any lower end, overlapping or with levels left out', () => {
    const own = bandsOf({
      cells: [
        { city: 'x', level: 5, from: null, to: 90 },
        { city: 'x', level: 2, from: 40, to: 60 },
        { city: 'x', level: 7, from: 80, to: 120 },
      ],
    })
    expect(own.map(({ lower, lowerInclusive }) => [lower, lowerInclusive])).toEqual([
      [60, false],
      [40, true],
      [80, true],
    ])
  })

  it('are refused without a start or upside down', () => {
    expect(() => bandsOf({ cells: [{ city: 'x', level: 1, from: null, to: 90 }] })).toThrow(RangeError)
    expect(() => bandsOf({ cells: [{ city: 'x', level: 1, from: 91, to: 90 }] })).toThrow(RangeError)
    expect(() => bandAt(bands, 'moscow', 5)).toThrow(RangeError)
  })
})
