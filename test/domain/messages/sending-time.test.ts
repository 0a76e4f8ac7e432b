import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { NINE_TO_NINE } from '../../../src/domain/messages/quiet-hours.ts'
import { byNight, newsWindow } from '../../../src/domain/messages/sending-time.ts'

const night = { timeZone: 'Asia/Yekaterinburg', waking: NINE_TO_NINE }
const local = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(night.timeZone).toInstant()

test.each([
  ['by day at once', '2026-11-24T15:00', '2026-11-26T10:00', '2026-11-24T15:00'],
  ['by night in the morning', '2026-11-24T23:00', '2026-11-26T10:00', '2026-11-25T09:00'],
  ['at once where the morning is too late', '2026-11-24T23:00', '2026-11-25T08:30', '2026-11-24T23:00'],
])('T19 news go out %s', (_, now, expires, notBefore) => {
  const window = newsWindow(local(now), local(expires), night)
  expect(window.notBefore.toString()).toBe(local(notBefore).toString())
})

test('T19 what is due by night waits for the morning; a reminder that would be too late then is left out', () => {
  const [late, useful, useless] = [local('2026-11-24T23:30'), local('2026-11-25T12:00'), local('2026-11-25T08:00')]
  expect(byNight(late, useful, night, true)).toEqual({ wait: local('2026-11-25T09:00') })
  expect(byNight(late, useless, night, true)).toBe('drop')
  expect(byNight(late, useless, night, false)).toBe('send')
  expect(byNight(local('2026-11-24T12:00'), useful, night, true)).toBe('send')
})
