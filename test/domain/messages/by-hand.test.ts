import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { byHandLinks } from '../../../src/domain/messages/by-hand-links.ts'
import { leavingTimes } from '../../../src/domain/messages/leaving-times.ts'

const message = {
  phone: '+79161234567',
  email: 'anna+job@people.test',
  subject: 'Собеседование',
  text: 'Анна, ждём вас\nв 10:30 & позже',
  foreignMessengers: true,
}

test('a message by hand stands written already in the program that opens', () => {
  const links = Object.fromEntries(byHandLinks(message).map(({ means, href }) => [means, href]))
  expect(new URL(links['whatsapp']!).searchParams.get('text')).toBe(message.text)
  expect(links['whatsapp']).toMatch(/^https:\/\/wa\.me\/79161234567\?/)
  expect(links['telegram']).toBe('https://t.me/+79161234567')
  expect(decodeURIComponent(links['sms']!)).toBe(`sms:+79161234567?body=${message.text}`)
  const mail = new URL(links['mail']!)
  expect(decodeURIComponent(mail.pathname)).toBe('anna+job@people.test')
  expect(mail.searchParams.get('subject')).toBe('Собеседование')
})

test('foreign messengers can be left out; who has no phone or mail has no link for it', () => {
  const means = (change: Partial<typeof message>) => byHandLinks({ ...message, ...change }).map((one) => one.means)
  expect(means({ foreignMessengers: false })).toEqual(['sms', 'mail'])
  expect(byHandLinks({ ...message, phone: null }).map((one) => one.means)).toEqual(['mail'])
  expect(byHandLinks({ ...message, phone: null, email: null })).toEqual([])
})

test('T17 how late a message leaves is told by its own time, the rest of the channel and its limit', () => {
  const at = (minute: number) => Temporal.Instant.from('2026-11-24T09:00:00Z').add({ minutes: minute })
  const minutes = (waiting: number[], perMinute: number, free = 0) =>
    leavingTimes(waiting.map(at), { freeFrom: at(free), perMinute }).map((time) => time.since(at(0)).total('minutes'))
  expect(minutes([0, 0, 0, 0, 0], 2)).toEqual([0, 0, 1, 1, 2])
  expect(minutes([0, 0, 5], 1, 3)).toEqual([3, 4, 5])
  expect(minutes([0, 0, 0], 0)).toEqual([0, 0, 0])
})
