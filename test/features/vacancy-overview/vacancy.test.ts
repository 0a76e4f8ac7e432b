import { expect, test } from 'vitest'
import { apply } from '../../../src/features/applications/acts/apply.ts'
import { testApp } from '../../support/app.ts'
import { keysOf, makeVacancy } from '../../support/fixtures.ts'

async function start() {
  const app = await testApp()
  const hr = await app.visitor('hr')
  const vacancy = await makeVacancy(app.database.db)
  return { ...app, hr, vacancy, address: `/vacancies/${vacancy}` }
}

test('the page of a vacancy shows its batches and candidates', async () => {
  const { hr, address, database, vacancy: vacancy_id } = await start()
  const at = '2026-11-24T06:00:00Z'
  const batch = await database.db
    .insertInto('batches')
    .values({
      vacancy_id,
      format: 'flow',
      date: '2026-12-01',
      time_zone: 'Europe/Moscow',
      minutes: 30,
      goal: 5,
      confidence: 0.9,
      rate_json: '{"known":0.2}',
      rate_basis: 'article',
      status: 'planned',
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const person = await database.db
    .insertInto('candidates')
    .values({ name: 'Пётр <Первый>', ...keysOf('Пётр <Первый>'), created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await apply(database.db, [person.id], vacancy_id, at)
  await database.db
    .updateTable('applications')
    .set({ closed_at: at, close_reason: 'competitor', ended_by: 'candidate' })
    .execute()
  const page = (await hr.get(address)).body
  expect(page).toContain(`href="/batches/${batch.id}"`)
  expect(page).toMatch(/Tuesday, 1\sDec/)
  expect(page).toContain('Пётр &lt;Первый&gt;')
  expect(page).toContain('withdrew: Chose another employer')
})

test('the campaign link names the openings, and the team’s own turnout when there is some', async () => {
  const { hr, address, database } = await start()
  expect((await hr.get(address)).body).toContain(`href="${address}/campaign"`)
  expect((await hr.get(`${address}/campaign`)).headers.location).toBe('/planner/campaign?openings=3')
  for (const [person, came] of ([1, 0, 0, 1, 0] as const).entries()) {
    await database.db
      .insertInto('attendance_records')
      .values({ person: String(person), batch: 'b', date: '2026-01-01', came })
      .execute()
  }
  const planned = await hr.get(`${address}/campaign`)
  expect(planned.statusCode).toBe(303)
  expect(planned.headers.location).toBe('/planner/campaign?openings=3&come=2of5&asof=2026-11-24')
  expect((await hr.get(String(planned.headers.location))).body).toContain('your count up to 24 Nov 2026: 2 of 5')
})
