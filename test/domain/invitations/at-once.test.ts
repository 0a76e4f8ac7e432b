import { expect, test } from 'vitest'
import { isTooMuchAtOnce } from '../../../src/domain/invitations/at-once.ts'

test.each([
  [213, 40, true],
  [1129, 20, true],
  [121, 40, true],
  [120, 0, false],
  [213, 71, false],
  [214, 71, true],
])('%i invitations by a count of %i people: too many at once is %s', (invitations, seen, is) => {
  expect(isTooMuchAtOnce(invitations, seen)).toBe(is)
})
