import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { isQuiet, NINE_TO_NINE } from '../../../src/domain/messages/quiet-hours.ts'
import { DEFAULT_STEPS, dueSteps, type Step } from '../../../src/domain/messages/steps.ts'

const timeZone = 'Asia/Yekaterinburg'
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant()

const due = (startsAt: string, bookedAt: string, steps: readonly Step[] = DEFAULT_STEPS) =>
  dueSteps(steps, { startsAt: at(startsAt), bookedAt: at(bookedAt), timeZone }, NINE_TO_NINE).map((step) =>
    [step.notBefore, step.expiresAt].map((one) =>
      one.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
    ),
  )

it('the four steps come at booking, three days, one day and two hours before, each until the next', () => {
  expect(due('2026-11-29T14:30', '2026-11-20T12:00')).toEqual([
    ['2026-11-20T12:00', '2026-11-26T14:30'],
    ['2026-11-26T14:30', '2026-11-28T14:30'],
    ['2026-11-28T14:30', '2026-11-29T12:30'],
    ['2026-11-29T12:30', '2026-11-29T14:00'],
  ])
})

it('T19: the step of two hours before a meeting at 10:30 comes on the evening before, and a booking at night waits', () => {
  expect(due('2026-11-29T10:30', '2026-11-20T23:40')).toEqual([
    ['2026-11-21T09:00', '2026-11-26T10:30'],
    ['2026-11-26T10:30', '2026-11-28T10:30'],
    ['2026-11-28T10:30', '2026-11-28T20:00'],
    ['2026-11-28T20:00', '2026-11-29T10:00'],
  ])
})

it('T19: a place given late has only the steps that are still of use', () => {
  expect(due('2026-11-29T14:30', '2026-11-28T12:00').map(([from]) => from)).toEqual([
    '2026-11-28T12:00',
    '2026-11-29T12:30',
  ])
  expect(due('2026-11-29T14:30', '2026-11-29T14:10')).toEqual([])
  expect(due('2026-11-29T08:30', '2026-11-28T22:00')).toEqual([])
})

it('T19: no step of any hour of booking and meeting falls into the night, comes after its use or crowds another', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    for (let ahead = 1; ahead <= 120; ahead += 7) {
      const bookedAt = at(`2026-11-20T${String(hour).padStart(2, '0')}:20`)
      const startsAt = bookedAt.add({ hours: ahead })
      const steps = dueSteps(DEFAULT_STEPS, { startsAt, bookedAt, timeZone }, NINE_TO_NINE)
      for (const [index, { notBefore, expiresAt }] of steps.entries()) {
        expect(isQuiet(notBefore, timeZone, NINE_TO_NINE)).toBe(false)
        expect(Temporal.Instant.compare(notBefore, bookedAt)).toBeGreaterThanOrEqual(0)
        expect(Temporal.Instant.compare(notBefore, expiresAt)).toBe(-1)
        expect(Temporal.Instant.compare(expiresAt, startsAt)).toBe(-1)
        const next = steps[index + 1]
        if (next) expect(next.notBefore.since(notBefore).total('hours')).toBeGreaterThanOrEqual(3)
      }
    }
  }
})

it('a step that is off, and one with another lead', () => {
  const steps: Step[] = [
    { id: 'booking', lead: { unit: 'booking' }, on: false },
    { id: '3-days', lead: { unit: 'days', count: 3 }, on: false },
    { id: '1-day', lead: { unit: 'days', count: 2 }, on: true },
    { id: '2-hours', lead: { unit: 'hours', count: 4 }, on: true },
  ]
  expect(due('2026-11-29T14:30', '2026-11-20T12:00', steps).map(([from]) => from)).toEqual([
    '2026-11-27T14:30',
    '2026-11-29T10:30',
  ])
})
