import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { testApp } from '../../support/app.ts'
import { chosen } from './support.ts'

const head = ['ФИО', 'Телефон', 'Дата рождения']

test('a workbook: sheets of one shape are read, the others named, and a person may choose another sheet and row', async () => {
  const {
    visitor,
    database: { db },
  } = await testApp()
  const recruiter = await visitor('recruiter')
  const bytes = await writeWorkbook([
    { sheet: 'Инструкция', data: [['Заполните листы городов']] },
    { sheet: 'Москва', data: [['Ярмарка'], head, ['Ким Анна', '89161234567', '01.02.1990']] },
    { sheet: 'Казань', data: [head, ['Ли Олег', null, '03.04.1991']] },
    {
      sheet: 'Архив',
      data: [
        ['Кто', 'Связь'],
        ['Ан Вера', '89161234569'],
      ],
    },
  ]).toBuffer()
  const answer = await recruiter.upload('/imports', { name: 'fair.xlsx', bytes }, { kind: 'candidates' })
  const path = String(answer.headers.location)

  const page = await recruiter.get(path)
  expect(page.body).toContain('Headings are in row 2')
  expect(page.body).toContain('First rows of “Казань”')
  expect(page.body).not.toMatch(/01\.02\.1990|03\.04\.1991/)

  const tried = await recruiter.post(`${path}/mapping`, chosen(page.body))
  expect(tried.statusCode).toBe(303)
  const report = (await recruiter.get(path)).body
  expect(report).toMatch(/Sheets not read: Инструкция, Архив/)
  expect(report).toContain('Казань, 2')

  await recruiter.post(`${path}/reading`, { sheet: '3', headingsIn: '1' })
  const again = await recruiter.get(path)
  expect(again.body).toMatch(/<option value="3" selected>\s*Архив/)
  await recruiter.post(`${path}/publication`, { ...chosen(again.body), name: '0', phone: '1' })
  expect(await db.selectFrom('candidates').select('name').execute()).toEqual([{ name: 'Ан Вера' }])
  for (const table of ['import_pieces', 'import_rows'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
})
