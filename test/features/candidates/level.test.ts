import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'

const facts = {
  consults: 'observed',
  oneC: 'no',
  phone: 'observed',
  conflicts: 'claimed',
  findsClients: 'observed',
  negotiates: 'no',
  clientBase: 'no',
  executives: 'no',
  higherEducation: 'no',
  english: 'no',
  overrideLevel: '',
  overrideReason: '',
  version: '0',
}

async function scene(months: number | null) {
  const app = await testApp()
  const { db } = app.database
  const [candidate = 0] = await makeCandidates(db, await makeVacancy(db), ['Анна Ёлкина'])
  await db.updateTable('candidates').set({ experience_months: months }).execute()
  return { app, address: `/candidates/${candidate}`, hr: await app.visitor('hr') }
}

test('follows from what was seen and said, with what the next one asks and when it could come', async () => {
  const { hr, address } = await scene(18)
  expect((await hr.get(address)).body).toContain('Not assessed yet.')
  expect((await hr.get(`${address}/level`)).body).not.toContain(' checked')
  expect((await hr.post(`${address}/level`, facts)).statusCode).toBe(303)
  const { body } = await hr.get(address)
  for (const text of [
    '2 · manager',
    'provisional: rests on words',
    'Level 3: possible in 6 months; missing: Conducts negotiations',
    'Works in 1C',
  ])
    expect(body).toContain(text)
})

test('is unknown while the months of service are', async () => {
  const { hr, address } = await scene(null)
  await hr.post(`${address}/level`, facts)
  expect((await hr.get(address)).body).toContain('the months of service are not known')
})

test('set by hand needs a reason and keeps author, day and the level by the facts', async () => {
  const { app, hr, address } = await scene(18)
  const bare = await hr.post(`${address}/level`, { ...facts, overrideLevel: '3' })
  expect(bare.statusCode).toBe(422)
  expect(bare.body).toContain('id="overrideReason-error"')
  await hr.post(`${address}/level`, { ...facts, overrideLevel: '3', overrideReason: 'Вела крупных клиентов' })
  const { body } = await hr.get(address)
  for (const text of ['2 · manager', '3 · ', 'Вела крупных клиентов (Test hr, 24 Nov 2026, 09:00)'])
    expect(body).toContain(text)
  const manager = await app.visitor('manager')
  await manager.post(`${address}/level`, {
    ...facts,
    english: 'yes',
    overrideLevel: '3',
    overrideReason: 'Вела крупных клиентов',
    version: '1',
  })
  expect((await hr.get(address)).body).toContain('(Test hr, 24 Nov 2026, 09:00)')
})

test('saved by two people at once: the second is told and loses nothing', async () => {
  const { app, hr, address } = await scene(18)
  expect((await hr.post(`${address}/level`, facts)).statusCode).toBe(303)
  const late = await (
    await app.visitor('recruiter')
  ).post(`${address}/level`, { ...facts, overrideLevel: '1', overrideReason: 'Иначе' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Иначе')
  expect((await hr.post('/candidates/99/level', facts)).statusCode).toBe(404)
  expect((await hr.post(`${address}/level`, { ...facts, phone: 'maybe', version: '1' })).statusCode).toBe(422)
})

test('keeps every level set by hand, with who, when, why and the level by the facts at that time', async () => {
  const { app, hr, address } = await scene(18)
  await hr.post(`${address}/level`, { ...facts, overrideLevel: '3', overrideReason: 'Вела крупных клиентов' })
  await app.database.db.updateTable('candidates').set({ experience_months: null }).execute()
  const manager = await app.visitor('manager')
  await manager.post(`${address}/level`, {
    ...facts,
    overrideLevel: '4',
    overrideReason: 'Договоры с сетями',
    version: '1',
  })
  await manager.post(`${address}/level`, {
    ...facts,
    overrideLevel: '4',
    overrideReason: 'Договоры с сетями',
    english: 'yes',
    version: '2',
  })
  await hr.post(`${address}/level`, { ...facts, version: '3' })
  const { body } = await hr.get(`${address}/level`)
  const [history = ''] = /Levels set by hand so far[^]*?<\/ol>/.exec(body) ?? []
  expect(history.match(/<li>/g)).toHaveLength(3)
  for (const text of [
    'Test hr · taken back, the facts decide',
    'Test manager · 4 · leading',
    'Договоры с сетями',
    'Test hr · 3 · sales',
    'by the facts then: 2 · manager',
    'by the facts then: unknown',
  ])
    expect(history).toContain(text)
  expect(history.indexOf('taken back')).toBeLessThan(history.indexOf('Вела крупных'))
  const page = (await hr.get(address)).body
  expect(page).not.toContain('Договоры с сетями')
  for (const text of ['Seen by us', 'Only said', 'Settles conflicts']) expect(page).toContain(text)
})
