import { expect, test } from 'vitest'
import { longestWaits } from '../../../src/domain/days/longest-wait.ts'

/** Slots of half an hour from ten o'clock. */
const day = (invited: readonly number[], interviewers = 1, from = Date.parse('2026-11-29T07:00:00Z')) =>
  invited.map((count, s) => ({
    startsAt: new Date(from + s * 1_800_000).toISOString(),
    endsAt: new Date(from + (s + 1) * 1_800_000).toISOString(),
    interviewers,
    invited: count,
  }))

test('when all come, the last of a slot waits until all before them are called in', () => {
  expect(longestWaits(day([3, 1, 0]), { known: 1 })).toEqual([60, 60, 30])
  expect(longestWaits(day([3, 1, 0], 2), { known: 1 })).toEqual([30, 0, 0])
})

test('overtime goes on at the pace of the last slot', () => {
  expect(longestWaits(day([4]), { known: 1 })).toEqual([90])
})

test('nobody waits where no more are invited than are met at a time', () => {
  expect(longestWaits(day([1, 1, 1]), { known: 0.4 })).toEqual([0, 0, 0])
  expect(longestWaits(day([5, 5]), { known: 0 })).toEqual([0, 0])
})

test('overbooking at one in five says a wait that is kept on 19 days of 20', () => {
  // Of five at 1/5, three or more come on 6 days of 100, two or more on 26: so the third one's wait is told.
  expect(longestWaits(day([5]), { known: 0.2 })).toEqual([60])
  expect(longestWaits(day([5]), { known: 0.15 })).toEqual([30])
})

test('a rate that is not known for sure makes the promise longer, not shorter', () => {
  const slots = day([6, 6, 6])
  const [known, learned] = [longestWaits(slots, { known: 0.3 }), longestWaits(slots, { came: 3, invited: 10 })]
  expect(learned.every((minutes, s) => minutes >= known[s]!)).toBe(true)
})
