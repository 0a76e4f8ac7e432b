import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { loadCandidates } from './support.ts'

type Db = Awaited<ReturnType<typeof testDatabase>>['db']

const header = 'ФИО;Телефон;Почта;Ссылка на резюме;Комментарий'

/** Every candidate with the keys of their contacts. */
async function people(db: Db): Promise<Record<string, string[]>> {
  const candidates = await db.selectFrom('candidates').select(['id', 'name']).orderBy('id').execute()
  const contacts = await db.selectFrom('candidate_contacts').select(['candidate_id', 'key']).orderBy('id').execute()
  return Object.fromEntries(
    candidates.map(({ id, name }) => [
      name,
      contacts.filter(({ candidate_id }) => candidate_id === id).map(({ key }) => key),
    ]),
  )
}

describe('what many people have in a file', () => {
  test('three strangers with links to one file store stay three', async () => {
    const { db } = await testDatabase()
    const report = await loadCandidates(db, [
      header,
      'Ким Анна;89161234561;;https://drive.google.com/open?id=1aB;',
      'Ли Олег;89161234562;;https://drive.google.com/open?id=2cD;',
      'Цой Вера;89161234563;;https://drive.google.com/open?id=3eF;',
      'Пак Егор;;;https://drive.google.com/open?id=4gH;',
    ])
    expect(report).toMatchObject({
      created: 3,
      setAside: [{ row: 5, reason: 'link-of-many' }],
      notes: [{ field: 'profile', code: 'link-of-many', count: 3, rows: [2, 3, 4] }],
    })
    expect(await people(db)).toEqual({
      'Ким Анна': ['+79161234561'],
      'Ли Олег': ['+79161234562'],
      'Цой Вера': ['+79161234563'],
    })
    const notes = await db.selectFrom('candidates').select('note').orderBy('id').execute()
    expect(notes[1]).toEqual({ note: 'https://drive.google.com/open?id=2cD' })
  })

  test('a contact that stands for none joins nobody', async () => {
    const { db } = await testDatabase()
    const report = await loadCandidates(db, [
      header,
      'Ким Анна;89999999999;anna@example.ru;;',
      'Ли Олег;8 999 999-99-99;oleg@example.ru;;',
      'Цой Вера;89161234563;no@mail.ru;;',
      'Пак Егор;0000000000;no@mail.ru;;',
    ])
    expect(report).toMatchObject({ created: 3, setAside: [{ row: 5, reason: 'contact-none' }] })
    expect(report.notes).toEqual([
      { field: 'phone', code: 'phone-none', count: 2, rows: [2, 3] },
      { field: 'email', code: 'email-none', count: 1, rows: [4] },
    ])
    expect(await people(db)).toEqual({
      'Ким Анна': ['anna@example.ru'],
      'Ли Олег': ['oleg@example.ru'],
      'Цой Вера': ['+79161234563'],
    })
  })

  test('a phone of two names is one person’s; the other is kept apart by another contact, or set aside', async () => {
    const { db } = await testDatabase()
    const file = [
      header,
      'Ким Анна;89161234561;;;',
      'Ли Олег;89161234561;oleg@example.ru;;',
      'Цой Вера;89161234561;;;',
      'Ким А.;89161234561;anna@example.ru;;',
    ]
    const report = await loadCandidates(db, file)
    expect(report).toMatchObject({
      created: 2,
      updated: 1,
      setAside: [{ row: 4, reason: 'contact-shared' }],
      notes: [{ field: 'name', code: 'contact-shared', count: 1, rows: [3] }],
    })
    const apart = { 'Ким Анна': ['+79161234561', 'anna@example.ru'], 'Ли Олег': ['oleg@example.ru'] }
    expect(await people(db)).toEqual(apart)
    const again = await loadCandidates(db, file)
    expect(again).toMatchObject({ created: 0, unchanged: 2 })
    expect(again.setAside.map(({ row }) => row)).toEqual([3, 4])
    expect(await people(db)).toEqual(apart)
  })

  test('so it is where somebody in the database has the phone, in whatever order the rows come', async () => {
    const { db } = await testDatabase()
    await loadCandidates(db, [header, 'Ким Анна;89161234561;;;'])
    expect(
      await loadCandidates(db, [header, 'Ли Олег;89161234561;;;звонить', 'Ким Анна;89161234561;;;']),
    ).toMatchObject({ unchanged: 1, setAside: [{ row: 2, reason: 'contact-shared' }] })
    expect(
      await loadCandidates(db, [header, 'Ли Олег;89161234561;;;звонить', 'Цой Вера;89161234561;;;']),
    ).toMatchObject({ unchanged: 0, setAside: [{ row: 2 }, { row: 3 }] })
    expect(await db.selectFrom('candidates').select('note').execute()).toEqual([{ note: null }])
  })
})
