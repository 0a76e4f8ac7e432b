import { expect, test } from 'vitest'
import { testApp } from '../../../support/app.ts'
import { makeVacancy } from '../../../support/fixtures.ts'
import { makeTable } from './fields.ts'

test('a table in force is archived only with another in its place, and is taken back', async () => {
  const { visitor, database } = await testApp()
  const { db } = database
  const hr = await visitor('hr')
  const old = await makeTable(hr, { name: 'Old bands' })
  const low = await makeTable(hr, { name: 'Low bands', 'level-2': '', 'to-moscow-2': '' })
  const next = await makeTable(hr, { name: 'New bands' })
  const idOf = (address: string) => Number(address.split('/').at(-1))
  const vacancy = await makeVacancy(db)
  const closed = await makeVacancy(db)
  await db
    .updateTable('vacancies')
    .set({ pay_table_id: idOf(old) })
    .execute()
  await db.updateTable('vacancies').set({ closed_at: '2026-01-01T00:00:00Z' }).where('id', '=', closed).execute()
  expect(
    (await hr.post('/settings/pay', { gate: 'first', defaultTable: String(idOf(old)), version: '0' })).statusCode,
  ).toBe(303)

  const page = await hr.get(`${old}/archive`)
  expect(page.body).toContain('This is the default table. 1 open vacancy is compared with it.')
  const archive = (instead: string) => hr.post(`${old}/archive`, { instead })
  expect((await archive('')).body).toContain('id="instead-error">The table is in force.')
  expect((await archive(String(idOf(low)))).body).toContain('no band for the level and city of these vacancies')
  expect((await archive(String(idOf(old)))).body).toContain('That table is no longer there')
  expect((await archive('x')).statusCode).toBe(422)
  expect((await archive(String(idOf(next)))).statusCode).toBe(303)

  const tables = await db.selectFrom('vacancies').select(['pay_table_id', 'version']).orderBy('id').execute()
  expect(tables).toEqual([
    { pay_table_id: idOf(next), version: 2 },
    { pay_table_id: idOf(old), version: 1 },
  ])
  const rules = await db.selectFrom('pay_rules').select(['default_table_id', 'version']).executeTakeFirstOrThrow()
  expect(rules).toEqual({ default_table_id: idOf(next), version: 2 })
  expect((await archive(String(idOf(next)))).statusCode).toBe(409)

  for (const choices of ['/settings/pay', `/vacancies/${vacancy}/edit`, '/salaries', '/salaries/tables'])
    expect((await hr.get(choices)).body, choices).not.toContain('Old bands')
  expect((await hr.get('/salaries/tables?archived=yes')).body).toContain('Old bands')
  expect((await hr.get(old)).body).toContain('it cannot be chosen.')
  expect(
    (await hr.post('/settings/pay', { gate: 'first', defaultTable: String(idOf(old)), version: '2' })).statusCode,
  ).toBe(422)

  expect((await hr.post(`${old}/restoration`, {})).statusCode).toBe(303)
  expect((await hr.post(`${old}/restoration`, {})).statusCode).toBe(409)
  expect((await hr.get('/salaries/tables')).body).toContain('Old bands')
  expect((await hr.post(`${old}/archive`, {})).statusCode).toBe(303)
  expect((await (await visitor('recruiter')).post(`${low}/archive`, {})).statusCode).toBe(403)
})
