import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { remindApproverAt } from '../../../../src/domain/pay/offers/approval-reminder.ts'

const zone = 'Europe/Moscow'
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()

it.each([
  ['a Tuesday', '2026-11-24T10:30', '2026-11-25T10:30'],
  ['a Thursday night', '2026-11-26T23:50', '2026-11-27T23:50'],
  ['a Friday', '2026-11-27T15:00', '2026-11-30T15:00'],
  ['a Saturday', '2026-11-28T22:00', '2026-12-01T09:00'],
  ['a Sunday', '2026-11-29T07:00', '2026-12-01T09:00'],
])('who was asked on %s is reminded one working day later', (_day, asked, reminded) =>
  expect(remindApproverAt(at(asked), zone).toString()).toBe(at(reminded).toString()),
)
