import { describe, expect, it } from 'vitest'
import { movedSlots } from '../../../src/domain/scheduling/moved-day.ts'

const slots = [
  { startsAt: '2026-11-27T07:00:00Z', endsAt: '2026-11-27T07:30:00Z' },
  { startsAt: '2026-11-27T08:15:00Z', endsAt: '2026-11-27T08:45:00Z' },
]

describe('the slots of a day that is moved', () => {
  it('keep their lengths and the break between them', () => {
    expect(movedSlots(slots, { date: '2026-11-28', from: '11:00' }, 'Europe/Moscow')).toEqual([
      { startsAt: '2026-11-28T08:00:00Z', endsAt: '2026-11-28T08:30:00Z' },
      { startsAt: '2026-11-28T09:15:00Z', endsAt: '2026-11-28T09:45:00Z' },
    ])
  })

  it('keep the hour by the clocks of the place where only the date is new', () => {
    const berlin = movedSlots(slots, { date: '2027-04-02', from: null }, 'Europe/Berlin')
    expect(berlin[0]!.startsAt).toBe('2027-04-02T06:00:00Z')
    expect(movedSlots([], { date: '2026-11-28', from: null }, 'Europe/Moscow')).toEqual([])
  })
})
