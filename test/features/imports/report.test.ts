import { expect, test } from 'vitest'
import { reasonsOf } from '../../../src/features/imports/report.ts'

test('rows set aside are counted by their reasons, the commonest first', () => {
  expect(
    reasonsOf([
      { row: 2, reason: 'name-missing' },
      { row: 3, reason: 'contact-missing' },
      { row: 4, reason: 'contact-missing' },
    ]),
  ).toEqual([
    { reason: 'contact-missing', count: 2 },
    { reason: 'name-missing', count: 1 },
  ])
})
