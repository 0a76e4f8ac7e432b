import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import article from '../../../../data/salary-table.json' with { type: 'json' }
import { bandsOf } from '../../../../src/domain/pay/tables/bands.ts'
import { levelKey, problemsOf } from '../../../../src/domain/pay/tables/pay-table.ts'

const cell = (level: number, from: number | null, to: number, city = 'moscow') => ({ city, level, from, to })

test('the article itself has no problem, nor has one cell alone', () => {
  expect(problemsOf(article.cells)).toEqual([])
  expect(problemsOf([cell(3, 10, 10)])).toEqual([])
})

test.each([
  ['the lowest level needs a lower end', [cell(2, null, 50)], 'no-lower'],
  ['a band cannot begin above its end', [cell(1, 60, 50)], 'upside-down'],
  ['a higher level cannot end lower', [cell(1, 10, 50), cell(2, 20, 40)], 'not-rising'],
  ['without a stated lower end it must end higher', [cell(1, 10, 50), cell(3, null, 50)], 'not-rising'],
] as const)('%s', (_, cells, problem) => {
  expect(problemsOf(cells).map((found) => found.problem)).toEqual([problem])
})

test('overlapping bands and the same ceiling with a lower end of its own are fine; cities do not mix', () => {
  expect(problemsOf([cell(1, 10, 50), cell(2, 30, 50), cell(1, 5, 20, 'nn')])).toEqual([])
  expect(problemsOf([cell(1, 10, 50), cell(2, null, 60, 'nn')])).toEqual([
    { city: 'nn', level: 2, problem: 'no-lower' },
  ])
})

test('what has no problem can always be read as bands that hold something', () => {
  const anyCell = fc.record({
    city: fc.constantFrom('moscow', 'nn'),
    level: fc.integer({ min: 1, max: 4 }),
    from: fc.option(fc.integer({ min: 0, max: 20 })),
    to: fc.integer({ min: 0, max: 20 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(anyCell, { selector: ({ city, level }) => `${city}${level}` }), (cells) => {
      fc.pre(problemsOf(cells).length === 0)
      for (const { lower, upper, lowerInclusive } of bandsOf({ cells }))
        expect(lowerInclusive ? lower <= upper : lower < upper).toBe(true)
    }),
  )
})

test('names of levels are the same but for case, spaces and ё', () => {
  expect(levelKey('  Ведущий   Ещё ')).toBe(levelKey('ведущий еще'))
  expect(levelKey('Senior+')).not.toBe(levelKey('Senior'))
})
