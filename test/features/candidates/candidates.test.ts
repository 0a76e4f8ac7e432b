import { describe, expect, test } from 'vitest'
import { mayRole, roles } from '../../../src/web/security/permissions.ts'
import { testApp } from '../../support/app.ts'
import { keysOf } from '../../support/fixtures.ts'

const anna = {
  name: 'Ёлкина Анна Петровна',
  phones: '8 916 123-45-67\n+7 (495) 123-45-67',
  emails: 'Anna_E@Example.ru',
  city: 'spb',
  source: 'hh.ru',
  experienceYears: '2',
  experienceMonths: '3',
  skills: '1C',
  expectedPay: '55 000',
  payBasis: 'net',
}

async function start() {
  const app = await testApp()
  const hr = await app.visitor('hr')
  await hr.post('/vacancies', { title: 'Менеджер', city: 'moscow', level: '1', openings: '2' })
  const { id: vacancy } = await app.database.db.selectFrom('vacancies').select('id').executeTakeFirstOrThrow()
  const made = await hr.post('/candidates', { ...anna, vacancy: String(vacancy) })
  return { ...app, hr, vacancy, made, address: String(made.headers.location) }
}

describe('a candidate', () => {
  test('is added with what is known and stands on the vacancy', async () => {
    const { hr, made, address, vacancy } = await start()
    expect(made.statusCode).toBe(303)
    const page = (await hr.get(address)).body
    for (const text of [
      anna.name,
      'href="tel:+79161234567"',
      '+7 916 123 45 67',
      'href="mailto:anna_e@example.ru"',
      'Saint Petersburg',
      '2 years 3 months',
      '55 000 ₽, take-home',
    ]) {
      expect(page).toContain(text)
    }
    expect(page).toContain(`href="${address}/offers/new?vacancy=${vacancy}"`)
    expect((await hr.get(`/vacancies/${vacancy}`)).body).toContain(`href="${address}#application-1"`)
  })

  test('nothing is asked that must not be chosen by', async () => {
    const { hr } = await start()
    const form = (await hr.get('/candidates/new')).body
    expect(form).toContain('Age, sex, family and photo are not asked for')
    expect([...form.matchAll(/ name="([a-zA-Z_]+)"/g)].map((match) => match[1]).join(' ')).not.toMatch(
      /\b(age|sex|gender|birth|marital|photo)/i,
    )
  })

  test('an amount needs its basis, an unreadable phone or address is told, and all at once', async () => {
    const { hr } = await start()
    const { payBasis: _, ...without } = anna
    const answer = await hr.post('/candidates', {
      ...without,
      name: '',
      phones: '8 916 123-45-67\nпозже',
      emails: 'anna',
      city: 'other',
    })
    expect(answer.statusCode).toBe(422)
    for (const text of [
      'Fill this in',
      'not a phone number',
      'not an e-mail address',
      'Say whether the amount',
      'Write which city',
    ])
      expect(answer.body).toContain(text)
    expect(answer.body).toContain('позже')
  })

  test('an unknown expectation, experience or city stays unknown', async () => {
    const { hr, database } = await start()
    await hr.post('/candidates', { name: 'Пётр', payBasis: 'gross', cityOther: 'Тверь' })
    const row = await database.db
      .selectFrom('candidates')
      .selectAll()
      .where('search_key', '=', 'петр')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      city_id: null,
      city_other: null,
      experience_months: null,
      expected_pay: null,
      pay_basis: null,
    })
  })

  test('cannot apply to a vacancy that is closed or does not exist', async () => {
    const { hr, vacancy, address } = await start()
    await hr.post(`/vacancies/${vacancy}/closure`)
    for (const wrong of [String(vacancy), '999', 'x']) {
      expect((await hr.post('/candidates', { name: 'Пётр', vacancy: wrong })).statusCode, wrong).toBe(422)
      expect((await hr.post(`${address}/applications`, { vacancy: wrong })).statusCode, wrong).toBe(422)
    }
  })
})

describe('a phone or e-mail belongs to one person', () => {
  test('somebody else’s is told beside the field, with the way to that person', async () => {
    const { hr, address, database } = await start()
    const answer = await hr.post('/candidates', {
      name: 'Другая Анна',
      phones: '+7 916 1234567',
      emails: 'other@example.ru',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(`+7 916 123 45 67 belongs to ${anna.name} already`)
    expect(answer.body).toContain(`<a href="${address}">Open`)
    expect(await database.db.selectFrom('candidates').select('id').execute()).toHaveLength(1)
  })

  test('two people who type the same newcomer at once make one', async () => {
    const { hr, visitor, database } = await start()
    const other = await visitor('recruiter')
    const newcomer = { name: 'Новый', phones: '+7 903 111-22-33' }
    const answers = await Promise.all([hr.post('/candidates', newcomer), other.post('/candidates', newcomer)])
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([303, 422]))
    expect(await database.db.selectFrom('candidates').select('id').where('name', '=', 'Новый').execute()).toHaveLength(
      1,
    )
    expect(
      await database.db.selectFrom('candidate_contacts').select('id').where('key', '=', '+79031112233').execute(),
    ).toHaveLength(1)
  })

  test('one’s own are no obstacle when changing, and those left out are free again', async () => {
    const { hr, address } = await start()
    expect((await hr.post(address, { ...anna, phones: '8 916 123-45-67', version: '1' })).statusCode).toBe(303)
    expect((await hr.post('/candidates', { name: 'Пётр', phones: '+7 495 123-45-67' })).statusCode).toBe(303)
    const back = await hr.post(address, { ...anna, version: '2' })
    expect(back.statusCode).toBe(422)
    expect(back.body).toContain('belongs to Пётр already')
    expect(back.body).not.toContain(`belongs to ${anna.name}`)
  })
})

test('changed by somebody else meanwhile: the difference is shown and nothing is lost', async () => {
  const { hr, visitor, address } = await start()
  const other = await visitor('recruiter')
  expect(
    (await other.post(address, { ...anna, phones: '8 916 123-45-67', note: 'Перезвонить', version: '1' })).statusCode,
  ).toBe(303)
  const late = await hr.post(address, { ...anna, skills: '1C, English', version: '1' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('1C, English')
  expect(late.body).toMatch(
    /Phones<\/th><td data-label="In your form">\+7 916 123 45 67, \+7 495 123 45 67<\/td><td data-label="Saved meanwhile">\+7 916 123 45 67</,
  )
  expect(late.body).toContain('Перезвонить')
  expect(late.body).not.toContain('Expected pay</th>')
  expect(
    (await hr.post(address, { ...anna, skills: '1C, English', note: 'Перезвонить', version: '2' })).statusCode,
  ).toBe(303)
})

test('a link to a profile is shown, found by any part, kept by a change and nobody else’s', async () => {
  const { hr } = await start()
  const link = 'https://spb.hh.ru/resume/0a1b2c?from=mail'
  const address = String((await hr.post('/candidates', { name: 'Ким Анна', profiles: link })).headers.location)
  expect((await hr.get(address)).body).toMatch(
    /<a [^>]*href="https:\/\/hh.ru\/resume\/0a1b2c" rel="noreferrer">[^]*?hh.ru\/resume\/0a1b2c<\/a>/,
  )
  expect((await hr.get(`${address}/edit`)).body).toContain('https://hh.ru/resume/0a1b2c</textarea>')
  for (const search of ['https://hh.ru/resume/0a1b2c', '0a1b2c']) {
    await hr.post('/candidates/search', { search })
    expect((await hr.get('/candidates')).body, search).toContain('Ким Анна')
  }
  const taken = await hr.post('/candidates', { name: 'Ли Олег', profiles: 'hh.ru/resume/0a1b2c' })
  expect([taken.statusCode, taken.body.includes('hh.ru/resume/0a1b2c belongs to Ким Анна already')]).toEqual([
    422,
    true,
  ])
  const wrong = await hr.post('/candidates', { name: 'Ли Олег', profiles: 'javascript:alert(1)' })
  expect([wrong.statusCode, wrong.body.includes('not a link to a page of a person')]).toEqual([422, true])
})

describe('the search', () => {
  const people = [
    {
      name: 'Щербаков Пётр',
      phones: '8 903 765-43-21',
      emails: 'p_sh@mail.example.ru',
      source: 'SuperJob',
      city: 'other',
      cityOther: 'Тверь',
    },
    { name: 'Smith John', phones: '+44 20 7946 0958', emails: 'pash@mail.example.ru' },
  ]

  test('finds by any part of a name, phone or e-mail, and nothing of it is in the address', async () => {
    const { hr } = await start()
    for (const one of people) await hr.post('/candidates', one)
    const cases: [string, string[]][] = [
      ['ЕЛКИ', ['Ёлкина']],
      ['петр щерб', ['Щербаков']],
      ['8916123', ['Ёлкина']],
      ['765-43', ['Щербаков']],
      ['+7 903', ['Щербаков']],
      ['p_sh@', ['Щербаков']],
      ['example', ['Ёлкина', 'Smith', 'Щербаков']],
      ['100%', []],
      ['', ['Ёлкина', 'Smith', 'Щербаков']],
      ['ив', []],
      ['ан', ['Ёлкина']],
      ['1с', []],
    ]
    for (const [search, expected] of cases) {
      const answer = await hr.post('/candidates/search', { search })
      expect(answer.headers.location, search).toBe('/candidates')
      const list = (await hr.get('/candidates')).body
      const found = ['Ёлкина', 'Smith', 'Щербаков'].filter((name) => list.includes(`>${name}`))
      expect(found, search).toEqual(expected)
    }
  })

  test('is narrowed by vacancy, city and source in an address one may send on', async () => {
    const { hr, vacancy } = await start()
    for (const one of people) await hr.post('/candidates', one)
    const shown = async (query: string) =>
      [...(await hr.get(`/candidates?${query}`)).body.matchAll(/<a class="plain" [^>]+>(\S+)/g)].map(
        (match) => match[1],
      )
    expect(await shown(`vacancy=${vacancy}`)).toEqual(['Ёлкина'])
    expect(await shown('city=spb')).toEqual(['Ёлкина'])
    expect(await shown('city=other')).toEqual(['Щербаков'])
    expect(await shown('source=SuperJob')).toEqual(['Щербаков'])
    expect(await shown('city=spb&source=SuperJob')).toEqual([])
    const sent = await hr.post('/candidates/search', {
      search: 'анна',
      city: 'spb',
      vacancy: String(vacancy),
      source: '',
    })
    expect(sent.headers.location).toBe(`/candidates?vacancy=${vacancy}&city=spb`)
  })

  test('goes on page by page, each candidate once, namesakes too, without a name in the address', async () => {
    const { hr, database } = await start()
    const at = '2026-11-24T06:00:00Z'
    await database.db
      .insertInto('candidates')
      .values(
        Array.from({ length: 120 }, (_, i) => ({
          name: `Иванов ${i % 3}`,
          ...keysOf(`Иванов ${i % 3}`),
          created_at: at,
          updated_at: at,
        })),
      )
      .execute()
    await hr.post('/candidates/search', { search: 'иванов' })
    const seen: string[] = []
    let next: string | undefined = '/candidates'
    while (next) {
      const { body }: { body: string } = await hr.get(next)
      seen.push(...[...body.matchAll(/<a class="plain" href="\/candidates\/(\d+)"/g)].map((match) => match[1] ?? ''))
      next = /href="(\/candidates\?after=\d+)"/.exec(body)?.[1]
    }
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })
})

describe('the page of a candidate', () => {
  test('closes an application with a reason, and takes it back', async () => {
    const { hr, address, vacancy, database } = await start()
    const { id } = await database.db.selectFrom('applications').select('id').executeTakeFirstOrThrow()
    const path = `${address}/applications/${id}`
    expect((await hr.get(`${path}/closure`)).body).toContain('Could not be reached')
    for (const wrong of [{}, { reason: 'other-team', own: ' ' }, { reason: 'nonsense' }])
      expect((await hr.post(`${path}/closure`, { ...wrong, version: '1' })).statusCode).toBe(422)
    await hr.post(`${path}/closure`, { reason: 'not-reached', version: '1' })
    expect((await hr.get(address)).body).toContain('refused: Could not be reached')
    expect((await hr.get(address)).body).not.toContain(`/offers/new?vacancy=${vacancy}`)
    await hr.post(`${path}/reopening`)
    await hr.post(`${path}/closure`, { reason: 'other-candidate', own: 'Moved to Tver', version: '3' })
    expect((await hr.get(address)).body).toContain('withdrew: Moved to Tver')
    await hr.post(`${path}/reopening`)
    const page = (await hr.get(address)).body
    expect(page).not.toContain('withdrew: Moved to Tver')
    expect(page).toContain('Under consideration again, in “New”')
  })

  test('an application of somebody else is not found there', async () => {
    const { hr, database } = await start()
    const { id } = await database.db.selectFrom('applications').select('id').executeTakeFirstOrThrow()
    const other = String((await hr.post('/candidates', { name: 'Пётр' })).headers.location)
    expect((await hr.get(`${other}/applications/${id}/closure`)).statusCode).toBe(404)
    expect((await hr.post(`${other}/applications/${id}/closure`, { reason: 'competitor' })).statusCode).toBe(404)
  })

  test('adds another vacancy once', async () => {
    const { hr, address } = await start()
    const second =
      String((await hr.post('/vacancies', { title: 'Второй', city: 'nn', level: '1', openings: '1' })).headers.location)
        .split('/')
        .at(-1) ?? ''
    expect((await hr.post(`${address}/applications`, { vacancy: second })).statusCode).toBe(303)
    expect((await hr.get(address)).body).toContain('Второй')
    expect((await hr.post(`${address}/applications`, { vacancy: second })).statusCode).toBe(422)
  })

  test('shows interviews by the clock of their city, and offers', async () => {
    const { hr, address, vacancy, database } = await start()
    const { db } = database
    const candidate_id = Number(address.split('/').at(-1))
    const at = '2026-11-24T06:00:00Z'
    const { id: batch_id } = await db
      .insertInto('batches')
      .values({
        vacancy_id: vacancy,
        format: 'flow',
        date: '2026-12-01',
        time_zone: 'Asia/Yekaterinburg',
        minutes: 30,
        goal: 5,
        confidence: 0.9,
        rate_json: '{"known":0.2}',
        rate_basis: 'article',
        status: 'closed',
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id: slot_id } = await db
      .insertInto('slots')
      .values({
        batch_id,
        position: 0,
        starts_at: '2026-12-01T05:00:00Z',
        ends_at: '2026-12-01T05:30:00Z',
        interviewers: 1,
        planned_invitations: 5,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const invitation = { batch_id, slot_id, candidate_id, walk_in: 0 as const, invited_at: at }
    await db
      .insertInto('invitations')
      .values([
        { ...invitation, status: 'moved' },
        { ...invitation, status: 'active', presence: 'late', result: 'refused', result_reason: 'no 1C' },
      ])
      .execute()
    const { id: created_by } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow()
    await db
      .insertInto('offers')
      .values({
        candidate_id,
        vacancy_id: vacancy,
        city_id: 'moscow',
        level: 1,
        amount: 29_000,
        basis: 'gross',
        check_json: '{}',
        verdict: 'in-band',
        created_by,
        created_at: at,
      })
      .execute()
    const page = (await hr.get(address)).body
    for (const text of [
      `href="/batches/${batch_id}"`,
      '1 Dec, 10:00',
      'moved to another time',
      'came late',
      'refused: no 1C',
      '29 000 ₽, before tax',
    ])
      expect(page).toContain(text)
  })
})

test('each role reads; a hiring manager changes nothing but may make an offer', async () => {
  const { visitor, address, database } = await start()
  const { id } = await database.db.selectFrom('applications').select('id').executeTakeFirstOrThrow()
  for (const role of roles) {
    const someone = await visitor(role)
    for (const path of ['/candidates', address])
      expect((await someone.get(path)).statusCode, `${role} ${path}`).toBe(200)
    expect((await someone.post('/candidates/search', { search: 'анна' })).statusCode).toBe(303)
    const edits = role !== 'manager'
    for (const path of ['/candidates/new', `${address}/edit`, `${address}/applications/${id}/closure`]) {
      expect((await someone.get(path)).statusCode, `${role} ${path}`).toBe(edits ? 200 : 403)
    }
    expect((await someone.post('/candidates', { name: role })).statusCode).toBe(edits ? 303 : 403)
    expect((await someone.post(address, { ...anna, version: '99' })).statusCode).toBe(edits ? 409 : 403)
    expect((await someone.get(address)).body.includes('/offers/new')).toBe(mayRole(role, 'offers.make'))
  }
  expect((await (await visitor()).get(address)).headers.location).toContain('/sign-in')
  expect((await (await visitor('hr')).get('/candidates/999')).statusCode).toBe(404)
})
