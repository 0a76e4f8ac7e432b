import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp, type Visitor } from '../../support/app.ts'
import { advertise, makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { makeTable } from './tables/fields.ts'

const readable = (html: string) => html.replaceAll(/\u00a0/g, ' ')

let app: TestApp
let hr: Visitor
let manager: Visitor
const over: (() => unknown)[] = []
beforeAll(async () => {
  app = await testApp({}, undefined, (end) => over.push(end))
  ;[hr, manager] = [await app.visitor('hr'), await app.visitor('manager')]
  await makeTable(hr)
})
afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

/** A vacancy of level 2 in Moscow and what an offer for it comes to. */
async function vacancyAndOffers() {
  const vacancy = await makeVacancy(app.database.db)
  const [candidate = 0] = await makeCandidates(app.database.db, vacancy, ['Ким Анна'])
  const offer = async (amount: number) => {
    const fields = { amount: String(amount), basis: 'gross', level: '2' }
    const saved = await manager.post(`/candidates/${candidate}/offers?vacancy=${vacancy}`, fields)
    expect(saved.statusCode).toBe(303)
    const { db } = app.database
    const row = await db.selectFrom('offers').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    return { address: String(saved.headers.location), gated: row.needs_approval === 1, verdict: row.verdict }
  }
  return { vacancy, candidate, offer }
}

let version = 0
const save = async (fields: { gate?: string; defaultTable?: string }) => {
  const answer = await hr.post('/settings/pay', { gate: 'first', ...fields, version: String(version) })
  if (answer.statusCode === 303) version += 1
  return answer
}

describe('what decides about an offer', () => {
  test('the article never asks for a reason: without a range and a table only the law counts', async () => {
    const { offer } = await vacancyAndOffers()
    const { address, ...found } = await offer(300_000)
    expect(found).toEqual({ gated: false, verdict: 'lawful' })
    const body = readable((await manager.get(address)).body)
    expect(body).toContain('Lawful, no approval needed')
    expect(body).toContain('Undated article, for information: 30 000 ₽ – 40 000 ₽')
    expect(body).toContain('class="tone-0"')
    expect((await manager.post(`${address}/steps`, { act: 'submit', version: '1' })).statusCode).toBe(303)
  })

  test('is the vacancy’s range first, then the default table, and stays with the offer', async () => {
    const { vacancy, offer } = await vacancyAndOffers()
    const before = await offer(80_000)
    expect((await save({ defaultTable: '1' })).statusCode).toBe(303)
    expect(await offer(50_000)).toMatchObject({ gated: true, verdict: 'below-band' })
    const within = await offer(80_000)
    expect(within).toMatchObject({ gated: false, verdict: 'in-band' })
    expect(readable((await manager.get(within.address)).body)).toContain(
      'What decides is the default table: 60 000 ₽ – 90 000 ₽, before tax.',
    )
    expect((await manager.get(before.address)).body).toContain('so only the law decides')

    await advertise(app.database.db, vacancy)
    const above = await offer(50_400)
    expect(above).toMatchObject({ gated: true, verdict: 'above-band' })
    const body = readable((await manager.get(above.address)).body)
    expect(body).toContain('High: 8 400 ₽ (20 %) above the vacancy’s range')
    const rows = ['The vacancy’s range: 39 000 ₽ – 42 000 ₽', 'Default table “Call centre 2026”: 60 000 ₽ – 90 000 ₽']
    expect(rows.map((row) => body.indexOf(row)).every((at, index, all) => at > (all[index - 1] ?? 0))).toBe(true)

    await save({ gate: 'table', defaultTable: '1' })
    expect(await offer(80_000)).toMatchObject({ gated: false, verdict: 'in-band' })
    await save({ gate: 'law', defaultTable: '1' })
    expect(await offer(300_000)).toMatchObject({ gated: false, verdict: 'lawful' })
  })

  test('the default table gives vacancies their levels in the cities it has, and no others', async () => {
    await save({ defaultTable: '1' })
    const moscow = (await hr.get(`/vacancies/${await makeVacancy(app.database.db)}`)).body
    expect(moscow).toContain('2 · Senior')
    expect(moscow).toContain('<a href="/salaries/tables/1">Call centre 2026</a>')
    expect((await hr.get('/vacancies/new')).body).toContain('Default: “Call centre 2026”')
    const there = { title: 'Operator', city: 'spb', openings: '1', description: '', levelsOf: '', level: '4' }
    const made = await hr.post('/vacancies', there)
    expect(made.statusCode).toBe(303)
    expect((await hr.get(String(made.headers.location))).body).toContain('The article’s table')
    expect((await hr.post('/vacancies', { ...there, city: 'moscow' })).body).toContain('choose one of its levels')
    const low = { ...there, city: 'moscow', levelsOf: '1', level: '2', payFrom: '50000', payTo: '80000' }
    const warned = await hr.post('/vacancies', { ...low, payBasis: 'gross' })
    expect(readable((await hr.get(String(warned.headers.location))).body)).toContain('60 000 – 90 000 ₽')
    expect((await hr.get('/salaries/tables')).body).toContain('<span class="badge good">default</span>')
  })

  test('salaries are compared with own tables by those who may see them, with the default one unless told', async () => {
    await save({ defaultTable: '1' })
    const asked = '/salaries?amount=70000&basis=gross&city=moscow&level=2'
    const look = async (visitor: Visitor, address: string) => readable((await visitor.get(address)).body)
    const guest = await app.visitor()
    for (const address of [asked, `${asked}&table=1`]) {
      const open = await look(guest, address)
      expect(open).toContain('High for level 2 in Moscow: 30 000 ₽ above its maximum')
      expect(open).not.toContain('Call centre')
    }
    const own = await look(manager, asked)
    expect(own).toContain('Right for level 2 in Moscow')
    expect(own).toContain('Table: Call centre 2026, version 1')
    expect(own).toContain('href="/salaries?amount=70000&amp;basis=gross&amp;city=moscow&amp;level=2&amp;table=article"')
    expect(await look(manager, `${asked}&table=article`)).toContain('High for level 2 in Moscow')
    expect(await look(manager, asked.replace('moscow', 'nn'))).toContain('“Call centre 2026” has no band of level 2')
    await save({})
    expect(await look(manager, asked)).toContain('High for level 2 in Moscow')
    expect(await look(manager, `${asked}&table=1`)).toContain('Right for level 2 in Moscow')
  })

  test('is said by those who manage pay, from the version they saw', async () => {
    expect((await manager.get('/settings/pay')).statusCode).toBe(403)
    expect((await manager.post('/settings/pay', { gate: 'law', version: String(version) })).statusCode).toBe(403)
    expect((await hr.get('/settings')).body).toContain('href="/settings/pay"')
    expect((await hr.get('/settings/pay')).body).toMatch(/value="first" checked/)
    expect((await save({ defaultTable: '99' })).body).toContain('There is no such table')
    expect((await save({ gate: 'everything' })).statusCode).toBe(422)
    expect((await hr.post('/settings/pay', { gate: 'law', version: '0' })).statusCode).toBe(409)
  })
})
