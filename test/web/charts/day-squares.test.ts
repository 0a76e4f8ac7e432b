import { expect, test } from 'vitest'
import type { Distribution } from '../../../src/domain/chances/distribution.ts'
import { headCount } from '../../../src/domain/chances/head-count.ts'
import { byLargestRemainder, daySquares, type DaySquares } from '../../../src/web/charts/day-squares.ts'

const labels = { goal: 'goal', most: 'longer' }

function lawOf(first: number, ...chances: number[]): Distribution {
  return { first, pmf: Float64Array.from(chances) }
}

function one(law: Distribution, question: { goal: number; most?: number; columns?: number }): DaySquares {
  return daySquares([law], { ...question, labels })[0]!
}

/** "5: EEE" for a column of three days on which enough come. */
function drawn({ columns }: DaySquares): string[] {
  return columns
    .filter(({ squares }) => squares.length > 0)
    .map(({ label, squares }) => `${label}: ${squares.map(({ kind }) => kind[0]).join('')}`)
}

test('twenty days are placed by the law, rounded by largest remainder', () => {
  const squares = one(lawOf(0, 0.04, 0.11, 0.35, 0.3, 0.2), { goal: 2, most: 3 })
  expect(squares.days).toEqual({ few: 3, enough: 13, many: 4 })
  expect(drawn(squares)).toEqual(['0: f', '1: ff', '2: eeeeeee', '3: eeeeee', '4: mmmm'])
})

test('the days of each kind keep to their chance where no single number is likely', () => {
  const squares = one(headCount({ known: 0.2 }, 500), { goal: 90, most: 110 })
  expect(squares.days).toEqual({ few: 2, enough: 15, many: 3 })
  expect(squares.columns.reduce((sum, column) => sum + column.squares.length, 0)).toBe(20)
  expect(squares.columns.length).toBe(14)
})

test('a column of several numbers begins at the goal', () => {
  const squares = one(headCount({ known: 0.2 }, 500), { goal: 93 })
  for (const { squares: days } of squares.columns) expect(new Set(days.map(({ kind }) => kind)).size).toBeLessThan(2)
})

test('numbers start at 0 where they fit, and the goal has a line', () => {
  const squares = one(headCount({ known: 0.2 }, 38), { goal: 5, most: 8 })
  expect(squares.columns.map(({ label }) => label).slice(0, 3)).toEqual(['0', '1', '2'])
  expect(squares.lines.map(({ kind, x }) => [kind, x])).toEqual([
    ['goal', '35.71%'],
    ['many', '64.29%'],
  ])
})

test('several laws stand on one axis, at one height', () => {
  const [now, more] = daySquares([headCount({ known: 0.2 }, 6), headCount({ known: 0.2 }, 20)], { goal: 3, labels })
  expect(now!.height).toBe(more!.height)
  expect(now!.columns.map(({ label }) => label)).toEqual(more!.columns.map(({ label }) => label))
  expect(now!.days.enough).toBeLessThan(more!.days.enough)
})

test('a certain number and an unreachable goal are drawn, too', () => {
  expect(drawn(one(lawOf(0, 1), { goal: 3 }))).toEqual([`0: ${'f'.repeat(20)}`])
  expect(drawn(one(lawOf(7, 1), { goal: 1, most: 2 }))).toEqual([`7: ${'m'.repeat(20)}`])
  expect(one(headCount({ known: 0.5 }, 4), { goal: 500 }).days).toEqual({ few: 20, enough: 0, many: 0 })
})

test('what is shared out adds up to the total', () => {
  expect(byLargestRemainder([1, 1, 1], 20)).toEqual([7, 7, 6])
  expect(byLargestRemainder([0, 0.3, 0.7], 1)).toEqual([0, 0, 1])
  expect(byLargestRemainder([0, 0], 5)).toEqual([0, 0])
})
