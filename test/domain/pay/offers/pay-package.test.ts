import { assert, constantFrom, double, integer, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legalMinimumAt } from '../../../../src/domain/pay/law/minimum-wage.ts'
import { annualTax } from '../../../../src/domain/pay/law/income-tax.ts'
import {
  checkPackage,
  inWholeRoubles,
  promised,
  worthOf,
  type PayPackage,
} from '../../../../src/domain/pay/offers/pay-package.ts'
import { bands, check, cities, scale, today, wages } from '../article.ts'

const checked = (pack: PayPackage) =>
  checkPackage(pack, {
    bands,
    tableBasis: null,
    cities,
    legalMinimum: legalMinimumAt(wages, pack.city, today),
    taxScale: scale,
  })

const pack: PayPackage = { city: 'nn', level: 4, amount: 30_000, basis: 'gross', variable: 20_000, share: 1 }

describe('what a package comes to', () => {
  it('taxes fixed and variable pay together', () => {
    const { fixed, variable, paid } = worthOf({ ...pack, amount: 180_000, variable: 60_000 }, scale)
    // (2 880 000 - 384 000) / 12; apart they would leave 156 600 + 52 200 = 208 800.
    expect(paid).toEqual({ gross: 240_000, net: 208_000 })
    expect([fixed.net, variable.net]).toEqual([156_600, 51_400])
  })

  it('is promised in whole roubles whose parts sum up', () => {
    const letter = (one: Partial<PayPackage>) => inWholeRoubles(worthOf({ ...pack, ...one }, scale))
    expect(letter({ amount: 180_000, variable: 60_000 })).toEqual({
      fixed: { gross: 180_000, net: 156_600 },
      variable: { gross: 60_000, net: 51_400 },
      total: { gross: 240_000, net: 208_000 },
    })
    expect(letter({ amount: 40_000.4, variable: 10_000.4, basis: 'net' }).total.net).toBe(50_001)
  })

  it('taxes what is paid for part of the time, and then scales it to full time', () => {
    const half = worthOf({ ...pack, amount: 150_000, variable: 0, basis: 'net', share: 0.5 }, scale)
    expect(half.paid.gross).toBeCloseTo(172_413.79, 2)
    expect(half.fullTime.gross).toBeCloseTo(344_827.59, 2)
    expect(half.paid.net).toBe(150_000)
  })

  it('says the money of a part-time month, beside its full-time equivalent', () => {
    const { paid, fullTime, months } = worthOf({ ...pack, amount: 20_000, variable: 0, share: 0.5 }, scale)
    expect([paid, fullTime]).toEqual([
      { gross: 20_000, net: 17_400 },
      { gross: 40_000, net: 34_800 },
    ])
    expect(months.map(({ net }) => net)).toEqual(Array.from({ length: 12 }, () => 17_400))
  })

  it('lasts from the month of the start to December, and its tax starts anew', () => {
    const months = (startMonth: number) =>
      worthOf({ ...pack, amount: 480_000, variable: 20_000, startMonth }, scale).months
    expect(months(1).map(({ ratePercent }) => ratePercent)).toEqual([13, 13, 13, 13, 15, 15, 15, 15, 15, 15, 18, 18])
    expect(months(9).map(({ month, ratePercent }) => [month, ratePercent])).toEqual([
      [9, 13],
      [10, 13],
      [11, 13],
      [12, 13],
    ])
  })
})

describe('a package of pay', () => {
  it('is compared whole with the law and with the band: the bonus counts in a month’s wage', () => {
    expect(checked(pack)).toMatchObject({ verdict: 'in-band', gross: 50_000, guaranteedGross: 30_000 })
    expect(checked({ ...pack, amount: 27_092, variable: 20_000 })).toMatchObject({
      verdict: 'in-band',
      gross: 47_092,
      guaranteedGross: 27_092,
    })
    expect(checked({ ...pack, city: 'ekb', level: 3, amount: 27_000, variable: 10_000 }).verdict).not.toMatch(/minimum/)
    expect(checked({ ...pack, city: 'ekb', level: 3, amount: 27_000, variable: 4000 }).verdict).toBe(
      'below-federal-minimum',
    )
    expect(checked({ ...pack, variable: 25_001 }).verdict).toBe('depends-on-basis')
  })

  it('for half the time is compared as if for all of it', () => {
    expect(promised({ ...pack, share: 0.5 }, scale).amount).toBe(100_000)
    expect(checked({ ...pack, amount: 15_000, variable: 0, share: 0.5 }).verdict).toBe('depends-on-basis')
    expect(checked({ ...pack, amount: 13_546, variable: 0, share: 0.5 }).verdict).toBe('below-federal-minimum')
    expect(checked({ ...pack, amount: 13_546.5, variable: 0, share: 0.5 }).verdict).not.toBe('below-federal-minimum')
    expect(() => checked({ ...pack, share: 0 })).toThrow(RangeError)
  })
})

const packages = record({
  city: constantFrom(...cities),
  level: integer({ min: 1, max: 4 }),
  amount: double({ min: 0, max: 3_000_000, noNaN: true }),
  variable: double({ min: 0, max: 1_000_000, noNaN: true }),
  share: double({ min: 0.05, max: 1, noNaN: true }),
  basis: constantFrom('gross' as const, 'net' as const),
  startMonth: option(integer({ min: 1, max: 12 }), { nil: undefined }),
}).map(({ startMonth, ...rest }): PayPackage => (startMonth === undefined ? rest : { ...rest, startMonth }))

it('over random packages the check, a plain check of the full-time amount and the year agree to the kopeck', () => {
  const differs = (one: number, other: number, slack: number) => !(Math.abs(one - other) < slack)
  const found: string[] = []
  assert(
    property(packages, (one) => {
      const worth = worthOf(one, scale)
      const { fixed, variable, paid, fullTime, months } = worth
      const whole = checked(one)
      const plain = check(promised(one, scale))
      const complaints = [
        whole.verdict !== plain.verdict && 'verdict',
        differs(whole.gross, plain.gross, 0.005) && 'gross',
        differs(whole.net, plain.net, 0.005) && 'net',
        differs(whole.gross, paid.gross / one.share, 0.005) && 'scaled',
        differs(fullTime.net, check({ ...one, amount: fullTime.gross, basis: 'gross' }).net, 0.005) && 'both ways',
        (['gross', 'net'] as const).some((basis) => differs(fixed[basis] + variable[basis], paid[basis], 0.005)) &&
          'parts',
        // Back the way it came: the amount in hand asks for the same before tax, and the other way round.
        differs(worthOf({ ...one, ...whatIs(paid.net, 'net') }, scale).paid.gross, paid.gross, 1) && 'net to gross',
        differs(worthOf({ ...one, ...whatIs(paid.gross, 'gross') }, scale).paid.net, paid.net, 1) && 'gross to net',
        (['gross', 'net'] as const).some((basis) => differs(inWholeRoubles(worth).total[basis], paid[basis], 0.501)) &&
          'letter',
        months.length !== 13 - (one.startMonth ?? 1) && 'months',
        differs(
          months.reduce((sum, { net }) => sum + net, 0),
          paid.gross * months.length - annualTax(scale, paid.gross * months.length),
          0.005,
        ) && 'year',
      ].filter((complaint) => complaint !== false)
      if (complaints.length > 0) found.push(complaints.join())
      return complaints.length === 0
    }),
    { numRuns: 10_000 },
  )
  expect(found).toEqual([])
})

const whatIs = (amount: number, basis: 'gross' | 'net') => ({ amount, variable: 0, basis })
