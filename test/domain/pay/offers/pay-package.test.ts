import { assert, constantFrom, double, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legalMinimumAt } from '../../../../src/domain/pay/law/minimum-wage.ts'
import { checkPackage, promised, type PayPackage } from '../../../../src/domain/pay/offers/pay-package.ts'
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

describe('a package of pay', () => {
  it('is held against the band whole, and against the law without what must be earned', () => {
    expect(checked(pack)).toMatchObject({ verdict: 'in-band', gross: 50_000, guaranteedGross: 30_000 })
    expect(checked({ ...pack, amount: 27_092, variable: 20_000 })).toMatchObject({
      verdict: 'below-federal-minimum',
      gross: 47_092,
      guaranteedGross: 27_092,
    })
    expect(checked({ ...pack, variable: 25_001 }).verdict).toBe('depends-on-basis')
  })

  it('for half the time is compared as if for all of it', () => {
    expect(promised({ ...pack, share: 0.5 }).amount).toBe(100_000)
    expect(checked({ ...pack, amount: 15_000, variable: 0, share: 0.5 }).verdict).toBe('depends-on-basis')
    expect(checked({ ...pack, amount: 13_546, variable: 0, share: 0.5 }).verdict).toBe('below-federal-minimum')
    expect(checked({ ...pack, amount: 13_546.5, variable: 0, share: 0.5 }).verdict).not.toBe('below-federal-minimum')
    expect(() => checked({ ...pack, share: 0 })).toThrow(RangeError)
  })

  it('of fixed pay for full time is checked as a plain amount', () => {
    assert(
      property(
        constantFrom(...cities),
        integer({ min: 1, max: 4 }),
        double({ min: 0, max: 300_000, noNaN: true }),
        constantFrom('gross' as const, 'net' as const),
        (city, level, amount, basis) => {
          expect(checked({ city, level, amount, basis, variable: 0, share: 1 })).toMatchObject(
            check({ city, level, amount, basis }),
          )
        },
      ),
    )
  })
})
