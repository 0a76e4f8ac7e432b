import { describe, expect, test } from 'vitest'
import { readReferenceFiles } from '../../../src/db/reference/reference-files.ts'
import { seed } from '../../../src/db/reference/seed.ts'
import { testApp } from '../../support/app.ts'
import { smallFlow } from '../../support/fixtures.ts'
import { program } from '../../support/program.ts'
import { loadCandidates } from '../imports/support.ts'

const readable = (html: string) => html.replaceAll('\u00a0', ' ')

const kazan = {
  nameRu: 'Казань',
  nameEn: 'Kazan',
  inRu: 'в Казани',
  spellings: 'кзн, г. Казань',
  timeZone: 'Europe/Moscow',
  regionRu: 'Республика Татарстан',
  regionEn: 'Tatarstan',
  hhAreaId: '88',
}
const wage = { federal: '27093', regional: '30000', since: '2026-01-01', source: 'tatarstan.ru' }

const vacancy = { title: 'Менеджер', city: 'kazan', level: '2', openings: '1', description: '' }

const ownTable = {
  name: 'Казань 2026',
  position: 'Менеджер',
  asOf: '2026-09-01',
  basis: 'gross',
  source: 'Приказ № 1',
  rows: '2',
  'level-1': 'Младший',
  'from-kazan-1': '28000',
  'to-kazan-1': '40000',
  'level-2': 'Старший',
  'to-kazan-2': '60000',
}

async function withKazan(fields: Record<string, string> = {}) {
  const app = await testApp()
  const hr = await app.visitor('hr')
  const added = await hr.post('/settings/cities', { ...kazan, ...fields })
  return { ...app, hr, added }
}

describe('a city added in Settings', () => {
  test('is in the list, with its region and the minimum wage or that it is not known', async () => {
    const { hr, added } = await withKazan()
    expect(added.statusCode).toBe(303)
    const { body } = await hr.get('/settings/cities')
    expect(body).toContain('Kazan is in the list.')
    expect(body).toMatch(/Kazan<\/span>[^]*Tatarstan[^]*not known[^]*<code>kazan<\/code>/)
    const other = await withKazan(wage)
    expect(readable((await other.hr.get('/settings/cities')).body)).toContain('30 000 ₽')
  })

  test.each([
    [{ nameRu: '' }, 'nameRu', 'Fill this in'],
    [{ nameRu: 'Kazan' }, 'nameRu', 'Cyrillic'],
    [{ nameEn: 'Казань' }, 'nameEn', 'Latin'],
    [{ timeZone: 'Europe/Paris' }, 'timeZone', ''],
    [{ timeZone: '' }, 'timeZone', ''],
    [{ nameRu: 'Москва' }, 'nameRu', 'in the list already'],
    [{ nameEn: 'moscow' }, 'nameRu', 'in the list already'],
    [{ federal: '27093' }, 'since', 'Needed together'],
    [{ regional: '30000' }, 'federal', 'Write the minimum wage'],
    [{ federal: '-1' }, 'federal', ''],
  ])('is refused with what is wrong beside its field: %j', async (fields, field, message) => {
    const { hr, added, database } = await withKazan(fields)
    expect(added.statusCode).toBe(422)
    expect(added.body).toContain(`id="${field}-error"`)
    expect(added.body).toContain(message)
    expect(added.body).toContain('value="в Казани"')
    expect(await database.db.selectFrom('cities').select('id').where('added_at', 'is not', null).execute()).toEqual([])
    expect((await hr.get('/settings/cities')).body).not.toContain('<code>kazan</code>')
  })

  test('is added once, even by two at the same time', async () => {
    const app = await testApp()
    const visitors = [await app.visitor('hr'), await app.visitor('administrator')]
    const answers = await Promise.all(visitors.map((visitor) => visitor.post('/settings/cities', kazan)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([303, 422])
  })

  test('is added by those who manage pay, and seen by the team', async () => {
    const app = await testApp()
    const recruiter = await app.visitor('recruiter')
    expect((await recruiter.post('/settings/cities', kazan)).statusCode).toBe(403)
    const { statusCode, body } = await recruiter.get('/settings/cities')
    expect([statusCode, body.includes('<form method="post" action="/settings/cities"')]).toEqual([200, false])
    expect((await (await app.visitor()).get('/settings/cities')).statusCode).toBe(303)
  })

  test('stays when the reference data are loaded again, with its minimum wage', async () => {
    const { database } = await withKazan(wage)
    await seed(database.db, readReferenceFiles())
    expect(
      await database.db
        .selectFrom('minimum_wages')
        .select(['federal', 'regional'])
        .where('city_id', '=', 'kazan')
        .execute(),
    ).toEqual([{ federal: 27093, regional: 30000 }])
  })
})

describe('vacancies, batches and the board of an added city', () => {
  test('take it under the article’s table, by its own clock', async () => {
    const { hr, database } = await withKazan({ timeZone: 'Asia/Omsk' })
    expect((await hr.get('/vacancies/new')).body).toContain('<option value="kazan"')
    expect((await hr.post('/vacancies', vacancy)).statusCode).toBe(303)
    expect((await hr.get('/vacancies/1')).body).toContain('Kazan')
    const planned = await hr.post('/batches', smallFlow(1))
    expect(planned.statusCode).toBe(303)
    const slots = await database.db.selectFrom('slots').select('starts_at').orderBy('position').execute()
    expect(slots[0]?.starts_at).toBe('2026-11-24T04:00:00Z')
    for (const page of ['/batches', '/batches/1', '/vacancies/1/board', '/vacancies/1/list', '/', '/turnout']) {
      expect((await hr.get(page)).statusCode, page).toBe(200)
    }
    for (const pay of ['under', 'in', 'over']) {
      expect((await hr.get(`/candidates?vacancy=1&pay=${pay}`)).statusCode, pay).toBe(200)
    }
  })
})

describe('an offer in an added city', () => {
  async function atOffer(fields: Record<string, string> = {}) {
    const made = await withKazan(fields)
    const { hr } = made
    expect((await hr.post('/salaries/tables', ownTable)).statusCode).toBe(303)
    expect((await hr.post('/vacancies', { ...vacancy, payTable: '1', levelsOf: '1' })).statusCode).toBe(303)
    await hr.post('/candidates', { name: 'Анна Ёлкина', phones: '+79161234567', city: 'kazan', vacancy: '1' })
    const offer = (amount: string) =>
      hr.post('/candidates/1/offers?vacancy=1', { amount, basis: 'gross', level: '2', share: '100' })
    return { ...made, offer }
  }

  test('is checked by the team’s table; where the minimum is not set, the check says so', async () => {
    const { hr, offer } = await atOffer()
    const saved = await offer('50000')
    expect(saved.statusCode).toBe(303)
    const page = readable((await hr.get(String(saved.headers.location))).body)
    expect(page).toContain('The minimum wage there is not known')
    expect(page).toContain('in the band of level 2 in Kazan')
    expect((await hr.get('/salaries/tables/1')).body).toContain('not known')
    const address = String(saved.headers.location)
    expect((await hr.post(`${address}/steps`, { act: 'submit', version: '1' })).statusCode).toBe(303)
    expect((await hr.post(`${address}/steps`, { act: 'send', version: '2' })).statusCode).toBe(303)
    expect((await hr.get(`${address}/letter?language=ru`)).body).toContain('в Казани')
    expect((await hr.get(`${address}/letter?language=en`)).body).toContain('in Kazan')
    for (const path of ['/offers', '/offers/equity', '/offers/opt-outs', '/candidates/1']) {
      expect((await hr.get(path)).statusCode, path).toBe(200)
    }
  })

  test('is refused under the minimum that was set with the city', async () => {
    const { hr, offer } = await atOffer(wage)
    const refused = await offer('29999')
    expect(refused.statusCode).toBe(422)
    expect(readable(refused.body)).toContain('The regional minimum in Kazan is 30 000 ₽ before tax')
    expect((await hr.get('/offers/opt-outs')).body).toContain('<option value="kazan"')
  })

  test('reads naturally in Russian without the case', async () => {
    const { hr, offer } = await atOffer({ inRu: '' })
    const address = String((await offer('50000')).headers.location)
    await hr.post(`${address}/steps`, { act: 'submit', version: '1' })
    expect((await hr.get(`${address}/letter?language=ru`)).body).toContain('в городе Казань')
  })

  test('has no band in the article’s table, and the page says which table to complete', async () => {
    const { hr } = await withKazan()
    await hr.post('/vacancies', vacancy)
    await hr.post('/candidates', { name: 'Анна Ёлкина', phones: '+79161234567', vacancy: '1' })
    const { statusCode, body } = await hr.get('/candidates/1/offers/new?vacancy=1')
    expect([statusCode, body.includes('has no band')]).toEqual([200, true])
  })
})

describe('the page of salaries', () => {
  test('takes an added city and says that there are no guide figures, with the minimum or without', async () => {
    const query = '/salaries?amount=40000&basis=gross&city=kazan&level=2'
    const { hr } = await withKazan()
    const unknown = readable((await hr.get(query)).body)
    expect(unknown).toContain('There are no guide figures in Kazan')
    expect(unknown).toContain('The minimum wage there is not known')
    expect(unknown).toContain('<option value="kazan" selected>')
    const known = readable((await (await withKazan(wage)).hr.get(query)).body)
    expect(known).toContain('The minimum wage there is 30 000 ₽ before tax')
    expect(known).toContain('<td class="result">no guide figures</td>')
  })
})

describe('the API', () => {
  test('takes an added city for vacancies and candidates, and refuses one that is not in the list', async () => {
    const made = await withKazan()
    const { call } = await program(made)
    const fields = { title: 'Менеджер', level: 2, openings: 3 }
    const answer = await call('POST', '/vacancies', { ...fields, city: 'kazan' })
    expect([answer.statusCode, answer.json().city]).toEqual([201, 'kazan'])
    const person = { name: 'Орлова Анна', phones: ['+79161234567'], city: 'kazan' }
    const candidate = await call('POST', '/candidates', person)
    expect([candidate.statusCode, candidate.json().city]).toEqual([201, 'kazan'])
    for (const [path, body] of [
      ['/vacancies', { ...fields, city: 'omsk' }],
      ['/candidates', { ...person, phones: ['+79161234568'], city: 'omsk' }],
    ] as const) {
      const wrong = await call('POST', path, body)
      expect([wrong.statusCode, wrong.json().errors[0].path]).toEqual([400, 'city'])
    }
  })

  test('keeps the article’s four cities for bands and checks', async () => {
    const { app } = await withKazan(wage)
    const bands = await app.inject({ url: '/api/v1/salary/bands?city=kazan' })
    const payload = { city: 'kazan', level: 2, amount: 40_000, basis: 'gross' }
    const check = await app.inject({ method: 'POST', url: '/api/v1/salary/check', payload })
    expect([bands.statusCode, check.statusCode]).toEqual([400, 400])
  })
})

test('files of people name an added city in any of its spellings', async () => {
  const { database } = await withKazan()
  const lines = [
    'ФИО;Телефон;Город',
    'Орлова Анна;+79161234567;Кзн',
    'Ли Олег;+79161234568;г. Казань',
    'Им Ян;+79161234569;Омск',
  ]
  await loadCandidates(database.db, lines)
  const people = await database.db.selectFrom('candidates').select(['city_id', 'city_other']).orderBy('id').execute()
  expect(people).toEqual([
    { city_id: 'kazan', city_other: null },
    { city_id: 'kazan', city_other: null },
    { city_id: null, city_other: 'Омск' },
  ])
})
