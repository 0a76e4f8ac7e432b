import { expect, test } from 'vitest'
import { fitOf } from '../../../src/domain/scoring/manager-type.ts'

test.each([
  ['erudite', 'service', 'fits'],
  ['executor', 'trade', 'fits'],
  ['erudite', 'trade', 'elsewhere'],
  ['executor', 'service', 'elsewhere'],
  ['melancholic', 'trade', 'not-named'],
  ['melancholic', 'service', 'not-named'],
  ['erudite', 'other', 'not-named'],
  ['executor', null, 'not-named'],
] as const)('%s in %s: %s', (type, business, fit) => {
  expect(fitOf(type, business)).toBe(fit)
})
