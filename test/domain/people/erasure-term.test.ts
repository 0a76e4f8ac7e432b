import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { erasureTerm, firstDay, type Purpose } from '../../../src/domain/people/erasure-term.ts'

const application = (end: string | null): Purpose => ({ kind: 'application', end })
const pool = (end: string | null): Purpose => ({ kind: 'pool', end })

test('30 days after a refusal, over the end of a month and a leap day', () => {
  expect(erasureTerm([application('2026-11-24')], 30)).toEqual({
    by: '2026-12-24',
    since: '2026-11-24',
    because: 'application',
  })
  expect(erasureTerm([application('2028-02-01')], 30)).toMatchObject({ by: '2028-03-02' })
})

test('no day while one vacancy is still open, and the last one to end counts', () => {
  expect(erasureTerm([application('2026-11-24'), application(null)], 30)).toEqual({ by: null })
  expect(erasureTerm([application('2026-11-24'), application('2026-11-02')], 30)).toMatchObject({ since: '2026-11-24' })
})

test('the talent pool keeps somebody until its end, and no longer', () => {
  expect(erasureTerm([application('2026-11-24'), pool('2027-11-24')], 30)).toEqual({
    by: '2027-12-24',
    since: '2027-11-24',
    because: 'pool',
  })
  expect(erasureTerm([application('2026-11-24'), pool('2026-05-01')], 30)).toMatchObject({
    since: '2026-11-24',
    because: 'application',
  })
})

test('whoever was only written down is due 30 days later', () => {
  expect(erasureTerm([{ kind: 'entry', end: '2026-11-24' }], 30)).toEqual({
    by: '2026-12-24',
    since: '2026-11-24',
    because: 'entry',
  })
  expect(() => erasureTerm([], 30)).toThrow(RangeError)
})

test('an application ends by whatever ends it first', () => {
  expect(firstDay(null, '2026-12-01', '2026-11-30', null)).toBe('2026-11-30')
  expect(firstDay(null, null)).toBeNull()
})

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const purpose = fc.record({
  kind: fc.constantFrom('application', 'pool', 'entry'),
  end: fc.option(day),
}) as fc.Arbitrary<Purpose>

test('one more purpose never brings the day forward, and the order of purposes does not matter', () => {
  const late = (purposes: Purpose[]) => erasureTerm(purposes, 30).by ?? '9999'
  fc.assert(
    fc.property(fc.array(purpose, { minLength: 1, maxLength: 6 }), purpose, (purposes, more) => {
      expect(late([...purposes, more]) >= late(purposes)).toBe(true)
      expect(late(purposes.toReversed())).toBe(late(purposes))
    }),
  )
})
