import { describe, expect, test } from 'vitest'
import { roles } from '../../../src/web/security/permissions.ts'
import { testApp } from '../../support/app.ts'
import { makeTable } from '../pay/tables/fields.ts'

const manager = {
  title: 'Менеджер по работе с клиентами',
  city: 'moscow',
  level: '2',
  openings: '3',
  payFrom: '40 000',
  payTo: '60 000',
  payBasis: 'gross',
  business: 'trade',
  description: '',
}

async function start() {
  const app = await testApp()
  const hr = await app.visitor('hr')
  const made = await hr.post('/vacancies', manager)
  return { ...app, hr, made, address: String(made.headers.location) }
}

describe('a vacancy', () => {
  test('is made, read and found in the list', async () => {
    const { hr, made, address } = await start()
    expect(made.statusCode).toBe(303)
    const page = (await hr.get(address)).body
    for (const text of [manager.title, 'Moscow', '2 · manager', '40 000 ₽ – 60 000 ₽, before tax', 'Trade']) {
      expect(page).toContain(text)
    }
    const id = address.split('/').at(-1)
    for (const link of [
      `/batches/new?vacancy=${id}`,
      `/imports/new?kind=candidates&amp;vacancy=${id}`,
      `/candidates/new?vacancy=${id}`,
    ])
      expect(page).toContain(link)
    expect((await hr.get('/vacancies')).body).toContain(`href="${address}"`)
  })

  test('says whether its pay is before tax, and no answer is chosen beforehand', async () => {
    const { hr, database } = await start()
    expect((await hr.get('/vacancies/new')).body).not.toContain(' checked')
    const { payBasis: _, ...without } = manager
    const answer = await hr.post('/vacancies', { ...without, title: '' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Say whether the amount is before tax or take-home')
    expect(answer.body).toContain('Fill this in')
    expect(answer.body).toContain('value="40 000"')
    expect(await database.db.selectFrom('vacancies').select('id').execute()).toHaveLength(1)
    expect((await hr.post('/vacancies', { ...without, payFrom: '', payTo: '' })).statusCode).toBe(303)
  })

  test('refuses ends of pay in the wrong order, unknown cities and levels', async () => {
    const { hr } = await start()
    for (const wrong of [{ payTo: '30 000' }, { city: 'atlantis' }, { level: '5' }, { openings: '0' }]) {
      expect((await hr.post('/vacancies', { ...manager, ...wrong })).statusCode, JSON.stringify(wrong)).toBe(422)
    }
  })

  test('whose pay is under the minimum wage or outside its own table is saved with a warning', async () => {
    const { hr, visitor } = await start()
    const plain = (text: string) => text.replaceAll('\u00a0', ' ')
    const told = async (fields: Record<string, string>) => {
      const address = String((await hr.post('/vacancies', { ...manager, ...fields })).headers.location)
      return { address, body: plain((await hr.get(address)).body) }
    }
    const low = await told({ payFrom: '15000', payTo: '20000' })
    const words = 'The pay named is under the minimum wage in Moscow: 39 730 ₽ before tax'
    expect(low.body).toContain(words)
    expect(plain((await hr.get(`${low.address}/edit`)).body)).toContain(words)
    const table = (await makeTable(await visitor('administrator'))).split('/').at(-1) ?? ''
    const own = { payTable: table, levelsOf: table, level: '1' }
    expect((await told({ ...own, payFrom: '50000', payTo: '70000' })).body).toContain(
      'leaves the band of level 1 in the pay table “Call centre 2026”: 40 000 – 60 000 ₽, before tax',
    )
    expect((await told({ ...own, payFrom: '40000', payTo: '60000' })).body).not.toContain('The pay named')
  })

  test('changed by somebody else meanwhile: the difference is shown and nothing is lost', async () => {
    const { hr, address, visitor } = await start()
    const other = await visitor('recruiter')
    const saved = await other.post(address, { ...manager, openings: '7', version: '1' })
    expect(saved.statusCode).toBe(303)
    const late = await hr.post(address, { ...manager, title: 'Старший менеджер', version: '1' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('value="Старший менеджер"')
    expect(late.body).toMatch(/Openings<\/th><td data-label="In your form">3<\/td><td data-label="Saved meanwhile">7</)
    const version = /name="version" value="(\d+)"/.exec(late.body)?.[1] ?? ''
    expect((await hr.post(address, { ...manager, title: 'Старший менеджер', openings: '7', version })).statusCode).toBe(
      303,
    )
    expect((await hr.get(address)).body).toContain('Старший менеджер')
  })

  test('is closed, leaves the list of open ones, and opens again', async () => {
    const { hr, address } = await start()
    await hr.post(`${address}/closure`)
    expect((await hr.get('/vacancies')).body).not.toContain(`href="${address}"`)
    expect((await hr.get('/vacancies?closed=1')).body).toContain(`href="${address}"`)
    expect((await hr.get(address)).body).not.toContain('/batches/new')
    await hr.post(`${address}/reopening`)
    expect((await hr.get('/vacancies')).body).toContain(`href="${address}"`)
  })
})

test('the list goes on page by page, each vacancy once', async () => {
  const { hr, database } = await start()
  const row = { search_key: '', city_id: 'nn', level: 1, openings: 1, created_at: '2026-11-24T06:00:00Z' }
  await database.db
    .insertInto('vacancies')
    .values(Array.from({ length: 70 }, (_, i) => ({ ...row, title: `Vacancy ${i}` })))
    .execute()
  const links = (body: string) => [...body.matchAll(/href="(\/vacancies\/\d+)"/g)].map((match) => match[1])
  const first = (await hr.get('/vacancies')).body
  const next = /href="(\/vacancies\?after=\d+)"/.exec(first)?.[1] ?? ''
  const second = (await hr.get(next)).body
  expect(second).not.toContain('?after=')
  expect(new Set([...links(first), ...links(second)]).size).toBe(71)
})

test('each role reads; a hiring manager changes nothing', async () => {
  const { visitor, address } = await start()
  for (const role of roles) {
    const someone = await visitor(role)
    for (const path of ['/vacancies', '/vacancies?closed=1', address])
      expect((await someone.get(path)).statusCode, `${role} ${path}`).toBe(200)
    const edits = role !== 'manager'
    for (const path of ['/vacancies/new', `${address}/edit`])
      expect((await someone.get(path)).statusCode, `${role} ${path}`).toBe(edits ? 200 : 403)
    expect((await someone.post('/vacancies', manager)).statusCode).toBe(edits ? 303 : 403)
    expect((await someone.post(`${address}/closure`)).statusCode).toBe(edits ? 303 : 403)
  }
  expect((await (await visitor()).get(address)).headers.location).toContain('/sign-in')
  expect((await (await visitor('hr')).get('/vacancies/999')).statusCode).toBe(404)
})
