import { expect, test } from 'vitest'
import { smtpAnswer } from '../../../src/domain/messages/smtp-answer.ts'

test.each([
  ['550 5.1.1 No such user', 'RCPT TO', { is: 'wrong-address', code: '550 5.1.1' }],
  ['550 Unknown mailbox', 'RCPT TO', { is: 'wrong-address', code: '550' }],
  ['554-5.2.1 Mailbox disabled', 'DATA', { is: 'wrong-address', code: '554 5.2.1' }],
  // T16: a refusal of what we send is true of no address.
  ['550 5.7.1 Message rejected as spam', 'DATA', { is: 'not-wanted', code: '550 5.7.1' }],
  ['554 5.7.0 Relay denied', 'RCPT TO', { is: 'not-wanted', code: '554 5.7.0' }],
  // T17: the channel slows down, no mail is lost.
  ['451 4.7.1 Greylisted', 'RCPT TO', { is: 'slow-down', code: '451 4.7.1' }],
  ['421 Too many connections', 'CONN', { is: 'slow-down', code: '421' }],
  ['452 4.2.2 Mailbox full', 'RCPT TO', { is: 'slow-down', code: '452 4.2.2' }],
  ['535 5.7.8 Wrong password', 'AUTH PLAIN', { is: 'slow-down', code: '535 5.7.8' }],
  ['550 5.1.8 Sender unknown', 'MAIL FROM', { is: 'slow-down', code: '550 5.1.8' }],
  ['554 No SMTP here', 'CONN', { is: 'slow-down', code: '554' }],
])('%s to %s', (reply, command, answer) => {
  const replyCode = Number(reply.slice(0, 3))
  expect(smtpAnswer({ replyCode, reply, command, error: 'EENVELOPE' })).toEqual(answer)
})

test('a server that says nothing slows the channel down', () => {
  const silent = { replyCode: null, reply: '', command: 'CONN', error: 'ETIMEDOUT' }
  expect(smtpAnswer(silent)).toEqual({ is: 'slow-down', code: 'ETIMEDOUT' })
})
