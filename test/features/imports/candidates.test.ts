import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addUsualStages } from '../../../src/features/vacancies/acts/add-usual-stages.ts'
import { testDatabase } from '../../support/database.ts'
import { at, loadCandidates, loadFile } from './support.ts'

type Db = Awaited<ReturnType<typeof testDatabase>>['db']

const header = 'ФИО;Телефон;Почта;Город;Опыт, лет;Зарплата;Возраст'
const people = (db: Db) => db.selectFrom('candidates').selectAll().orderBy('id').execute()
const contacts = (db: Db) =>
  db.selectFrom('candidate_contacts').select(['candidate_id', 'kind', 'key']).orderBy('id').execute()

async function moscow(db: Db) {
  const city = {
    id: 'moscow',
    position: 0,
    name_ru: 'Москва',
    name_en: 'Moscow',
    time_zone: 'Europe/Moscow',
    hh_area_id: 1,
  }
  await db
    .insertInto('cities')
    .values(city)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function vacancy(db: Db): Promise<number> {
  await moscow(db)
  const facts = {
    title: 'Менеджер',
    search_key: 'менеджер',
    city_id: 'moscow',
    level: 1,
    openings: 1,
    created_at: at.toString(),
  }
  const empty = {
    pay_from: null,
    pay_to: null,
    pay_basis: null,
    business: null,
    description: null,
    closed_at: null,
    created_by: null,
  }
  const { id } = await db
    .insertInto('vacancies')
    .values({ ...facts, ...empty })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addUsualStages(db, id)
  return id
}

describe('candidates', () => {
  test('are kept with every value in its one spelling; what may not be kept is not', async () => {
    const { db } = await testDatabase()
    await moscow(db)
    const report = await loadCandidates(db, [
      header,
      'Ёлкина Юлия;8 (916) 123-45-67;Julia@Example.ru;г. Москва;2,5;60 тыс. на руки;31',
      'Ким Анна;+7 495 765-43-21;;Тверь;;50000;22',
      'Ли Олег;;;Москва;;;',
      ';89161112233;;;;;',
    ])
    expect(report).toMatchObject({
      rows: 4,
      created: 2,
      updated: 0,
      unchanged: 0,
      dropped: [{ heading: 'Возраст', why: 'forbidden' }],
    })
    expect(report.setAside).toEqual([
      { row: 4, reason: 'contact-missing' },
      { row: 5, reason: 'name-missing' },
    ])
    expect(await people(db)).toMatchObject([
      {
        name: 'Ёлкина Юлия',
        search_key: 'елкина юлия',
        city_id: 'moscow',
        city_other: null,
        experience_months: 30,
        expected_pay: 60000,
        pay_basis: 'net',
      },
      { name: 'Ким Анна', city_id: null, city_other: 'Тверь', expected_pay: 50000, pay_basis: 'unknown' },
    ])
    expect((await contacts(db)).map(({ key }) => key)).toEqual(['+79161234567', 'julia@example.ru', '+74957654321'])
  })

  test('the same phone or e-mail is the same person, whose empty fields are filled and never replaced', async () => {
    const { db } = await testDatabase()
    await loadCandidates(db, [header, 'Ким Анна;89161234567;;Тверь;;;'])
    const again = [header, 'Ким Анна Олеговна;+7 916 123 45 67;anna@example.ru;Клин;3;;']
    expect(await loadCandidates(db, again)).toMatchObject({ created: 0, updated: 1 })
    expect(await people(db)).toMatchObject([
      { name: 'Ким Анна', city_other: 'Тверь', experience_months: 36, version: 2 },
    ])
    expect(await loadCandidates(db, again)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(await loadCandidates(db, [header, 'Ким А.;;ANNA@example.ru;;;;'])).toMatchObject({ unchanged: 1, notes: [] })
    expect(await people(db)).toMatchObject([{ version: 2 }])
  })

  test('nobody is made twice inside one file either', async () => {
    const { db } = await testDatabase()
    const file = [
      header,
      'Ким Анна;89161234567;;;;;',
      'Анна Ким;8-916-123-45-67;anna@example.ru;;2;;',
      'Ким А.;;anna@example.ru;;;;',
    ]
    expect(await loadCandidates(db, file)).toMatchObject({ rows: 3, created: 1, updated: 1, unchanged: 1 })
    expect(await people(db)).toMatchObject([{ name: 'Ким Анна', experience_months: 24 }])
    expect(await contacts(db)).toHaveLength(2)
    expect(await loadCandidates(db, file)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  })

  test('a phone of one person with the e-mail of another is set aside, in the base and in the file', async () => {
    const { db } = await testDatabase()
    const file = [
      header,
      'Ким Анна;89161234567;;;;;',
      'Ли Олег;;oleg@example.ru;;;;',
      'Ким Анна;89161234567;oleg@example.ru;;;;',
    ]
    const setAside = [{ row: 4, reason: 'contacts-of-two' }]
    expect(await loadCandidates(db, file)).toMatchObject({ created: 2, setAside })
    expect(await loadCandidates(db, file)).toMatchObject({ created: 0, unchanged: 2, setAside })
  })

  test('a similar name alone only raises a flag, and so does another name under the same phone', async () => {
    const { db } = await testDatabase()
    await loadCandidates(db, [header, 'Фёдоров Пётр;89161234567;;;;;'])
    const report = await loadCandidates(db, [
      header,
      'Петр Федоров;89160000001;;;;;',
      'Pyotr Fyodorov;89160000002;;;;;',
      'Совсем Другая;89161234567;;;;;',
    ])
    expect(report).toMatchObject({ created: 2, unchanged: 1 })
    expect(report.notes).toEqual([
      { field: 'name', code: 'name-alike', count: 2, rows: [2, 3] },
      { field: 'name', code: 'name-differs', count: 1, rows: [4] },
    ])
  })

  test('a link to a profile is enough to know a person by; the same file again changes nothing', async () => {
    const { db } = await testDatabase()
    const file = [
      'ФИО;Телефон;Ссылка на резюме',
      'Ким Анна;;https://hh.ru/resume/0a1b',
      'Ли Олег;;https://hh.ru/resume/2c3d?from=share',
    ]
    expect(await loadCandidates(db, file)).toMatchObject({ rows: 2, created: 2, setAside: [] })
    expect(await loadCandidates(db, file)).toMatchObject({ rows: 2, created: 0, updated: 0, unchanged: 2 })
    expect(await loadCandidates(db, [file[0]!, 'Ким Анна;89161234567;https://spb.hh.ru/resume/0a1b'])).toMatchObject({
      updated: 1,
    })
    expect(await contacts(db)).toMatchObject([
      { kind: 'profile', key: 'hh.ru/resume/0a1b' },
      { kind: 'profile', key: 'hh.ru/resume/2c3d' },
      { kind: 'phone', key: '+79161234567' },
    ])
  })

  test('with a vacancy everyone in the file has applied for it, once', async () => {
    const { db } = await testDatabase()
    const vacancyId = await vacancy(db)
    const applications = () => db.selectFrom('applications').select(['candidate_id', 'vacancy_id']).execute()
    await loadCandidates(db, [header, 'Ким Анна;89161234567;;;;;'])
    const file = [header, 'Ким Анна;89161234567;;;;;', 'Ли Олег;;oleg@example.ru;;;;', 'Ли Олег;;oleg@example.ru;;;;']
    expect(await loadCandidates(db, file, { vacancyId })).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
    expect(await applications()).toHaveLength(2)
    expect(await loadCandidates(db, file, { vacancyId })).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    expect(await applications()).toHaveLength(2)
  })

  test('a dry run says the same and writes nothing', async () => {
    const { db } = await testDatabase()
    const file = [header, 'Ким Анна;89161234567;;;;;', 'Анна Ким;89161234567;a@example.ru;;;;', 'Никто;нет;;;;;']
    const trial = await loadCandidates(db, file, { dryRun: true })
    expect(await people(db)).toEqual([])
    expect(await loadCandidates(db, file)).toEqual(trial)
  })

  test('two people who load the same file at the same time make nobody twice', async () => {
    const { db } = await testDatabase()
    const file = [
      header,
      ...Array.from({ length: 2500 }, (_, i) => `Ким ${i};+7916${String(i).padStart(7, '0')};k${i}@example.ru;;;;`),
    ]
    const reports = await Promise.all([loadCandidates(db, file), loadCandidates(db, file)])
    expect(new Set(reports.map(({ created }) => created))).toEqual(new Set([0, 2500]))
    expect(new Set(reports.map(({ unchanged }) => unchanged))).toEqual(new Set([0, 2500]))
    expect(await people(db)).toHaveLength(2500)
    const owners = await db
      .selectFrom('candidates')
      .innerJoin('candidate_contacts', 'candidate_id', 'candidates.id')
      .select(['name', 'key', 'kind'])
      .execute()
    expect(owners).toHaveLength(5000)
    for (const { name, key, kind } of owners.filter((owner) => owner.kind === 'email'))
      expect([kind, key]).toEqual(['email', `k${name.slice(4)}@example.ru`])
  })

  test('names that no index could hold are shortened', async () => {
    const { db } = await testDatabase()
    expect(
      await loadCandidates(db, [header, `${'ﷺ'.repeat(50_000)};89161234567;;${'ж'.repeat(9000)};;;`]),
    ).toMatchObject({ created: 1 })
  })
})

const shared = new URL('../../../../shared/data/', import.meta.url)

describe.runIf(existsSync(shared))('real files, where they are at hand', () => {
  test.each(['hh/api/resumes.00.json', 'greenhouse/candidates.36.json'])(
    '%s: somebody with no contact to be seen is loaded once',
    async (name) => {
      const { db } = await testDatabase()
      const bytes = readFileSync(new URL(name, shared))
      expect(await loadFile(db, bytes)).toMatchObject({ rows: 1, created: 1, setAside: [] })
      expect(await loadFile(db, bytes)).toMatchObject({ rows: 1, created: 0, updated: 0, unchanged: 1 })
    },
  )
})
