import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectationAgainst, expectationInRange } from '../../../../src/domain/pay/offers/expectation.ts'
import type { Band } from '../../../../src/domain/pay/types.ts'

const band = (level: number, lower: number, upper: number): Band => ({
  city: 'moscow',
  level,
  lower,
  lowerInclusive: level === 1,
  upper,
  lowerSource: 'stated',
  upperSource: 'stated',
})
const bands = [band(1, 25_000, 30_000), band(2, 30_000, 40_000), band(3, 40_000, 60_000)]
const taxScale = {
  validFrom: '2025-01-01',
  brackets: [
    { over: 0, ratePercent: 13 },
    { over: 2_400_000, ratePercent: 15 },
  ],
}
const against = (amount: number, basis: 'gross' | 'net' | 'unknown', tableBasis: 'gross' | 'net' | null = null) =>
  expectationAgainst({ amount, basis }, { band: bands[1]!, bands, tableBasis, taxScale })

test('both said: one reading, after tax where they differ', () => {
  expect(against(40_000, 'gross', 'gross')).toBe('in-band')
  expect(against(40_000, 'net', 'gross')).toBe('above-band')
  expect(against(34_000, 'gross', 'net')).toBe('below-band')
  expect(against(61_000, 'net', 'net')).toBe('above-every-level')
})

test('one not said: firm only where all readings agree', () => {
  expect(against(36_000, 'gross')).toBe('in-band')
  expect(against(39_000, 'net')).toBe('depends-on-basis')
  expect(against(36_000, 'unknown')).toBe('depends-on-basis')
  expect(against(20_000, 'unknown')).toBe('below-band')
  expect(against(90_000, 'unknown')).toBe('above-every-level')
})

test('whoever does not say the basis is never told more than both who do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom('gross', 'net', null), (amount, table) => {
      const [gross, net] = [against(amount, 'gross', table), against(amount, 'net', table)]
      expect(against(amount, 'unknown', table)).toBe(gross === net ? gross : 'depends-on-basis')
    }),
  )
})

test('the range that the vacancy names decides, each end inside, one end open', () => {
  const inRange = (amount: number, basis: 'gross' | 'net' | 'unknown', from: number | null, to: number | null) =>
    expectationInRange({ amount, basis }, { from, to, basis: 'gross' }, taxScale)
  expect([69_999, 70_000, 90_000, 90_001].map((amount) => inRange(amount, 'gross', 70_000, 90_000))).toEqual([
    'below-band',
    'in-band',
    'in-band',
    'above-band',
  ])
  expect(inRange(60_900, 'net', 70_000, 90_000)).toBe('in-band')
  expect(inRange(85_000, 'unknown', 70_000, 90_000)).toBe('depends-on-basis')
  expect(inRange(500_000, 'gross', 70_000, null)).toBe('in-band')
  expect(inRange(10_000, 'unknown', null, 90_000)).toBe('in-band')
})
