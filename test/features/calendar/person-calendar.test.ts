import ICAL from 'ical.js'
import { sync } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { openScene, type Answer } from '../replies/scene.ts'

const scene = await openScene()

/** A calendar file as two parsers read it; both must agree. */
function entryOf(answer: Answer) {
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toMatch(/^text\/calendar; charset=utf-8; method=(REQUEST|CANCEL)$/)
  const calendar = new ICAL.Component(ICAL.parse(answer.body) as [string, unknown[], unknown[]])
  const events = calendar.getAllSubcomponents('vevent')
  expect(events).toHaveLength(1)
  const event = new ICAL.Event(events[0])
  const others = Object.values(sync.parseICS(answer.body)).filter((one) => one?.type === 'VEVENT')
  expect(others).toHaveLength(1)
  const start = event.startDate.toJSDate().toISOString()
  expect(others[0]).toMatchObject({ uid: event.uid, sequence: event.sequence })
  expect(others[0]?.type === 'VEVENT' && others[0].start.toISOString()).toBe(start)
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    status: events[0]!.getFirstPropertyValue('status'),
    stamp: String(events[0]!.getFirstPropertyValue('dtstamp')),
    start,
    end: event.endDate.toJSDate().toISOString(),
    place: event.location,
    description: event.description,
    attendees: events[0]!.getAllProperties('attendee'),
    organizers: events[0]!.getAllProperties('organizer'),
  }
}

describe('the calendar entry of an invited person', () => {
  test('is a REQUEST once they have promised, in UTC, with a fresh DTSTAMP each time', async () => {
    const { day, invited, clock } = await scene()
    const anna = await invited(await day())
    expect(await anna.get('/calendar.ics').then(entryOf)).toMatchObject({ method: 'REQUEST', sequence: 0 })
    await anna.says('yes')
    const first = entryOf(await anna.get('/calendar.ics'))
    expect(first).toMatchObject({
      method: 'REQUEST',
      status: 'CONFIRMED',
      sequence: 0,
      start: '2026-11-25T07:00:00.000Z',
      end: '2026-11-25T07:30:00.000Z',
      stamp: '2026-11-24T06:00:00Z',
    })
    clock.now = clock.now.add({ minutes: 1 })
    expect(entryOf(await anna.get('/calendar.ics')).stamp).toBe('2026-11-24T06:01:00Z')
  })

  test('T6: SEQUENCE rises with every change of time or place, and with nothing else', async () => {
    const { day, invited } = await scene()
    const today = await day()
    const elsewhere = await day({ date: '2026-11-26', place: 'Арбат, 7' })
    const anna = await invited(today)
    await anna.says('yes')
    const seen = [entryOf(await anna.get('/calendar.ics'))]
    for (const slot of [today.slots[1]!.id, elsewhere.slots[1]!.id]) {
      await anna.says('other', slot)
      seen.push(entryOf(await anna.get('/calendar.ics')))
    }
    seen.push(entryOf(await anna.get('/calendar.ics')))
    expect(seen.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 2])
    expect(seen.at(-1)?.place).toContain('Арбат, 7')
  })

  test('T7: one UID through all moves, by the person or by a colleague, so that no old entry stays', async () => {
    const { day, invited, hr, csrf } = await scene()
    const [today, later] = [await day(), await day({ date: '2026-11-26' })]
    const [anna, boris] = [await invited(today), await invited(today)]
    await anna.says('yes')
    const before = entryOf(await anna.get('/calendar.ics'))
    await anna.says('other', later.slots[0]!.id)
    const { id, version } = await anna.row()
    const move = { version: String(version), slot: String(later.slots[1]!.id), reason: 'Просила' }
    await hr.submit(`/invitations/${id}/move`, move, csrf)
    const after = entryOf(await anna.get('/calendar.ics'))
    expect([after.uid, after.sequence, after.start]).toEqual([before.uid, 2, '2026-11-26T07:30:00.000Z'])
    expect(entryOf(await boris.get('/calendar.ics')).uid).not.toBe(before.uid)
  })

  test('T8: CANCEL takes the entry away: the same UID and parties, a higher SEQUENCE, STATUS:CANCELLED', async () => {
    const { day, invited, hr, csrf } = await scene()
    const today = await day()
    const [anna, boris, silent] = [await invited(today), await invited(today, 1), await invited(today, 1)]
    await anna.says('yes')
    await boris.says('yes')
    const entry = entryOf(await anna.get('/calendar.ics'))
    await anna.says('no')
    const declined = entryOf(await anna.get('/calendar.ics'))
    expect(declined).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: entry.uid, sequence: 1 })
    expect(String(declined.organizers[0]?.getFirstValue())).toBe(String(entry.organizers[0]?.getFirstValue()))
    expect((await anna.get()).body).toContain('Take it out of the calendar')
    await anna.says('yes')
    expect(entryOf(await anna.get('/calendar.ics'))).toMatchObject({ method: 'REQUEST', uid: entry.uid, sequence: 2 })
    await hr.submit(`/batches/${today.id}/cancel`, { reason: 'Заболел собеседующий' }, csrf)
    expect(entryOf(await anna.get('/calendar.ics'))).toMatchObject({ method: 'CANCEL', uid: entry.uid, sequence: 3 })
    expect(entryOf(await boris.get('/calendar.ics'))).toMatchObject({ method: 'CANCEL', sequence: 1 })
    // Who was given no entry has none to take away.
    expect((await silent.get('/calendar.ics')).statusCode).toBe(410)
  })

  test('T9: asks for no reply that nobody would read', async () => {
    const { day, invited } = await scene()
    const anna = await invited(await day())
    await anna.says('yes')
    const [attendee] = entryOf(await anna.get('/calendar.ics')).attendees
    expect(attendee?.getParameter('rsvp')).toBe('FALSE')
    expect(attendee?.getParameter('partstat')).toBe('ACCEPTED')
  })

  test('T10: names one attendee, and neither another person nor a mailbox that the link does not show', async () => {
    const { day, invited, db } = await scene()
    const today = await day()
    const [anna, boris] = [await invited(today), await invited(today, 0, 'Орлов Борис')]
    for (const [{ candidate }, value] of [
      [anna, 'anna@example.ru'],
      [boris, 'boris@example.ru'],
    ] as const)
      await db
        .insertInto('candidate_contacts')
        .values({ candidate_id: candidate, kind: 'email', value, key: value })
        .execute()
    await anna.says('yes')
    const answer = await anna.get('/calendar.ics')
    const { attendees, organizers } = entryOf(answer)
    expect([attendees.length, organizers.length]).toEqual([1, 1])
    expect(answer.body.replaceAll('\r\n ', '')).not.toMatch(/example\.ru|Орлов|Борис/)
  })

  test.each([
    ['ekb', '10:00', '2026-11-25T05:00:00.000Z', 'по часам в Екатеринбурге (UTC+5)'],
    ['moscow', '10:00', '2026-11-25T07:00:00.000Z', 'по часам в Москве (UTC+3)'],
  ])(
    'T11: in %s both page and entry say the hour of the place, with whose clocks it is by',
    async (city, time, utc, words) => {
      const { day, invited, db, vacancy } = await scene()
      await db.updateTable('vacancies').set({ city_id: city }).where('id', '=', vacancy).execute()
      const anna = await invited(await day())
      await anna.says('yes')
      const page = (await anna.get('', 'ru')).body.replaceAll('\u00a0', ' ')
      expect(page).toContain(`Среда, 25 ноября, в ${time}`)
      expect(page).toContain(words)
      const entry = entryOf(await anna.get('/calendar.ics', 'ru'))
      expect(entry.start).toBe(utc)
      expect(entry.description.replaceAll('\u00a0', ' ')).toContain(`в ${time}, ${words}`)
    },
  )
})

test('T12: places are counted right after every move, on both days', async () => {
  const { day, invited, clock } = await scene()
  const [today, later] = [await day({ planned: 1 }), await day({ date: '2026-11-26', planned: 1 })]
  const [anna, boris] = [await invited(today), await invited(today, 1)]
  const free = async (of: typeof anna) => {
    const page = (await of.get('?a=other')).body
    return [...page.matchAll(/id="slot-(\d+)"/g)].map(([, slot]) => Number(slot)).toSorted((one, other) => one - other)
  }
  const [first, second, third, fourth] = [...today.slots, ...later.slots].map(({ id }) => id)
  expect(await free(anna)).toEqual([third, fourth])
  await anna.says('other', third)
  // Her first place is free for him, hers is not.
  expect(await free(boris)).toEqual([first, fourth])
  await boris.says('other', first)
  expect(await free(anna)).toEqual([second, fourth])
  await anna.says('not-interested')
  expect(await free(boris)).toEqual([second, third, fourth])
  await boris.says('no')
  clock.now = clock.now.add({ minutes: 6 })
  expect((await boris.says('yes')).statusCode).toBe(303)
})
