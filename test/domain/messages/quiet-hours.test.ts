import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { afterNight, beforeNight, isQuiet, NINE_TO_NINE } from '../../../src/domain/messages/quiet-hours.ts'

const local = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDateTime().toString()

it.each([
  ['2026-11-24T12:00', 'Europe/Moscow', '2026-11-24T12:00:00', '2026-11-24T12:00:00'],
  ['2026-11-24T09:00', 'Europe/Moscow', '2026-11-24T09:00:00', '2026-11-24T09:00:00'],
  ['2026-11-24T20:59', 'Europe/Moscow', '2026-11-24T20:59:00', '2026-11-24T20:59:00'],
  ['2026-11-24T21:00', 'Europe/Moscow', '2026-11-24T20:00:00', '2026-11-25T09:00:00'],
  ['2026-11-24T03:00', 'Asia/Vladivostok', '2026-11-23T20:00:00', '2026-11-24T09:00:00'],
  ['2026-11-24T08:59', 'Asia/Kamchatka', '2026-11-23T20:00:00', '2026-11-24T09:00:00'],
  // The night in which the clocks go forward, and the one in which they go back.
  ['2026-03-29T04:00', 'Europe/Berlin', '2026-03-28T20:00:00', '2026-03-29T09:00:00'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-24T20:00:00', '2026-10-25T09:00:00'],
])('T19: %s in %s comes at %s when it must not be late, at %s when it may wait', (at, zone, earlier, later) => {
  const instant = Temporal.PlainDateTime.from(at).toZonedDateTime(zone).toInstant()
  expect(local(beforeNight(instant, zone, NINE_TO_NINE), zone)).toBe(earlier)
  expect(local(afterNight(instant, zone, NINE_TO_NINE), zone)).toBe(later)
  expect(isQuiet(instant, zone, NINE_TO_NINE)).toBe(earlier !== later)
})
