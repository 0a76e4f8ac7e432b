import { describe, expect, test } from 'vitest'
import { tellApart } from '../../../src/features/candidates/acts/tell-apart.ts'
import { testApp, testNow } from '../../support/app.ts'
import { keysOf, makeCandidates, makeVacancy } from '../../support/fixtures.ts'

const at = '2026-11-24T06:00:00Z'

async function start(...names: string[]) {
  const app = await testApp()
  for (const name of names)
    await app.database.db
      .insertInto('candidates')
      .values({ name, ...keysOf(name), created_at: at, updated_at: at })
      .execute()
  return { ...app, hr: await app.visitor('hr') }
}

const shown = (body: string) =>
  [...body.matchAll(/<a href="\/candidates\/\d+">([^<]+)<\/a> <span/g)].map((match) => match[1])

describe('#113 duplicates: a newcomer who may be in the base already', () => {
  test.each([
    ['Ёлкина Анна', 'Елкина Анна'],
    ['Анна Петровна Щербакова', 'Щербакова Анна Петровна'],
    ['Юлия Щербакова', 'Shcherbakova Yuliya'],
    ['Смирнова Ольга Петровна', 'Смирнова Ольга'],
    ['Смирнова Ольга', 'Смиронва Ольга'],
    ['Смирнова Ольга', 'Смирнова Олга'],
    ['Кузнецов Дмитрий', 'Kuznetsov Dmitriy'],
    ['Кузнецов Дмитрий', 'Kuznetsof Dmitriy'],
    ['Ким Эвелина', 'Ким Эвелна'],
  ])('%s is recognised in %s', async (known, typed) => {
    const { hr } = await start(known, 'Зайцев Пётр')
    const fragment = (await hr.post('/candidates/look-alikes', { name: typed })).body
    expect(shown(fragment)).toEqual([known])
    expect(fragment).not.toContain('<html')
  })

  test('by phone and e-mail while one types, with whatever else is half written', async () => {
    const { hr } = await start()
    await hr.post('/candidates', { name: 'Иванов Пётр', phones: '8 916 123-45-67', emails: 'p@example.ru' })
    const phone = (
      await hr.post('/candidates/look-alikes', { name: 'Друг', phones: '+7 (916) 1234567, 89', emails: 'п@' })
    ).body
    expect(phone).toContain('same phone')
    expect((await hr.post('/candidates/look-alikes', { emails: 'P@Example.ru' })).body).toContain('same e-mail')
    expect((await hr.post('/candidates/look-alikes', { name: 'Сидоров Пётр' })).body.trim()).toBe('')
    expect((await hr.post('/candidates/look-alikes', {})).body.trim()).toBe('')
  })

  test('without a script: saving asks first, and what is said is remembered', async () => {
    const { hr, database } = await start('Ёлкина Анна')
    const asked = await hr.post('/candidates', { name: 'Анна Елкина', skills: '1C' })
    expect(asked.statusCode).toBe(422)
    expect(asked.body).toContain('This is somebody else')
    expect(asked.body).toContain('1C</textarea>')
    expect((await hr.post('/candidates', { name: 'Анна Елкина', somebodyElse: 'yes' })).statusCode).toBe(303)
    expect(await database.db.selectFrom('different_people').select('first_id').execute()).toHaveLength(1)
    expect((await hr.get('/candidates/duplicates')).body).toContain('No duplicates in sight')
  })
})

test('on the page of a candidate, as a page of its own and as a part of one, until somebody tells them apart', async () => {
  const { hr, database } = await start('Ёлкина Анна', 'Elkina Anna', 'Елкина Анна Петровна')
  const { id } = await database.db
    .selectFrom('candidates')
    .select('id')
    .where('name', '=', 'Elkina Anna')
    .executeTakeFirstOrThrow()
  const { id: other } = await database.db
    .selectFrom('candidates')
    .select('id')
    .where('name', '=', 'Ёлкина Анна')
    .executeTakeFirstOrThrow()
  const path = `/candidates/${id}/look-alikes`
  expect((await hr.get(`/candidates/${id}`)).body).toContain(path)
  expect(shown((await hr.get(path)).body)).toEqual(['Ёлкина Анна', 'Елкина Анна Петровна'])
  const part = (await hr.get(path, { 'hx-request': 'true' })).body
  expect(part).toContain(`href="/candidates/${id}/merge/${other}"`)
  expect(part).not.toContain('<html')
  expect((await hr.post(`/candidates/${id}/different/${other}`, { from: 'candidate' })).headers.location).toBe(
    `/candidates/${id}`,
  )
  expect(shown((await hr.get(path)).body)).toEqual(['Елкина Анна Петровна'])
  expect((await hr.get('/candidates/999/look-alikes')).statusCode).toBe(404)
})

describe('the page of suspected pairs', () => {
  test('goes by name, neighbours of one name only, without those who were told apart', async () => {
    const { hr, database } = await start(
      'Ёлкина Анна',
      'Elkina Anna',
      'Анна Елкина',
      'Зайцев Пётр',
      'Пётр Зайцев',
      'Ким Ли',
    )
    const rows = async () =>
      [...(await hr.get('/candidates/duplicates')).body.matchAll(/merge\/(\d+)"/g)].map((match) => Number(match[1]))
    const ids = (await database.db.selectFrom('candidates').select('id').orderBy('id').execute()).map(({ id }) => id)
    expect(await rows()).toEqual([ids[1], ids[2], ids[4]])
    expect((await hr.post(`/candidates/${ids[3]}/different/${ids[4]}`, { from: 'list' })).headers.location).toBe(
      '/candidates/duplicates',
    )
    expect(await rows()).toEqual([ids[1], ids[2]])
  })

  test('goes on page by page, each name once, and no name is in the address', async () => {
    const names = Array.from({ length: 60 }, (_, n) => `Фамилия${n % 30} Анна`)
    const { hr } = await start(...names)
    const seen: string[] = []
    let next: string | undefined = '/candidates/duplicates'
    while (next) {
      const { body }: { body: string } = await hr.get(next)
      seen.push(...[...body.matchAll(/\/merge\/(\d+)"/g)].map((match) => match[1] ?? ''))
      next = /href="(\/candidates\/duplicates\?after=\d+)"/.exec(body)?.[1]
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(30)
  })
})

test('telling somebody apart from a person who was merged or erased a moment ago does nothing', async () => {
  const { database, visitor } = await testApp()
  await visitor('hr')
  const { db } = database
  const user = await db.selectFrom('users').select('id').executeTakeFirstOrThrow()
  const [one] = await makeCandidates(db, await makeVacancy(db), ['Ким Анна'])
  await tellApart(db, one!, one! + 1000, user.id, testNow)
  expect(await db.selectFrom('different_people').selectAll().execute()).toEqual([])
})
