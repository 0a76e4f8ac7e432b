import { expect, it, test } from 'vitest'
import { isExpired, noTerms, startMonthOf, termsProblems } from '../../../../src/domain/pay/offers/offer-terms.ts'
import { isSamePay, type PayPackage } from '../../../../src/domain/pay/offers/pay-package.ts'

const today = '2026-11-24'
const limit = { validFrom: '2006-10-06', months: 3, monthsForHeads: 6 }

it.each([
  [{}, []],
  [{ startOn: today, validUntil: null, probationMonths: 3 }, []],
  [{ startOn: '2026-12-01', validUntil: '2026-12-01', probationMonths: 0 }, []],
  [{ startOn: '2026-11-23' }, ['start-over']],
  [{ validUntil: today }, ['valid-over']],
  [{ startOn: '2026-12-01', validUntil: '2026-12-02' }, ['valid-after-start']],
  [{ probationMonths: 4 }, ['probation-too-long']],
  [{ probationMonths: 6, headPosition: true }, []],
  [{ probationMonths: 7, headPosition: true }, ['probation-too-long']],
])('terms %j: %j', (terms, problems) => {
  expect(termsProblems({ ...noTerms, ...terms }, today, limit)).toEqual(problems)
})

test('an offer has expired the day after it says, unless somebody has answered it', () => {
  expect(isExpired({ status: 'sent', validUntil: today }, today)).toBe(false)
  expect(isExpired({ status: 'sent', validUntil: '2026-11-23' }, today)).toBe(true)
  expect(isExpired({ status: 'accepted', validUntil: '2026-11-23' }, today)).toBe(false)
  expect(isExpired({ status: 'sent', validUntil: null }, today)).toBe(false)
})

test('the month of the start is no other money; a rouble, a share or a level is', () => {
  const pay: PayPackage = { city: 'nn', level: 4, amount: 30_000, basis: 'gross', variable: 0, share: 1 }
  expect(startMonthOf('2026-12-15')).toBe(12)
  expect(isSamePay(pay, { ...pay, startMonth: 12 })).toBe(true)
  for (const other of [{ amount: 30_001 }, { variable: 1 }, { share: 0.5 }, { level: 3 }, { basis: 'net' as const }])
    expect(isSamePay(pay, { ...pay, ...other })).toBe(false)
})
