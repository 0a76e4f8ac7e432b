import { expect, onTestFinished, test } from 'vitest'
import { up } from '../../../src/db/migrations/0049-person-identities.ts'
import { openDatabase } from '../../../src/db/open.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { emptyDatabaseUrl } from '../../support/database.ts'

test('contacts that tell nobody apart leave the contacts of old databases; links keep their place in the note', async () => {
  const database = await openDatabase(await emptyDatabaseUrl())
  onTestFinished(() => database.close())
  const { db } = database
  await migrate(db)
  const at = '2026-11-24T06:00:00Z'
  const add = async (name: string, contacts: [kind: 'phone' | 'email' | 'profile', key: string][]) => {
    const keys = { search_key: name, likeness_key: name, search_text: 'old', created_at: at, updated_at: at }
    const { id } = await db
      .insertInto('candidates')
      .values({ name, ...keys, note: 'звонить' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = contacts.map(([kind, key]) => ({ candidate_id: id, kind, key, value: key }))
    await db.insertInto('candidate_contacts').values(rows).execute()
  }
  await add('Ким Анна', [
    ['profile', 'drive.google.com/open'],
    ['phone', '+79161234561'],
    ['phone', '+79999999999'],
    ['email', 'no@mail.ru'],
  ])
  await add('Ли Олег', [
    ['profile', 'ru.linkedin.com/in/oleg-li'],
    ['profile', 'hh.ru/resume/0a1b'],
  ])
  await add('Ли Олег', [['profile', 'linkedin.com/in/Oleg-Li']])
  await add('Цой Вера', [['phone', '+79161234563']])

  await up(db)
  const contacts = await db
    .selectFrom('candidate_contacts')
    .select(['candidate_id', 'key', 'value'])
    .orderBy('id')
    .execute()
  expect(contacts.map(({ candidate_id, key }) => `${candidate_id} ${key}`)).toEqual([
    '1 +79161234561',
    '2 linkedin.com/in/oleg-li',
    '2 hh.ru/resume/0a1b',
    '4 +79161234563',
  ])
  expect(contacts.every(({ key, value }) => key === value)).toBe(true)
  const people = await db.selectFrom('candidates').select(['note', 'version', 'search_text']).orderBy('id').execute()
  expect(people).toMatchObject([
    { note: 'звонить\nhttps://drive.google.com/open', version: 2 },
    { note: 'звонить', version: 2 },
    { note: 'звонить\nhttps://linkedin.com/in/Oleg-Li', version: 2 },
    { note: 'звонить', version: 1, search_text: 'old' },
  ])
  expect(people[0]?.search_text).not.toContain('9999999999')
  expect(people[0]?.search_text).toContain('9161234561')
})
