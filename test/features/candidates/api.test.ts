import { expect, test } from 'vitest'
import { eraseCandidate } from '../../../src/features/privacy/acts/erase-candidate.ts'
import { testApp, testNow } from '../../support/app.ts'
import { makeVacancy } from '../../support/fixtures.ts'
import { program } from '../../support/program.ts'

test('a candidate is added, read, changed and found in the search', async () => {
  const made = await testApp()
  const vacancy = await makeVacancy(made.database.db)
  const { call } = await program(made)
  const added = await call('POST', '/candidates', {
    name: 'Орлова Анна',
    phones: ['8 900 123-45-67'],
    emails: ['Anna@Example.ru'],
    city: 'moscow',
    experienceMonths: 27,
    languages: 'English B2',
    vacancy,
  })
  expect(added.statusCode).toBe(201)
  const one = added.json()
  expect(one).toMatchObject({
    version: 1,
    phones: ['+79001234567'],
    emails: ['anna@example.ru'],
    city: 'moscow',
    experienceMonths: 27,
    note: null,
  })
  expect(added.headers['location']).toBe(`/api/v1/candidates/${one.id}`)
  expect((await call('GET', `/candidates/${one.id}`)).json()).toEqual(one)
  expect(
    await made.database.db.selectFrom('applications').select('vacancy_id').where('candidate_id', '=', one.id).execute(),
  ).toEqual([{ vacancy_id: vacancy }])

  const changed = (
    await call('PATCH', `/candidates/${one.id}`, { version: 1, name: 'Орлова Ганна', city: null, cityOther: 'Тверь' })
  ).json()
  expect(changed).toMatchObject({
    version: 2,
    name: 'Орлова Ганна',
    city: null,
    cityOther: 'Тверь',
    phones: ['+79001234567'],
    experienceMonths: 27,
    languages: 'English B2',
  })
  const { search_text } = await made.database.db
    .selectFrom('candidates')
    .select('search_text')
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  expect(search_text).toContain('ganna')
})

test('two who change one candidate: the second is told what is there now, and nothing is lost', async () => {
  const made = await testApp()
  const { call } = await program(made)
  const { id } = (await call('POST', '/candidates', { name: 'Анна', note: 'a' })).json()
  await call('PATCH', `/candidates/${id}`, { version: 1, note: 'b' })
  const late = await call('PATCH', `/candidates/${id}`, { version: 1, note: 'c', name: 'Анна' })
  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({ status: 409, current: { id, version: 2, note: 'b' }, errors: [{ path: 'note' }] })
})

test('whoever was erased is nowhere to be read, nor their applications', async () => {
  const made = await testApp()
  const vacancy = await makeVacancy(made.database.db)
  const { call } = await program(made)
  const { id } = (await call('POST', '/candidates', { name: 'Анна', vacancy })).json()
  const [application] = (await call('GET', '/applications')).json().rows
  await eraseCandidate(made.database, id, 'request', { by: null, at: testNow })
  const { id: heir } = await made.database.db.selectFrom('candidates').select('id').executeTakeFirstOrThrow()
  for (const list of ['/candidates', '/applications']) expect((await call('GET', list)).json().rows, list).toEqual([])
  for (const path of [`/candidates/${id}`, `/candidates/${heir}`, `/applications/${application.id}`])
    expect((await call('GET', path)).statusCode, path).toBe(404)
  expect((await call('PATCH', `/candidates/${heir}`, { version: 1, name: 'Анна' })).statusCode).toBe(404)
  expect((await call('POST', '/applications', { candidate: heir, vacancy })).statusCode).toBe(400)
})

test('a phone that somebody has already is a 409 that says whose', async () => {
  const made = await testApp()
  const { call } = await program(made)
  const { id } = (await call('POST', '/candidates', { name: 'Анна', phones: ['+79001234567'] })).json()
  const twin = await call('POST', '/candidates', { name: 'Анна', phones: ['8 (900) 123 45 67'] })
  expect([twin.statusCode, twin.json().errors]).toEqual([
    409,
    [{ path: 'phones', message: `Belongs to candidate ${id}` }],
  ])
})

test('what the law forbids to keep is refused by its name, what nobody knows too', async () => {
  const made = await testApp()
  const { call } = await program(made)
  const answer = await call('POST', '/candidates', {
    name: 'Анна',
    age: 30,
    birth_date: '1990-01-01',
    gender: 'f',
    shoe: 38,
  })
  expect(answer.statusCode).toBe(400)
  const errors: { path: string; message: string }[] = answer.json().errors
  expect(errors.map(({ path, message }) => [path, message.includes('Labour Code')])).toEqual([
    ['age', true],
    ['birth_date', true],
    ['gender', true],
    ['shoe', false],
  ])
})

test('broken and odd bodies are 400', async () => {
  const made = await testApp()
  const { call } = await program(made)
  const odd = [
    '{',
    '[]',
    'null',
    '"x"',
    '{"name":"a\\u0000b"}',
    '{"name":"\\ud800"}',
    '{"name":""}',
    '{"name":1}',
    '{"name":"x","expectedPay":1e400}',
    '{"name":"x","expectedPay":5}',
    '{"name":"x","phones":["12"]}',
    '{"name":"x","experienceMonths":-1}',
    '{"name":"x","vacancy":99}',
    '{"name":"x","vacancy":1e300}',
  ]
  for (const body of odd) expect((await call('POST', '/candidates', body)).statusCode, body).toBe(400)
  for (const id of ['0', '-1', '1e9', 'x', '9'.repeat(30)])
    expect([400, 404], id).toContain((await call('GET', `/candidates/${id}`)).statusCode)
  expect((await call('GET', '/candidates/12345')).statusCode).toBe(404)
  expect((await call('PATCH', '/candidates/12345', { version: 1 })).statusCode).toBe(404)
  expect((await call('GET', '/candidates?limit=201')).statusCode).toBe(400)
})

test('a list is read to its end, each once, while others are added', async () => {
  const made = await testApp()
  const { call } = await program(made)
  for (let n = 0; n < 7; n += 1) await call('POST', '/candidates', { name: `Анна ${n}` })
  const seen: string[] = []
  let next: number | null = 0
  for (let page = 0; next !== null; page += 1) {
    const answer: { rows: { name: string }[]; next: number | null } = (
      await call('GET', `/candidates?after=${next}&limit=3`)
    ).json()
    seen.push(...answer.rows.map(({ name }) => name))
    next = answer.next
    if (page === 0) await call('POST', '/candidates', { name: 'Анна 7' })
  }
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `Анна ${n}`))
})
