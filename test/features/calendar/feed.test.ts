import ICAL from 'ical.js'
import { sync } from 'node-ical'
import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

test('an interviewer subscribes to their days, sees every change, and revokes the address', async () => {
  const { app, database, visitor } = await testApp({ PUBLIC_URL: 'https://yavka.example' })
  const { db } = database
  const manager = await visitor('manager')
  const hr = await visitor('hr')
  const vacancy = await makeVacancy(db, 'Оператор; сборщик')
  const plan = (interviewerNames: string, date: string) =>
    hr.post('/batches', { ...smallFlow(vacancy), interviewerNames, date })
  await plan('Test manager, Пётр Орлов', '2026-11-25')
  await plan('Пётр Орлов', '2026-11-26')
  await plan('test  MANAGER', '2026-11-27')
  const [own, , off] = await db.selectFrom('batches').select('id').orderBy('id').execute()
  const [anna = 0] = await makeCandidates(db, vacancy, ['Кимова Анна'])
  await hr.post(`/batches/${own!.id}/fill`, { candidate: String(anna), slot: '', beyond: 'yes' })

  expect((await manager.get('/settings/calendar')).body).not.toContain('/feeds/')
  expect((await manager.post('/settings/calendar')).statusCode).toBe(303)
  const page = (await manager.get('/settings/calendar')).body
  const path = /value="https:\/\/yavka\.example(\/feeds\/[^"]+\.ics)"/.exec(page)?.[1] ?? ''
  expect(page).toContain(`href="webcal://yavka.example${path}"`)
  // Made twice, it stays the same.
  await manager.post('/settings/calendar')
  expect((await manager.get('/settings/calendar')).body).toContain(path)

  const asked = () => app.inject({ method: 'GET', url: path })
  const days = async () => {
    const answer = await asked()
    const calendar = new ICAL.Component(ICAL.parse(answer.body) as [string, unknown[], unknown[]])
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(answer.cookies).toEqual([])
    expect(answer.body.replaceAll('\r\n ', '')).not.toMatch(/Кимова|ATTENDEE/)
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const uids = Object.values(sync.parseICS(answer.body)).flatMap((one) => (one?.type === 'VEVENT' ? [one.uid] : []))
    expect(uids).toEqual(events.map(({ uid }) => uid))
    return events.map(({ uid, startDate, endDate, description }) => [
      uid,
      startDate.toString(),
      endDate.toString(),
      description.split('\n')[0],
    ])
  }
  const first = [`day-${own!.id}@yavka.example`, '2026-11-25T07:00:00Z', '2026-11-25T08:00:00Z']
  expect(await days()).toEqual([
    [...first, '1 invited, 0 of them promised to come.'],
    [`day-${off!.id}@yavka.example`, '2026-11-27T07:00:00Z', '2026-11-27T08:00:00Z', 'Nobody is invited yet.'],
  ])
  await hr.post(`/batches/${off!.id}/cancel`, { reason: 'Заболел' })
  expect(await days()).toHaveLength(1)

  expect((await manager.post('/settings/calendar/revocation')).statusCode).toBe(303)
  expect((await asked()).statusCode).toBe(410)
  await manager.post('/settings/calendar')
  expect((await asked()).statusCode).toBe(410)
  const anew = /\/feeds\/[^"]+\.ics/.exec((await manager.get('/settings/calendar')).body)?.[0] ?? ''
  expect(anew).not.toBe(path)
  expect((await app.inject({ method: 'GET', url: anew })).statusCode).toBe(200)
  await db
    .updateTable('users')
    .set({ disabled_at: '2026-11-24T06:00:00Z' })
    .where('name', '=', 'Test manager')
    .execute()
  expect((await app.inject({ method: 'GET', url: anew })).statusCode).toBe(410)
  expect((await app.inject({ method: 'GET', url: '/feeds/1.aaaaaaaaaaaaaaaa.ics' })).statusCode).toBe(404)
})
