import { expect, it } from 'vitest'
import { sameLevel } from '../../../../src/domain/pay/tables/same-level.ts'

const named = (...names: (string | null)[]) => names.map((name, index) => ({ level: index + 1, name }))

it('a level of another table is the one of the same name, whatever its number', () =>
  expect(sameLevel(2, { levels: named('Junior', 'Senior'), others: named('Trainee', 'Junior', ' SENIOR ') })).toBe(3))

it('without a common name levels are counted, but only where both tables have as many', () => {
  expect(sameLevel(2, { levels: named('A', 'B'), others: named('C', 'D') })).toBe(2)
  expect(sameLevel(2, { levels: named(null, null), others: named('C', 'D') })).toBe(2)
  expect(sameLevel(2, { levels: named('A', 'B'), others: named(null, null, null, null) })).toBeNull()
})
