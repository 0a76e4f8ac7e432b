import { describe, expect, test } from 'vitest'
import { copiedColumns, copyOf } from '../../../src/features/privacy/reads/copy.ts'
import { columnKey } from '../../../src/features/privacy/pages/copy-view.ts'
import { personalDataTables } from '../../../src/features/privacy/personal-data-tables.ts'
import { isMessageKey } from '../../../src/web/messages/index.ts'
import { testApp } from '../../support/app.ts'
import { columnsOf } from '../../support/tables.ts'
import { mark, somebody } from './somebody.ts'

const tables = ['candidates', ...new Set(personalDataTables.map(({ table }) => table))]

describe('the copy of everything held about a person', () => {
  test('has every written word of every table, in both forms', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const { id: user } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
    const id = await somebody(database, user)
    const json = (await hr.get(`/candidates/${id}/copy.json`)).body
    const kept = Object.fromEntries((await copyOf(database.db, id, 'en')).map((one) => [one.table, one.rows]))
    expect(Object.keys(kept).sort()).toEqual([...tables].sort())
    expect(JSON.parse(json).tables).toEqual(JSON.parse(JSON.stringify(kept)))
    expect(Buffer.from(String(kept['candidate_files']?.[0]?.['content']), 'base64').toString()).toBe(`%PDF ${mark}`)
    const page = (await hr.get(`/candidates/${id}/copy`)).body
    for (const table of ['candidates', 'candidate_notes', 'consents', 'applications', 'invitations', 'offers']) {
      for (const { name, text } of await columnsOf(database, table)) {
        const word = `${mark} ${table}.${name}`
        if (text && json.includes(word)) expect(page, word).toContain(word)
      }
    }
    for (const text of [
      'candidates.note',
      'applications.close_reason',
      'invitations.result_note',
      'offers.note',
      'consents.wording',
    ])
      expect(json).toContain(`${mark} ${text}`)
  })

  test('names colleagues by their role only, and nobody else at all', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const { id: user } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
    const id = await somebody(database, user)
    const json = (await hr.get(`/candidates/${id}/copy.json`)).body
    for (const other of ['Test hr', '@example.ru"', 'Тёзка'])
      expect(json.replaceAll('anna.unlike@example.ru"', '')).not.toContain(other)
    expect(json).toContain('"by_user": "hr"')
    await hr.get('/language/ru')
    const page = (await hr.get(`/candidates/${id}/copy`)).body
    for (const text of ['Всё, что хранится', 'Зарплата в месяц', '29 000 ₽', 'на месте вовремя'])
      expect(page).toContain(text)
  })

  test('has words for every column it shows and every table', async () => {
    const { database } = await testApp()
    for (const table of tables) {
      expect(isMessageKey(`copy.table.${table}`), table).toBe(true)
      for (const column of copiedColumns((await columnsOf(database, table)).map(({ name }) => name)))
        expect(isMessageKey(columnKey(column)), `${table}.${column}`).toBe(true)
    }
  })

  test('is for those who look after candidates', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    const path = String((await hr.post('/candidates', { name: 'Ким Анна' })).headers.location)
    const { headers, statusCode } = await hr.get(`${path}/copy.json`)
    expect([statusCode, headers['content-disposition'], headers['content-type']]).toEqual([
      200,
      `attachment; filename="copy-${path.split('/').at(-1)}.json"`,
      'application/json; charset=utf-8',
    ])
    const manager = await visitor('manager')
    for (const ending of ['copy', 'copy.json']) expect((await manager.get(`${path}/${ending}`)).statusCode).toBe(403)
  })
})
