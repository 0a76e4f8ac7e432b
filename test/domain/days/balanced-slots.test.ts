import { expect, test } from 'vitest'
import { balancedSlots } from '../../../src/domain/days/balanced-slots.ts'

test('people of equal chances are dealt out to and fro in the order of the list', () => {
  expect(balancedSlots(Array<number>(6).fill(0.5), [2, 2, 2])).toEqual([
    [0, 5],
    [1, 4],
    [2, 3],
  ])
})

test('the likelier are dealt first, and each slot lists its people in the order of the list', () => {
  expect(balancedSlots([0.1, 0.9, 0.5, 0.7], [2, 2])).toEqual([
    [0, 1],
    [2, 3],
  ])
})

test('a smaller slot gets its share of the likely, and only the first so many of the list are taken', () => {
  expect(balancedSlots([0.5, 0.5, 0.5, 0.5, 0.9], [3, 1])).toEqual([[0, 2, 3], [1]])
  expect(balancedSlots([0.5, 0.6], [0, 2])).toEqual([[], [0, 1]])
})
