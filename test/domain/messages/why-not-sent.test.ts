import { expect, test } from 'vitest'
import { whyNotSent, type Due, type MeetingNow } from '../../../src/domain/messages/why-not-sent.ts'

const meeting: MeetingNow = {
  isActive: true,
  day: 'planned',
  isMarked: false,
  reply: null,
  hasPassed: false,
  sequence: 2,
  isEntryGiven: false,
}
const due: Due = {
  kind: 'reminder',
  step: '1-day',
  sequence: 2,
  isExpired: false,
  isErased: false,
  hasConsent: true,
  isOutdated: false,
  isRefused: false,
  meeting,
}
const off = { ...meeting, isActive: false }

test.each<[string, Partial<Due>, Partial<MeetingNow> | null, string | null]>([
  ['a reminder of a meeting that stands', {}, {}, null],
  // T3
  ['a reminder after the meeting was cancelled', {}, { isActive: false }, 'cancelled'],
  ['a reminder after the day was called off', {}, { day: 'cancelled' }, 'cancelled'],
  ['a reminder to who has declined', {}, { reply: 'no' }, 'declined'],
  ['a reminder to who is here already', {}, { isMarked: true }, 'too-late'],
  ['a reminder that came to be of no use', { isExpired: true }, {}, 'too-late'],
  ['a reminder without any meeting', {}, null, 'cancelled'],
  ['anything to who was erased', { isErased: true }, {}, 'erased'],
  ['anything to who took the consent back', { hasConsent: false }, {}, 'no-consent'],
  ['an invitation to who has not replied', { kind: 'invitation' }, {}, null],
  ['an invitation to who replied in a call meanwhile', { kind: 'invitation' }, { reply: 'yes' }, 'answered'],
  // T5
  ['a change, as the meeting is now', { kind: 'change' }, {}, null],
  ['a change before another one', { kind: 'change', sequence: 1 }, {}, 'moved'],
  ['a change for who has declined', { kind: 'change' }, { reply: 'no' }, 'declined'],
  ['a cancellation', { kind: 'cancellation' }, { isActive: false }, null],
  ['a cancellation of what takes place after all', { kind: 'cancellation' }, {}, 'not-cancelled'],
  ['an old cancellation', { kind: 'cancellation', sequence: 1 }, { isActive: false }, 'not-cancelled'],
  ['a confirmation of yes', { kind: 'confirmation', step: '' }, { reply: 'yes' }, null],
  ['a confirmation of yes after a no', { kind: 'confirmation', step: '' }, { reply: 'no' }, 'answered'],
  [
    'a confirmation before another one',
    { kind: 'confirmation', step: '', isOutdated: true },
    { reply: 'yes' },
    'answered',
  ],
  ['a confirmation of no', { kind: 'confirmation', step: 'no' }, { reply: 'no', isActive: false }, null],
  [
    'a confirmation of what was called off',
    { kind: 'confirmation', step: '' },
    { reply: 'yes', isActive: false },
    'cancelled',
  ],
  ['a refusal', { kind: 'refusal', isRefused: true }, null, null],
  ['a refusal that was taken back', { kind: 'refusal' }, null, 'taken-back'],
  ['"you passed"', { kind: 'passed' }, { hasPassed: true, isMarked: true }, null],
  ['"you passed" after the result was taken back', { kind: 'passed' }, {}, 'taken-back'],
])('%s', (_, change, now, why) => {
  expect(whyNotSent({ ...due, ...change, meeting: now && { ...meeting, ...now } })).toBe(why)
})

test('to whom takes the consent back nothing is said but that the meeting in their calendar is off', () => {
  const without = { ...due, hasConsent: false, kind: 'cancellation' } as const
  expect(whyNotSent({ ...without, meeting: { ...off, isEntryGiven: true } })).toBe(null)
  expect(whyNotSent({ ...without, meeting: off })).toBe('no-consent')
  expect(whyNotSent({ ...without, kind: 'change', meeting: { ...meeting, isEntryGiven: true } })).toBe('no-consent')
})

test('what is off is off for every kind but those that say so', () => {
  for (const kind of ['invitation', 'reminder', 'change'] as const)
    expect(whyNotSent({ ...due, kind, meeting: off })).toBe('cancelled')
})
