import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { hasCome, isHere, presencesOfThoseWhoCame, type Presence } from '../../../src/domain/scheduling/presence.ts'
import {
  currentSlot,
  isDue,
  isInside,
  isLateFor,
  isWaiting,
  nextToCallIn,
  tooManyWait,
  waitingQueue,
  type Guest,
} from '../../../src/domain/scheduling/reception-queue.ts'

const presences: readonly Presence[] = ['came', 'late', 'left', 'missed', null]
const slots = [10, 11, 12].map((hour, position) => ({
  id: 30 - position,
  position,
  starts_at: `2026-11-24T${hour}:00:00Z`,
}))
const [first, second, third] = slots

const guest = (given: Partial<Guest> & { name?: string } = {}) => ({
  presence: 'came' as Presence,
  arrived_at: '2026-11-24T09:50:00Z',
  called_in_at: null,
  result: null,
  slot_id: 30,
  ...given,
})

describe('presence', () => {
  test('a person who came late or left again has come, one who left is not here', () => {
    expect(presences.filter((presence) => hasCome({ presence }))).toEqual(presencesOfThoseWhoCame)
    expect(presences.filter((presence) => isHere({ presence }))).toEqual(['came', 'late'])
  })
})

describe('the reception queue', () => {
  test('a guest waits until called in, and is inside until there is a result', () => {
    const called = { called_in_at: '2026-11-24T10:00:00Z' }
    const states = [guest(), guest(called), guest({ ...called, result: 'passed' }), guest({ result: 'second' })]
    expect(states.map(isWaiting)).toEqual([true, false, false, false])
    expect(states.map(isInside)).toEqual([false, true, false, false])
    for (const presence of ['left', 'missed', null] as const) {
      expect(isWaiting(guest({ presence }))).toBe(false)
      expect(isInside(guest({ presence, ...called }))).toBe(false)
    }
  })

  test('who has waited longest goes first, and who came before their time after all others', () => {
    const guests = [
      guest({ name: 'came early for the third slot', slot_id: 28, arrived_at: '2026-11-24T08:30:00Z' }),
      guest({ name: 'came early for the second slot', slot_id: 29, arrived_at: '2026-11-24T09:00:00Z' }),
      guest({ name: 'second to arrive', arrived_at: '2026-11-24T09:50:00Z' }),
      guest({ name: 'missed', presence: 'missed', arrived_at: null }),
      guest({ name: 'first to arrive', arrived_at: '2026-11-24T09:40:00Z' }),
    ]
    const queue = (at: string) => waitingQueue(guests, slots, Temporal.Instant.from(at)).map(({ name }) => name)
    expect(queue('2026-11-24T10:59:00Z')).toEqual([
      'first to arrive',
      'second to arrive',
      'came early for the second slot',
      'came early for the third slot',
    ])
    expect(queue('2026-11-24T11:00:00Z')).toEqual([
      'came early for the second slot',
      'first to arrive',
      'second to arrive',
      'came early for the third slot',
    ])
  })

  test('the next person is called in when an interviewer is free', () => {
    expect(nextToCallIn(['Anna', 'Boris'], 1, 2)).toBe('Anna')
    expect(nextToCallIn(['Anna', 'Boris'], 2, 2)).toBeUndefined()
    expect(nextToCallIn(['Anna'], 3, 2)).toBeUndefined()
    expect(nextToCallIn([], 0, 2)).toBeUndefined()
  })

  test('too many wait when they are more than two slots can take', () => {
    expect([4, 5].map((waiting) => tooManyWait(waiting, 2, null))).toEqual([false, true])
  })

  test('too many wait when they are more than there are chairs', () => {
    expect([2, 3].map((waiting) => tooManyWait(waiting, 2, 2))).toEqual([false, true])
  })
})

describe('the time of a slot', () => {
  const at = (time: string) => Temporal.Instant.from(`2026-11-24T${time}Z`)

  test('five minutes after its beginning somebody is still in time', () => {
    expect(['10:05:59', '10:06:00'].map((time) => isLateFor(first!, at(time)))).toEqual([false, true])
  })

  test('its people are to be received from ten minutes before it begins', () => {
    expect(['09:49:59', '09:50:00', '13:00:00'].map((time) => isDue(first!, at(time)))).toEqual([false, true, true])
  })
})

describe('the current slot', () => {
  test('begins with its first moment', () => {
    expect(currentSlot(slots, '2026-11-24T10:59:59Z')).toBe(first)
    expect(currentSlot(slots, '2026-11-24T11:00:00Z')).toBe(second)
  })

  test('is the first before the day and the last after it', () => {
    expect(currentSlot(slots, '2026-11-23T10:00:00Z')).toBe(first)
    expect(currentSlot(slots, '2026-11-25T10:00:00Z')).toBe(third)
    expect(currentSlot([], '2026-11-24T10:00:00Z')).toBeUndefined()
  })
})
