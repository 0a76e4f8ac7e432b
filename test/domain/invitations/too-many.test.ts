import { expect, test } from 'vitest'
import { probabilityFrom } from '../../../src/domain/chances/distribution.ts'
import { headCountOf } from '../../../src/domain/chances/head-count.ts'
import { peopleToMove } from '../../../src/domain/invitations/too-many.ts'

const alike = (people: number, chance: number) => [
  { weight: 1, candidates: Float64Array.from({ length: people }, () => chance) },
]
const day = { goal: 3, confidence: 0.8, most: 8 }

test('nobody moves while more come than can be met on fewer than half of the days', () => {
  expect(peopleToMove({ ...day, scenarios: alike(20, 0.4) })).toBe(0)
  expect(peopleToMove({ ...day, scenarios: alike(0, 0.4) })).toBe(0)
  expect(peopleToMove({ ...day, scenarios: alike(500, 0.4), most: Infinity })).toBe(0)
})

test('as few move as it takes, so that one fewer would leave the day too full', () => {
  const moved = peopleToMove({ ...day, scenarios: alike(30, 0.4) })
  const tooFull = (count: number) =>
    probabilityFrom(headCountOf({ scenarios: alike(30, (0.4 * (30 - count)) / 30) }), 9) > 0.5
  expect(moved).toBeGreaterThan(0)
  expect([tooFull(moved - 1), tooFull(moved)]).toEqual([true, false])
})

test('nobody moves where the goal needs everybody invited', () => {
  expect(peopleToMove({ goal: 8, confidence: 0.8, most: 8, scenarios: alike(30, 0.33) })).toBe(0)
})

test('days that differ count by their weight', () => {
  const good = { weight: 0.4, candidates: Float64Array.from({ length: 12 }, () => 1) }
  const bad = { weight: 0.6, candidates: Float64Array.from({ length: 12 }, () => 0.5) }
  expect(peopleToMove({ ...day, confidence: 0.5, scenarios: [good, bad] })).toBe(0)
  expect(
    peopleToMove({
      ...day,
      confidence: 0.5,
      scenarios: [
        { ...good, weight: 0.6 },
        { ...bad, weight: 0.4 },
      ],
    }),
  ).toBeGreaterThan(0)
})
