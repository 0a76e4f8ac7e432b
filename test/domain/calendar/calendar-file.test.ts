import ICAL from 'ical.js'
import { sync } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { calendarFile, type CalendarEntry } from '../../../src/domain/calendar/calendar-file.ts'

const entry: CalendarEntry = {
  uid: 'interview-7@yavka.example',
  sequence: 3,
  startsAt: '2026-11-29T05:30:00Z',
  endsAt: '2026-11-29T06:00:00Z',
  summary: 'Собеседование; «Менеджер по работе с клиентами», отдел продаж\\сервис — приходите вовремя, пожалуйста',
  description: 'Первая строка\r\nвторая, с запятой; и точкой с запятой\nBEGIN:VEVENT',
  place: 'Екатеринбург, ул. Малышева, 5, вход со двора, 2 этаж',
  organizer: { address: 'mailto:jobs@yavka.example', name: 'ООО "Северный ряд"; отдел, кадры' },
  attendee: { address: 'mailto:igor@example.ru', name: 'Игорь', accepted: true, asked: false },
}
const file = (method: 'REQUEST' | 'CANCEL' | 'PUBLISH', changed: Partial<CalendarEntry> = {}) =>
  calendarFile({ method, stamp: '2026-11-24T06:00:00Z', language: 'ru', entries: [{ ...entry, ...changed }] })

const byIcalJs = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]])
  return { calendar, events: calendar.getAllSubcomponents('vevent') }
}

describe('a calendar file', () => {
  test('says the same to two parsers, whatever stands in its texts', () => {
    const text = file('REQUEST')
    const { calendar, events } = byIcalJs(text)
    const [event] = events
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(event?.getFirstPropertyValue('summary')).toBe(entry.summary)
    expect(event?.getFirstPropertyValue('description')).toBe(entry.description.replace('\r\n', '\n'))
    expect(event?.getFirstPropertyValue('location')).toBe(entry.place)
    const [other] = Object.values(sync.parseICS(text)).filter((one) => one?.type === 'VEVENT')
    expect(other).toMatchObject({
      uid: entry.uid,
      sequence: 3,
      summary: { val: entry.summary },
      location: { val: entry.place },
      status: 'CONFIRMED',
    })
    expect(other?.type === 'VEVENT' && [other.start.toISOString(), other.end?.toISOString()]).toEqual([
      '2026-11-29T05:30:00.000Z',
      '2026-11-29T06:00:00.000Z',
    ])
  })

  test('has lines of at most 75 bytes that end as the format wants, and no letter is cut in two', () => {
    const text = file('REQUEST')
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toContain('\ufffd')
    }
  })

  test('takes its entry away by CANCEL, with all that a calendar finds it by', () => {
    const [event] = byIcalJs(file('CANCEL', { sequence: 4 })).events
    const values = ['uid', 'sequence', 'status'].map((name) => event?.getFirstPropertyValue(name))
    expect(values).toEqual([entry.uid, 4, 'CANCELLED'])
    expect(event?.getAllProperties('attendee')).toHaveLength(1)
    expect(event?.getAllProperties('organizer')).toHaveLength(1)
  })

  test('of a subscription names itself, and whom its entries are for it leaves out', () => {
    const entries = [
      { ...entry, attendee: null, organizer: null, place: null },
      { ...entry, uid: 'day-2@yavka.example', attendee: null, organizer: null },
    ]
    const text = calendarFile({
      method: 'PUBLISH',
      stamp: '2026-11-24T06:00:00Z',
      language: 'ru',
      name: 'Явка',
      refreshMinutes: 60,
      entries,
    })
    const { calendar, events } = byIcalJs(text)
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Явка')
    expect(events).toHaveLength(2)
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER/)
    expect(Object.keys(sync.parseICS(text))).toEqual(expect.arrayContaining([entry.uid, 'day-2@yavka.example']))
  })
})
