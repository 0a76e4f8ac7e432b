import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { cellText } from '../../../src/domain/tables/cells.ts'
import { kinds, type Kind } from '../../../src/features/imports/kinds.ts'
import { readTable } from '../../../src/files/read-table.ts'
import { translateInto } from '../../../src/web/messages/index.ts'
import { testApp } from '../../support/app.ts'
import { chosen, settled } from './support.ts'

/** What somebody writes below the example, in the order of the columns. */
const filled: Record<Kind, Record<'ru' | 'en', readonly (string | number)[]>> = {
  candidates: {
    ru: [
      'Ким Анна',
      '8 916 123-45-68',
      'anna@example.ru',
      'Екатеринбург',
      'hh',
      14,
      'высшее',
      '80 тыс',
      'на руки',
      'звонить утром',
    ],
    en: [
      'Anna Li',
      '8 916 123-45-69',
      'li@example.ru',
      'Yekaterinburg',
      'hh',
      14,
      'higher',
      '80 000',
      'before tax',
      'call early',
    ],
  },
  attendance: {
    ru: ['Ким Анна', '01.10.2026', '28.09.2026', 'hh.ru', 'Москва', 'не уверен', 'не пришёл'],
    en: ['Anna Li', '02.10.2026', '28.09.2026', 'hh.ru', 'Moscow', 'not sure', 'did not come'],
  },
  market: {
    ru: ['Менеджер', 'Москва', 'Север', '01.10.2026', 60_000, 90_000, 'RUB', 1],
    en: ['Clerk', 'Moscow', 'North', '01.10.2026', 60_000, 90_000, 'RUB', 1],
  },
}

test('a template of each kind, in both languages: no column is asked about, the example is left out, the rest is taken', async () => {
  const {
    visitor,
    database: { db },
  } = await testApp()
  const recruiter = await visitor('recruiter')
  for (const language of ['ru', 'en'] as const) {
    await recruiter.get(`/language/${language}?back=/imports`)
    const t = translateInto(language)
    for (const kind of kinds) {
      expect((await recruiter.get(`/imports/new?kind=${kind}`)).body).toContain(`/imports/template.xlsx?kind=${kind}`)
      const template = (await recruiter.get(`/imports/template.xlsx?kind=${kind}`)).rawPayload
      const { headings, rows, place } = await readTable(template)
      const example: string[] = []
      for await (const { cells } of rows) example.push(...cells.map(cellText))
      expect(place?.leftOut).toEqual([t('imports.template.lists')])
      const bytes = await writeWorkbook([
        { sheet: '1', data: [headings, example, [...filled[kind][language]]] },
      ]).toBuffer()

      const path = String(
        (await recruiter.upload('/imports', { name: 'filled.xlsx', bytes }, { kind })).headers.location,
      )
      const { body } = await recruiter.get(path)
      const mapped = chosen(body)
      expect(
        Object.values(mapped)
          .filter(Boolean)
          .toSorted((a, b) => Number(a) - Number(b)),
      ).toEqual(headings.map((_, column) => String(column)))
      expect(body).not.toContain(t('imports.wordings'))
      await recruiter.post(`${path}/publication`, mapped)
      const id = Number(path.split('/').at(-1))
      await settled(db, id)
      const { report_json } = await db
        .selectFrom('imports')
        .select('report_json')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(JSON.parse(report_json ?? '{}')).toMatchObject({
        rows: 2,
        created: 1,
        setAside: 1,
        notes: [],
        dropped: [],
      })
      expect((await recruiter.get(path)).body).toContain(t('imports.reason.example'))
    }
  }
  const postings = await db.selectFrom('market_postings').select(['city_id', 'published_at', 'gross_from']).execute()
  expect(postings).toEqual([
    { city_id: 'moscow', published_at: '2026-10-01', gross_from: 60_000 },
    { city_id: 'moscow', published_at: '2026-10-01', gross_from: 60_000 },
  ])
  expect(await db.selectFrom('candidates').select(['city_id', 'expected_pay', 'pay_basis']).execute()).toEqual([
    { city_id: 'ekb', expected_pay: 80_000, pay_basis: 'net' },
    { city_id: 'ekb', expected_pay: 80_000, pay_basis: 'gross' },
  ])
})

test('the template of a pay table is read back; its example is no band', async () => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  expect((await hr.get('/salaries/tables/import')).body).toContain('/salaries/tables/template.xlsx')
  const bytes = (await hr.get('/salaries/tables/template.xlsx')).rawPayload
  const { body } = await hr.upload('/salaries/tables/import', { name: 'pay.xlsx', bytes })
  expect(body).toContain('the example of the template')
  expect(body).toContain('0 of 1')
})
