import { describe, expect, test } from 'vitest'
import { fillSlots } from '../../../src/domain/scheduling/fill-slots.ts'
import { overlap, slotTimes } from '../../../src/domain/scheduling/slot-times.ts'

describe('filling the slots of a day', () => {
  const slots = (...numbers: [planned: number, invited: number][]) =>
    numbers.map(([planned, invited], index) => ({ id: index + 1, planned, invited }))

  test('gives each person the slot whose plan is filled least, the earlier of two alike', () => {
    const { placed, left } = fillSlots(['a', 'b', 'c', 'd', 'e'], slots([4, 0], [2, 0]), false)
    expect(placed).toEqual(
      [
        ['a', 1],
        ['b', 2],
        ['c', 1],
        ['d', 1],
        ['e', 2],
      ].map(([person, slotId]) => ({ person, slotId })),
    )
    expect(left).toEqual([])
  })

  test('begins with those who stand there already, and leaves out whom the plan has no place for', () => {
    const day = slots([2, 2], [2, 1], [0, 0])
    expect(fillSlots(['a', 'b', 'c'], day, false)).toEqual({ placed: [{ person: 'a', slotId: 2 }], left: ['b', 'c'] })
    // The slots that were handed in are as they were.
    expect(day).toEqual(slots([2, 2], [2, 1], [0, 0]))
  })

  test('goes beyond the plan only when it is asked to and the plan is full', () => {
    expect(fillSlots(['a', 'b', 'c'], slots([1, 0], [2, 2]), true)).toEqual({
      placed: [
        { person: 'a', slotId: 1 },
        { person: 'b', slotId: 1 },
        { person: 'c', slotId: 2 },
      ],
      left: [],
    })
    expect(fillSlots(['a'], [], true)).toEqual({ placed: [], left: ['a'] })
    // A slot that nobody was planned for counts as one of one.
    expect(fillSlots(['a', 'b', 'c'], slots([0, 0], [2, 2]), true).placed.map(({ slotId }) => slotId)).toEqual([
      1, 1, 2,
    ])
  })
})

describe('the slots of a day', () => {
  test('follow each other with their breaks, by the clocks of the place', () => {
    expect(
      slotTimes({ day: '2026-11-24', from: '10:00', minutes: 30, breaks: [0, 15, 0] }, 'Asia/Yekaterinburg'),
    ).toEqual([
      { startsAt: '2026-11-24T05:00:00Z', endsAt: '2026-11-24T05:30:00Z' },
      { startsAt: '2026-11-24T05:30:00Z', endsAt: '2026-11-24T06:00:00Z' },
      { startsAt: '2026-11-24T06:15:00Z', endsAt: '2026-11-24T06:45:00Z' },
    ])
  })

  test('overlap when they share a moment, and not when one begins as the other ends', () => {
    const span = (from: string, to: string) => ({ startsAt: `2026-11-24T${from}:00Z`, endsAt: `2026-11-24T${to}:00Z` })
    const middle = span('10:00', '11:00')
    for (const other of [
      span('09:30', '10:01'),
      span('10:59', '12:00'),
      span('10:15', '10:30'),
      span('09:00', '12:00'),
      middle,
    ])
      expect([overlap(middle, other), overlap(other, middle)]).toEqual([true, true])
    for (const other of [span('09:00', '10:00'), span('11:00', '12:00'), span('07:00', '08:00')])
      expect([overlap(middle, other), overlap(other, middle)]).toEqual([false, false])
  })
})
