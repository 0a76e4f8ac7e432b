import { describe, expect, it } from 'vitest'
import prices from '../../../../data/price-index.json' with { type: 'json' }
import table from '../../../../data/salary-table.json' with { type: 'json' }
import wages from '../../../../data/wage-index.json' with { type: 'json' }
import { ageingInterval, byPrices, byWages, priceYears, wageYears } from '../../../../src/domain/pay/tables/ageing.ts'

describe('ageing', () => {
  it.each([
    [2012, 3.769, 2.456],
    [2013, 3.369, 2.308],
    [2014, 3.088, 2.072],
    [2015, 2.949, 1.835],
    [2016, 2.734, 1.742],
    [2017, 2.562, 1.699],
    [2018, 2.295, 1.629],
    [2019, 2.097, 1.581],
  ])('from %i to 2025', (base, byWage, byPrice) => {
    expect(byWages(wages.values)(base, 2025)).toBeCloseTo(byWage, 3)
    expect(byPrices(prices.values)(base, 2025)).toBeCloseTo(byPrice, 3)
  })

  it('of a table without a date is an interval', () => {
    const interval = ageingInterval(byWages(wages.values), table.assumedBaseYears, 2025)
    expect(interval?.low).toBeCloseTo(2.097, 3)
    expect(interval?.high).toBeCloseTo(3.769, 3)
  })

  it('of a dated table lies between the years around its day', () => {
    expect([wageYears('2023-03-31'), wageYears('2023-07-01')]).toEqual([
      { from: 2022, to: 2023 },
      { from: 2023, to: 2024 },
    ])
    expect(priceYears('2023-07-01')).toEqual({ from: 2022, to: 2023 })
    const interval = ageingInterval(byWages(wages.values), wageYears('2023-03-31'), 2025)
    expect(interval?.low).toBeCloseTo(100_360 / 73_709.3, 10)
    expect(interval?.high).toBeCloseTo(100_360 / 65_338.3, 10)
    expect(ageingInterval(byWages(wages.values), wageYears('2025-08-01'), 2025)).toBeNull()
  })

  it('leaves a figure of the same year alone and knows what it does not know', () => {
    expect(byPrices(prices.values)(2020, 2020)).toBe(1)
    expect(byWages(wages.values)(2020, 2030)).toBeNull()
    expect(byPrices(prices.values)(2020, 2030)).toBeNull()
    expect(byPrices(prices.values)(2026, 2025)).toBeNull()
    expect(ageingInterval(byPrices(prices.values), { from: 2005, to: 2019 }, 2025)).toBeNull()
  })
})
