import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annualTax, grossOf, netOf, payMonths, taxScaleAt } from '../../../../src/domain/pay/law/income-tax.ts'
import { scale, scales } from '../article.ts'

describe('income tax', () => {
  it.each([
    [27093, 23570.91],
    [31156.95, 27106.55],
    [31250, 27187.5],
    [39730, 34565.1],
    [40000, 34800],
    [60000, 52200],
    [120000, 104400],
    [200000, 174000],
    [250000, 216500],
    [416666.67, 358166.67],
    [500000, 426500],
  ])('leaves of %d gross %d', (gross, net) => expect(netOf(scale, gross)).toBeCloseTo(net, 2))

  it.each([
    [25000, 28735.63],
    [30000, 34482.76],
    [40000, 45977.01],
    [60000, 68965.52],
    [120000, 137931.03],
    [174000, 200000],
    [200000, 230588.24],
  ])('asks for %d in the hand %d', (net, gross) => expect(grossOf(scale, net)).toBeCloseTo(gross, 2))

  it.each([
    [0, 0],
    [2.4e6, 312000],
    [5e6, 702000],
    [20e6, 3402000],
    [50e6, 9402000],
    [60e6, 11602000],
  ])('takes of a year of %d exactly %d', (income, tax) => expect(annualTax(scale, income)).toBe(tax))

  it('is undone by its inverse and rises with pay, never as fast', () => {
    const pay = fc.double({ min: 0, max: 1e7, noNaN: true })
    fc.assert(
      fc.property(pay, (net) => {
        expect(netOf(scale, grossOf(scale, net))).toBeCloseTo(net, 5)
      }),
    )
    fc.assert(
      fc.property(pay, fc.double({ min: 1, max: 1e6, noNaN: true }), (gross, more) => {
        const step = netOf(scale, gross + more) - netOf(scale, gross)
        expect(step).toBeGreaterThan(0.779 * more)
        expect(step).toBeLessThan(0.871 * more)
      }),
    )
  })

  it('falls month by month once the year passes a threshold', () => {
    const months = payMonths(scale, 250000)
    expect(months.map(({ ratePercent }) => ratePercent)).toEqual([13, 13, 13, 13, 13, 13, 13, 13, 13, 15, 15, 15])
    expect(months.map(({ net }) => net)).toEqual([...Array<number>(9).fill(217500), 215500, 212500, 212500])
    expect(months.reduce((sum, { net }) => sum + net, 0)).toBeCloseTo(12 * 216500, 6)
  })

  it('is not known before its first scale', () => expect(() => taxScaleAt(scales, '2024-12-31')).toThrow(RangeError))
})
