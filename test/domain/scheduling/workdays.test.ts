import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workdaysAfter } from '../../../src/domain/scheduling/workdays.ts'

test('weekends are passed over', () => {
  expect(workdaysAfter('2026-11-23', 0)).toBe('2026-11-23')
  // A Sunday.
  expect(workdaysAfter('2026-11-29', 0)).toBe('2026-11-29')
  expect(workdaysAfter('2026-11-23', 4)).toBe('2026-11-27')
  expect(workdaysAfter('2026-11-23', 5)).toBe('2026-11-30')
  expect(workdaysAfter('2026-11-27', 1)).toBe('2026-11-30')
  expect(workdaysAfter('2026-11-28', 1)).toBe('2026-11-30')
  expect(workdaysAfter('2026-11-29', 5)).toBe('2026-12-04')
  expect(workdaysAfter('2026-12-30', 3)).toBe('2027-01-04')
})

test('from a working day, day by day is the same as at once', () => {
  const weeks = fc.integer({ min: 0, max: 700 })
  fc.assert(
    fc.property(weeks, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 200 }), (week, day, count) => {
      const from = Temporal.PlainDate.from('2026-11-23').add({ weeks: week, days: day }).toString()
      let stepped = from
      for (let i = 0; i < count; i++) stepped = workdaysAfter(stepped, 1)
      expect(workdaysAfter(from, count)).toBe(stepped)
    }),
    { numRuns: 20 },
  )
})
