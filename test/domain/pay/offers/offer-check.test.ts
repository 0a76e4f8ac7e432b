import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buys } from '../../../../src/domain/pay/tables/buys.ts'
import { checkOffer, fullTimeEquivalent } from '../../../../src/domain/pay/offers/offer-check.ts'
import { legalMinimumAt } from '../../../../src/domain/pay/law/minimum-wage.ts'
import { bandAt } from '../../../../src/domain/pay/tables/bands.ts'
import { readAgainst } from '../../../../src/domain/pay/offers/verdict.ts'
import { bands, check, cities, scale, today, wages } from '../article.ts'

describe('what an amount buys', () => {
  it.each([
    [11999, [0, 0, 0, 0]],
    [12000, [0, 0, 0, 1]],
    [15000, [0, 0, 1, 1]],
    [15001, [0, 0, 1, 2]],
    [25000, [1, 2, 2, 3]],
    [30000, [1, 2, 3, 4]],
    [38000, [2, 3, 3, 4]],
    [47000, [3, 3, 4, 4]],
    [55000, [3, 4, 4, 4]],
    [75000, [4, 4, 4, 5]],
    [100000, [4, 5, 5, 5]],
    [120001, [5, 5, 5, 5]],
  ])('%d', (amount, levels) =>
    expect(buys(amount, bands, cities)).toEqual(cities.map((city, i) => ({ city, level: levels[i] }))),
  )

  it('never falls as the amount grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 130000 }), fc.nat(20000), (amount, more) => {
        const before = buys(amount, bands, cities)
        expect(buys(amount + more, bands, cities).every(({ level }, i) => level >= (before[i]?.level ?? 0))).toBe(true)
      }),
    )
  })
})

describe('a reading of the table', () => {
  const at = (city: string, level: number, amount: number) => readAgainst(amount, bandAt(bands, city, level), bands)

  it('knows every bound of every band', () => {
    for (const { city, level, lower, lowerInclusive, upper } of bands) {
      const over = level === 4 ? 'above-every-level' : 'above-band'
      expect(at(city, level, lower - 1).verdict).toBe('below-band')
      expect(at(city, level, lower).verdict).toBe(lowerInclusive ? 'in-band' : 'below-band')
      expect(at(city, level, lower + 1).verdict).toBe('in-band')
      expect(at(city, level, upper).verdict).toBe('in-band')
      expect(at(city, level, upper + 1).verdict).toBe(over)
    }
  })

  it('says how far outside, in roubles and per cent of the bound', () => {
    expect(at('ekb', 2, 30000).difference).toEqual({ roubles: 5000, percent: 20, from: 'upper' })
    expect(at('moscow', 1, 20000).difference).toEqual({ roubles: 5000, percent: 20, from: 'lower' })
    expect(at('moscow', 2, 30000).difference).toEqual({ roubles: 0, percent: 0, from: 'lower' })
    expect(at('moscow', 2, 35000)).toEqual({
      verdict: 'in-band',
      lower: 30000,
      upper: 40000,
      penetration: 0.5,
      compaRatio: 1,
      difference: { roubles: 0, percent: 0, from: null },
    })
  })

  it("puts the city's ceiling before the level's", () => {
    expect([20001, 55000, 55001].map((amount) => at('nn', 2, amount).verdict)).toEqual([
      'above-band',
      'above-band',
      'above-every-level',
    ])
    expect(at('nn', 2, 60000).difference).toEqual({ roubles: 40000, percent: 200, from: 'upper' })
  })
})

describe('offer check', () => {
  it('asks the law first', () => {
    expect(check({ city: 'nn', level: 3, amount: 27092, basis: 'gross' }).verdict).toBe('below-federal-minimum')
    expect(check({ city: 'moscow', level: 2, amount: 39729, basis: 'gross' }).verdict).toBe('below-regional-minimum')
    expect(check({ city: 'moscow', level: 2, amount: 39730, basis: 'gross' }).verdict).toBe('in-band')
  })

  it.each([
    ['nn', 23_571],
    ['spb', 27_187],
    ['ekb', 27_106.95],
    ['moscow', 34_565],
  ])('compares pay in hand with the minimum of %s less its tax in whole roubles', (city, net) => {
    const verdict = (amount: number) => check({ city, level: 4, amount, basis: 'net' }).verdict
    expect(verdict(net)).not.toMatch(/minimum/)
    expect(verdict(net - 0.01)).toMatch(/minimum/)
    expect(verdict(net - 1)).toMatch(/minimum/)
  })

  it('answers with unrounded amounts, whatever the law rounds', () => {
    expect(check({ city: 'moscow', level: 2, amount: 34_565, basis: 'net' }).gross).toBeCloseTo(39_729.885, 3)
    expect(check({ city: 'moscow', level: 2, amount: 39_730, basis: 'gross' }).net).toBeCloseTo(34_565.1, 9)
  })

  it('answers firmly where both readings agree', () => {
    const { verdict, gross, net, readings, buys } = check({ city: 'moscow', level: 4, amount: 100000, basis: 'net' })
    expect(verdict).toBe('in-band')
    expect(net).toBe(100000)
    expect(gross).toBeCloseTo(114942.52873563219, 9)
    expect(readings.net.penetration).toBeCloseTo(2 / 3, 12)
    expect(readings.gross.compaRatio).toBeCloseTo(114942.52873563219 / 90000, 12)
    expect(buys.map(({ level }) => level)).toEqual([4, 5, 5, 5])
  })

  it('says so where they differ', () => {
    const { verdict, readings } = check({ city: 'moscow', level: 2, amount: 42000, basis: 'gross' })
    expect([verdict, readings.gross.verdict, readings.net.verdict]).toEqual([
      'depends-on-basis',
      'above-band',
      'in-band',
    ])
    expect(readings.gross.difference).toEqual({ roubles: 2000, percent: 5, from: 'upper' })
  })

  it('needs one reading only where the table names its basis', () => {
    const reference = { bands, cities, taxScale: scale, legalMinimum: legalMinimumAt(wages, 'moscow', today) }
    const offer = { city: 'moscow', level: 2, amount: 42000, basis: 'gross' } as const
    expect(checkOffer(offer, { ...reference, tableBasis: 'gross' }).verdict).toBe('above-band')
    expect(checkOffer(offer, { ...reference, tableBasis: 'net' }).verdict).toBe('in-band')
  })

  it('depends on the basis only when the readings differ, whatever the offer', () => {
    const offer = fc.record({
      city: fc.constantFrom(...cities),
      level: fc.integer({ min: 1, max: 4 }),
      amount: fc.integer({ min: 40000, max: 200000 }),
      basis: fc.constantFrom('gross' as const, 'net' as const),
    })
    fc.assert(
      fc.property(offer, (offer) => {
        const { verdict, readings, gross, net } = check(offer)
        expect(verdict === 'depends-on-basis').toBe(readings.gross.verdict !== readings.net.verdict)
        expect(gross).toBeGreaterThan(net)
      }),
    )
  })

  it('brings part time to full time', () => {
    expect(fullTimeEquivalent(20000, 0.5)).toBe(40000)
    expect(() => fullTimeEquivalent(20000, 0)).toThrow(RangeError)
    expect(() => fullTimeEquivalent(20000, 1.5)).toThrow(RangeError)
  })
})
