import { describe, expect, test } from 'vitest'
import { testApp, testNow, type TestApp, type Visitor } from '../../support/app.ts'
import { addUsualStages } from '../../../src/features/vacancies/acts/add-usual-stages.ts'
import { apply } from '../../../src/features/applications/acts/apply.ts'
import { keysOf } from '../../support/fixtures.ts'

const readable = (html: string) => html.replaceAll(/\u00a0/g, ' ')

/** A manager, and somebody whom they may offer a place of level 2 in Yekaterinburg. */
async function atOffer(app: TestApp) {
  const { db } = app.database
  const created_at = testNow.toString()
  const vacancy = await db
    .insertInto('vacancies')
    .values({
      title: 'Client manager',
      search_key: 'client manager',
      city_id: 'ekb',
      level: 2,
      openings: 1,
      pay_from: 32_000,
      pay_to: 35_000,
      pay_basis: 'gross',
      created_at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const candidate = await db
    .insertInto('candidates')
    .values({ name: 'Анна Ёлкина', ...keysOf('Анна Ёлкина'), created_at, updated_at: created_at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addUsualStages(db, vacancy.id)
  await apply(db, [candidate.id], vacancy.id, created_at)
  const address = (end: string) => `/candidates/${candidate.id}/offers${end}?vacancy=${vacancy.id}`
  return { manager: await app.visitor('manager'), address, candidate: candidate.id, vacancy: vacancy.id }
}

const enter = (visitor: Visitor, address: (end: string) => string, fields: Record<string, string | string[]>) =>
  visitor.post(address(''), { level: '2', ...fields }, address('/new'))

describe('an offer', () => {
  test('starts from the level of the vacancy, without gross or net chosen', async () => {
    const { manager, address } = await atOffer(await testApp())
    const answer = await manager.get(address('/new'))
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Offer to Анна Ёлкина')
    expect(answer.body).toContain('<option value="2" selected>')
    expect(answer.body).not.toMatch(/type="radio"[^>]* checked/)
  })

  test('is kept with everything the check said, which a later law does not alter', async () => {
    const app = await testApp()
    const { manager, address } = await atOffer(app)
    const saved = await enter(manager, address, { amount: '40 000', basis: 'net', note: 'From the first\nof December' })
    expect(saved.statusCode).toBe(303)
    const row = await app.database.db.selectFrom('offers').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      city_id: 'ekb',
      level: 2,
      amount: 40_000,
      basis: 'net',
      verdict: 'above-band',
      note: 'From the first\nof December',
    })
    expect(JSON.parse(row.check_json)).toMatchObject({
      verdict: 'above-band',
      net: 40_000,
      legalMinimum: { federal: 31_156.95, regional: null, from: '2026-01-01' },
      readings: { net: { lower: 20_000, upper: 25_000, difference: { roubles: 15_000, percent: 60, from: 'upper' } } },
      buys: [
        { city: 'moscow', level: 2 },
        { city: 'spb', level: 3 },
        { city: 'ekb', level: 4 },
        { city: 'nn', level: 4 },
      ],
    })
    await app.database.db.updateTable('minimum_wages').set({ federal: 90_000 }).execute()
    await app.database.db
      .updateTable('salary_cells')
      .set((eb) => ({ stated_max: eb('stated_max', '*', 1.1) }))
      .where('level', '=', 2)
      .execute()
    const body = readable((await manager.get(String(saved.headers.location))).body)
    expect(body).toContain('The offer is entered.')
    expect(body).toContain('40 000 ₽, take-home')
    expect(body).toContain('15 000 ₽ (60 %) above the maximum of level 2 in Yekaterinburg')
    expect(body).toContain('31 156.95 ₽')
    expect(body).toContain('level 3 in Saint Petersburg')
    expect(body).toContain('24 Nov 2026, 11:00, Test manager')
  })

  test('under the federal minimum is refused beside the amount, to the kopeck and net as well as gross', async () => {
    const app = await testApp()
    const { manager, address } = await atOffer(app)
    for (const fields of [
      { amount: '31156,94', basis: 'gross' },
      { amount: '27106,94', basis: 'net' },
    ]) {
      const refused = await enter(manager, address, fields)
      expect(refused.statusCode).toBe(422)
      expect(readable(refused.body)).toContain(
        'the minimum wage in Yekaterinburg is 31 156.95 ₽ before tax, 27 106.95 ₽ take-home',
      )
      expect(refused.body).toContain(`value="${fields.amount}"`)
    }
    expect(await app.database.db.selectFrom('offers').select('id').execute()).toEqual([])
    expect((await enter(manager, address, { amount: '31156,95', basis: 'gross' })).statusCode).toBe(303)
  })

  test('under the regional minimum needs the recorded refusal of the employer', async () => {
    const app = await testApp()
    const { manager, address, vacancy } = await atOffer(app)
    await app.database.db.updateTable('vacancies').set({ city_id: 'moscow' }).where('id', '=', vacancy).execute()
    const fields = { amount: '39729', basis: 'gross' }
    const refused = await enter(manager, address, fields)
    expect(refused.statusCode).toBe(422)
    expect(readable(refused.body)).toContain('The regional minimum in Moscow is 39 730 ₽ before tax')
    const hr = await app.visitor('hr')
    expect(
      (await manager.post('/offers/opt-outs', { city: 'moscow', refusedOn: '2026-01-20', document: '№ 7' })).statusCode,
    ).toBe(403)
    expect(
      (await hr.post('/offers/opt-outs', { city: 'ekb', refusedOn: '2026-01-20', document: '№ 7' })).statusCode,
    ).toBe(422)
    expect(
      (await hr.post('/offers/opt-outs', { city: 'moscow', refusedOn: '2027-01-20', document: '№ 7' })).statusCode,
    ).toBe(303)
    expect((await enter(manager, address, fields)).statusCode).toBe(422)
    expect(
      (
        await hr.post('/offers/opt-outs', {
          city: 'moscow',
          refusedOn: '2026-01-20',
          document: '№ 7, в Департамент труда',
        })
      ).statusCode,
    ).toBe(303)
    expect((await hr.get('/offers/opt-outs')).body).toContain('№ 7, в Департамент труда')
    const saved = await enter(manager, address, fields)
    expect(saved.statusCode).toBe(303)
    expect((await manager.get(String(saved.headers.location))).body).toContain(
      'refused the regional agreement in writing',
    )
    await hr.post('/offers/opt-outs/moscow/withdrawal')
    expect((await enter(manager, address, fields)).statusCode).toBe(422)
  })

  test('is checked while one types, and by a button, and nothing is saved by that', async () => {
    const app = await testApp()
    const { manager, address } = await atOffer(app)
    const fields = { amount: '24000', basis: 'net', level: '2', note: 'x', _csrf: await manager.token(address('/new')) }
    const payload = new URLSearchParams(fields).toString()
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const part = await manager.send({
      method: 'POST',
      url: address('/check'),
      payload,
      headers: { ...form, 'hx-request': 'true' },
    })
    expect(part.body).not.toContain('<html')
    expect(readable(part.body)).toContain('Unlawful: 3 106.95 ₽ under the federal minimum wage in Yekaterinburg')
    const whole = await manager.send({ method: 'POST', url: address('/check'), payload, headers: form })
    expect(whole.statusCode).toBe(200)
    expect(whole.body).toContain('value="24000"')
    expect(readable(whole.body)).toContain('The vacancy’s range: 32 000 ₽ – 35 000 ₽')
    expect(await app.database.db.selectFrom('offers').select('id').execute()).toEqual([])
  })

  test.each([
    [{ amount: '40000' }, 'basis'],
    [{ amount: '', basis: 'net' }, 'amount'],
    [{ amount: 'forty', basis: 'net' }, 'amount'],
    [{ amount: '-1', basis: 'net' }, 'amount'],
    [{ amount: '1e99', basis: 'net' }, 'amount'],
    [{ amount: ['40000', '50000'], basis: 'net' }, 'amount'],
    [{ amount: '40000', basis: ['net', 'gross'] }, 'basis'],
    [{ amount: '40000', basis: 'net', level: '5' }, 'level'],
    [{ amount: '40000', basis: 'net', note: 'x'.repeat(2001) }, 'note'],
    [{ amount: '40000', basis: 'net', note: 'a\u0000b' }, 'note'],
  ] as [Record<string, string | string[]>, string][])(
    'says what is wrong beside the field: %j',
    async (fields, name) => {
      const { manager, address } = await atOffer(await testApp())
      for (const end of ['', '/check']) {
        const answer = await manager.post(address(end), { level: '2', ...fields }, address('/new'))
        expect(answer.statusCode).toBe(422)
        expect(answer.body).toContain(`id="${name}-error"`)
      }
    },
  )

  test('is made by those whose role may, for people and vacancies that exist', async () => {
    const app = await testApp()
    const { manager, address, candidate, vacancy } = await atOffer(app)
    const recruiter = await app.visitor('recruiter')
    expect((await recruiter.get(address('/new'))).statusCode).toBe(200)
    expect((await recruiter.post(address(''), { amount: '40000', basis: 'net', level: '2' })).statusCode).toBe(303)
    expect((await (await app.visitor()).get(address('/new'))).statusCode).toBe(303)
    expect((await manager.get(`/candidates/${candidate}/offers/new`)).statusCode).toBe(400)
    expect((await manager.get(`/candidates/${candidate}/offers/new?vacancy=x`)).statusCode).toBe(400)
    expect((await manager.get(`/candidates/${candidate + 1}/offers/new?vacancy=${vacancy}`)).statusCode).toBe(404)
    expect((await manager.get(`/candidates/${candidate}/offers/new?vacancy=${vacancy + 1}`)).statusCode).toBe(404)
    expect((await manager.get('/offers/99')).statusCode).toBe(404)
    const { headers } = await enter(manager, address, { amount: '40000', basis: 'net' })
    expect((await recruiter.get(String(headers.location))).statusCode).toBe(200)
  })
})
