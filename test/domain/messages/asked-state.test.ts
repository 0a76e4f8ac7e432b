import { expect, test } from 'vitest'
import { askedState, type Told } from '../../../src/domain/messages/asked-state.ts'

const invitation: Told = { kind: 'invitation', state: 'sent', channel: 'email', reason: null }
const at = '2026-11-24T09:00:00Z'

test.each<[string, Told[], string | null, ReturnType<typeof askedState>]>([
  ['nothing was to be sent', [], null, null],
  ['asked on the telephone', [], at, { is: 'silent', since: at }],
  ['sent', [invitation], at, { is: 'silent', since: at }],
  ['delivered', [{ ...invitation, state: 'delivered' }], at, { is: 'delivered', since: at }],
  ['waits', [{ ...invitation, state: 'queued' }], null, { is: 'waiting' }],
  ['by hand', [{ ...invitation, state: 'queued', channel: 'hand' }], null, { is: 'by-hand' }],
  ['came back', [{ ...invitation, state: 'bounced' }], null, { is: 'came-back', since: null }],
  [
    'the reminder came back',
    [invitation, { ...invitation, kind: 'reminder', state: 'bounced' }],
    at,
    { is: 'came-back', since: at },
  ],
  [
    'a confirmation asks nobody',
    [invitation, { ...invitation, kind: 'confirmation', state: 'bounced' }],
    at,
    { is: 'silent', since: at },
  ],
  ['stopped', [{ ...invitation, state: 'dropped', reason: 'stopped' }], null, { is: 'not-sent', reason: 'stopped' }],
  ['nobody knows', [{ ...invitation, state: 'unsure' }], null, { is: 'unsure' }],
])('where it stands with somebody who has not replied: %s', (_case, messages, askedAt, state) => {
  expect(askedState(messages, askedAt)).toEqual(state)
})
