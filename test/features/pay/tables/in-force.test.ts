import { describe, expect, test } from 'vitest'
import { candidateKeys } from '../../../../src/domain/people/candidate/candidate-keys.ts'
import { testApp, testNow } from '../../../support/app.ts'
import { makeTable, support } from './fields.ts'

const vacancy = { title: 'Operator', city: 'moscow', openings: '1', description: '' }

/** A table of one's own, and somebody who may be offered a place as a senior of it. */
async function start() {
  const app = await testApp()
  const hr = await app.visitor('hr')
  const table = await makeTable(hr)
  const made = await hr.post('/vacancies', { ...vacancy, payTable: '1', levelsOf: '1', level: '2' })
  const at = testNow.toString()
  const candidate = await app.database.db
    .insertInto('candidates')
    .values({
      name: 'Анна',
      ...candidateKeys({ name: 'Анна', phones: [], emails: [], skills: null, note: null }),
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await hr.post(`/candidates/${candidate.id}/applications`, { vacancy: '1' })
  const offer = (fields: Record<string, string>) =>
    hr.post(`/candidates/${candidate.id}/offers?vacancy=1`, { level: '2', basis: 'gross', ...fields })
  return { ...app, hr, table, made, offer, formAddress: `/candidates/${candidate.id}/offers/new?vacancy=1` }
}

const newVersion = { ...support, seen: '1', from: '1' }

describe('a vacancy', () => {
  test('has the article’s table until another is chosen, and then that one’s levels', async () => {
    const { hr, made } = await start()
    expect(made.statusCode).toBe(303)
    const body = (await hr.get('/vacancies/1')).body
    expect(body).toContain('<a href="/salaries/tables/1">Call centre 2026</a>')
    expect(body).toContain('2 · Senior')
    expect((await hr.get('/vacancies')).body).toContain('2 · Senior')
    expect((await hr.get('/vacancies/1/edit')).body).toMatch(/<option value="2" selected>2 · Senior/)
    const plain = await hr.post('/vacancies', { ...vacancy, level: '2' })
    const page = (await hr.get(String(plain.headers.location))).body
    expect(page).toContain('2 · manager, a year or more')
    expect(page).toContain('The article’s table')
  })

  test('another table’s levels are shown without saving, with or without a script', async () => {
    const { hr } = await start()
    const asked = { ...vacancy, payTable: '1', levelsOf: '', level: '', levels: '1' }
    const whole = await hr.post('/vacancies', asked)
    expect(whole.statusCode).toBe(200)
    expect(whole.body).toContain('value="Operator"')
    expect(whole.body).toContain('2 · Senior')
    expect(whole.body).not.toContain('error-summary')
    const token = await hr.token('/vacancies/new')
    const part = await hr.send({
      method: 'POST',
      url: '/vacancies/1',
      payload: new URLSearchParams({ ...asked, _csrf: token }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'hx-request': 'true' },
    })
    expect(part.body).not.toContain('<html')
    expect(part.body).toContain('name="levelsOf" value="1"')
  })

  test.each([
    [{ payTable: '1', level: '2' }, 'choose one of its levels'],
    [{ payTable: '', levelsOf: '1', level: '2' }, 'choose one of its levels'],
    [{ payTable: '9', levelsOf: '9', level: '2' }, 'choose one of its levels'],
    [{ payTable: '1', levelsOf: '1', level: '3' }, 'has no band for this level in this city'],
    [{ payTable: '1', levelsOf: '1', level: '2', city: 'nn' }, 'has no band for this level in this city'],
    [{ level: '5' }, 'has no band for this level in this city'],
    [{ level: '13' }, 'At most 12'],
  ])('is refused where its level would mean nothing: %j', async (fields, message) => {
    const { hr } = await start()
    const answer = await hr.post('/vacancies', { ...vacancy, ...fields })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('id="level-error"')
    expect(answer.body).toContain(message)
  })
})

describe('an offer', () => {
  test('is held against the table in force, in its own basis, and keeps verdict and version', async () => {
    const { hr, offer, table, database, formAddress } = await start()
    expect((await hr.get(formAddress)).statusCode).toBe(200)
    // 87 000 in the hand is 100 000 before tax: above the maximum of the table, though 87 000 would be within.
    const saved = await offer({ amount: '87000', basis: 'net' })
    expect(saved.statusCode).toBe(303)
    const address = String(saved.headers.location)
    const read = (await hr.get(address)).body
    expect(read).toContain('High for level 2 in Moscow: 10 000 ₽ before tax above its maximum, and above every level')
    expect(read).toContain('100 000 ₽: 10 000 ₽ (11.1 %) above the maximum of level 2 in Moscow')
    expect(read).toContain('What decides is the vacancy’s table: 60 000 ₽ – 90 000 ₽, before tax.')
    expect(read).toContain('Table “Call centre 2026”: 52 200 ₽ – 78 300 ₽, take-home')
    expect(read).toContain('100 000 ₽ buys more than level 2 in Moscow and more than level 1 in Nizhny Novgorod')
    expect(read).not.toContain('If its figures are')
    expect(read).not.toContain('article')

    await hr.post(`${table}/versions`, { ...newVersion, 'to-moscow-2': '110000', 'level-2': 'Expert' })
    const kept = (await hr.get(address)).body
    expect(kept).toContain('above the maximum of level 2 in Moscow')
    expect(kept).toContain('version 1: figures')
    expect(kept).toContain('2 · Senior')
    const next = (await hr.get(String((await offer({ amount: '87000', basis: 'net' })).headers.location))).body
    expect(next).toContain('within the band of level 2 in Moscow')
    expect(next).toContain('2 · Expert')
    const rows = await database.db
      .selectFrom('offers')
      .select(['verdict', 'pay_table_version_id', 'needs_approval'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { verdict: 'above-every-level', pay_table_version_id: 1, needs_approval: 1 },
      { verdict: 'in-band', pay_table_version_id: 2, needs_approval: 0 },
    ])
  })

  test('a level the table does not have cannot be chosen', async () => {
    const { offer } = await start()
    expect((await offer({ amount: '50000', level: '3' })).statusCode).toBe(422)
    expect((await offer({ amount: '50000', personLevel: '4' })).statusCode).toBe(422)
  })

  test('where the table in force no longer has the city or the level, says so', async () => {
    const { hr, table, offer, formAddress } = await start()
    const draft = String((await offer({ amount: '80000' })).headers.location)
    await hr.post(`${table}/versions`, { ...newVersion, 'level-2': '', 'to-moscow-2': '' })
    expect((await hr.get('/vacancies/1')).body).toContain('Level 2')
    expect((await hr.get(formAddress)).body).toMatch(/<option value=""[^>]*>not chosen/i)
    expect((await hr.get(`${draft}/edit`)).statusCode).toBe(200)
    await hr.post(`${table}/versions`, {
      ...newVersion,
      seen: '2',
      'level-2': '',
      'to-moscow-2': '',
      'from-moscow-1': '',
      'to-moscow-1': '',
    })
    const none = await hr.get(formAddress)
    expect(none.statusCode).toBe(200)
    expect(none.body).toContain('has no band for Moscow')
    expect((await offer({ amount: '80000', level: '1' })).statusCode).toBe(422)
    expect((await hr.get(draft)).body).toContain('within the band of level 2 in Moscow')
    expect((await hr.post(`${draft}/steps`, { act: 'submit', version: '1' })).statusCode).toBe(303)
  })

  test('is beside offers of the same version only, when they are compared', async () => {
    const { hr, offer, table } = await start()
    await hr.post('/vacancies', { ...vacancy, level: '4' })
    const first = String((await offer({ amount: '80000' })).headers.location)
    await hr.post(`${table}/versions`, { ...newVersion, 'to-moscow-2': '110000' })
    const second = String((await offer({ amount: '100000' })).headers.location)
    for (const address of [first, second])
      expect((await hr.post(`${address}/steps`, { act: 'submit', version: '1' })).statusCode).toBe(303)
    const { body } = await hr.get('/offers/equity')
    expect(body).toContain('Call centre 2026, version 1')
    expect(body).toContain('Call centre 2026, version 2')
    expect(body).toContain('60 000 – 110 000 ₽')
  })
})
