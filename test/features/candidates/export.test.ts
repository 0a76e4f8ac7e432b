import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import readWorkbook from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { Db } from '../../../src/db/open.ts'
import { importCandidates } from '../../../src/features/imports/acts/import-candidates.ts'
import { readTable } from '../../../src/files/read-table.ts'
import { writeXlsx } from '../../../src/files/write/xlsx.ts'
import { testApp } from '../../support/app.ts'
import { testDatabase } from '../../support/database.ts'
import { makeVacancy } from '../../support/fixtures.ts'
import { at, loadCandidates } from '../imports/support.ts'

const people = [
  'ФИО;Телефон;Почта;Город;Источник;Опыт, мес;Образование;Навыки;Зарплата;Комментарий;Языки',
  'Ёлкина Юлия;"89161234567, +7 495 765-43-21";julia@example.ru;Москва;hh.ru;30;Высшее;1С, звонки;60000 на руки;"=HYPERLINK(""http://x"")";английский B2, немецкий A1',
  '"=cmd|calc!A1 Ким";;"kim@example.ru, k2@example.ru";Тверь;@канал;0;;;50000;"первая\nвторая; ""третья""";',
  'Ли Олег;89161112233;;;;;;;70000 до вычета;<b>&amp;;',
]

const known = async (db: Db) => ({
  people: await db
    .selectFrom('candidates')
    .select([
      'name',
      'city_id',
      'city_other',
      'source',
      'experience_months',
      'education',
      'skills',
      'languages',
      'expected_pay',
      'pay_basis',
      'note',
    ])
    .orderBy('id')
    .execute(),
  contacts: await db.selectFrom('candidate_contacts').select(['kind', 'key']).orderBy('key').execute(),
})

test.each([
  ['en', 'csv'],
  ['ru', 'csv'],
  ['en', 'xlsx'],
  ['ru', 'xlsx'],
])(
  'everybody as a file: %s, %s; loaded into the same base it changes nothing, into another it makes the same people',
  async (language, kind) => {
    const { database, visitor } = await testApp()
    const hr = await visitor('hr')
    hr.language = language
    await loadCandidates(database.db, people, { vacancyId: await makeVacancy(database.db) })
    const answer = await hr.get(`/candidates.${kind}`)
    expect(answer.statusCode).toBe(200)
    const table = () => readTable(answer.rawPayload)
    expect((await table()).kind).toBe(kind)
    expect(await importCandidates(database.db, await table(), undefined, { at })).toMatchObject({
      rows: 3,
      unchanged: 3,
      setAside: [],
      dropped: [{ why: 'unknown' }],
    })
    const other = await testDatabase()
    expect(await importCandidates(other.db, await table(), undefined, { at })).toMatchObject({ created: 3 })
    expect(await known(other.db)).toEqual(await known(database.db))
  },
)

test('CSV holds no cell that a spreadsheet would run; a workbook holds texts and no formula', async () => {
  const { database, visitor } = await testApp()
  const hr = await visitor('hr')
  await loadCandidates(database.db, people)
  const csv = (await hr.get('/candidates.csv')).body
  expect(csv).toContain("'=cmd|calc!A1 Ким,")
  const cells = parse(csv, { bom: true }).flat()
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  const workbook = (await hr.get('/candidates.xlsx')).rawPayload
  const sheet = unpacked(workbook, 'xl/worksheets/sheet1.xml')
  expect(sheet).not.toContain('<f')
  expect(sheet).toMatch(/<c r="A3" t="inlineStr"><is><t xml:space="preserve">=cmd/)
})

test('people of a file that is being loaded are not in it, and not everybody may have it', async () => {
  const { database, visitor } = await testApp()
  const hr = await visitor('hr')
  await loadCandidates(database.db, people)
  await database.db.updateTable('imports').set({ published_at: null }).execute()
  expect((await hr.get('/candidates.csv')).body.trim().split('\n')).toHaveLength(1)
  expect((await (await visitor('manager')).get('/candidates.csv')).statusCode).toBe(403)
  expect((await (await visitor()).get('/candidates.xlsx')).statusCode).toBe(303)
})

// oxlint-disable-next-line no-control-regex
const unfitForXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** What XML can hold of a text. */
const writable = (text: string) => text.toWellFormed().replaceAll(unfitForXml, '')

test('a workbook reads back as it was written, whatever the texts', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.constantFrom('=1+1', ' a ', 'a\r\nb', '<&>"', '', null),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { maxLength: 8 }), async (cells) => {
      const rows = async function* () {
        for (const [index, value] of cells.entries()) yield [index, value] as const
      }
      const chunks: Buffer[] = []
      for await (const chunk of writeXlsx(['number', 'cell'], rows())) chunks.push(chunk)
      const [sheet] = await readWorkbook(Buffer.concat(chunks), { trim: false })
      const written = cells.map((value, index) => [index, typeof value === 'string' ? writable(value) || null : value])
      expect(sheet?.data.slice(1).map((row) => [row[0], row[1] ?? null])).toEqual(written)
    }),
    { numRuns: 60 },
  )
})

/** One file of an archive of ours. */
function unpacked(archive: Buffer, name: string): string {
  const start = archive.indexOf(name) + name.length
  const end = archive.indexOf(Buffer.from('PK\u0007\u0008', 'latin1'), start)
  return inflateRawSync(archive.subarray(start, end)).toString()
}

test('the file holds those whom the list shows: the filters and the search on the screen', async () => {
  const { visitor, database } = await testApp()
  await loadCandidates(database.db, [
    'ФИО;Телефон;Источник',
    'Ким Анна;89161234561;hh.ru',
    'Ким Олег;89161234562;hh.ru',
    'Ким Вера;89161234563;Авито',
  ])
  const hr = await visitor('hr')
  const names = async (page: string) => {
    const [link = ''] = /\/candidates\.csv[^"]*/.exec(page) ?? []
    const body = (await hr.get(link.replaceAll('&amp;', '&'))).body
    return parse(body, { bom: true, from_line: 2 }).map(([name]: string[]) => name)
  }
  expect(await names((await hr.get('/candidates')).body)).toEqual(['Ким Анна', 'Ким Олег', 'Ким Вера'])
  expect(await names((await hr.get('/candidates?source=hh.ru')).body)).toEqual(['Ким Олег', 'Ким Анна'])
  await hr.post('/candidates/search', { search: 'олег вера ким' })
  expect((await hr.get('/candidates.csv?searched=yes')).body.trim().split('\n')).toHaveLength(1)
  await hr.post('/candidates/search', { search: 'ким а', source: 'hh.ru' })
  const searched = (await hr.get('/candidates?source=hh.ru')).body
  expect(searched).not.toMatch(/candidates\.csv[^"]*ким/)
  expect(await names(searched)).toEqual(['Ким Анна'])
  // The link of a page without a search is not narrowed by what was searched elsewhere meanwhile.
  expect((await hr.get('/candidates.csv')).body.trim().split('\n')).toHaveLength(4)
})
