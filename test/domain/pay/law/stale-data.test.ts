import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { staleData, type DataFile } from '../../../../src/domain/pay/law/stale-data.ts'

const read = (name: string): DataFile => ({
  name,
  content: JSON.parse(
    readFileSync(new URL(`../../../../data/${name}`, import.meta.url), 'utf8'),
  ) as DataFile['content'],
})
const files = ['minimum-wages.json', 'price-index.json', 'wage-index.json', 'income-tax.json', 'cities.json'].map(read)

it('names what a year has left behind, and where newer figures are published', () => {
  expect(staleData(files, 2026).map(({ name }) => name)).not.toContain('minimum-wages.json')
  const stale = staleData(files, 2027)
  expect(stale.map(({ name }) => name)).toEqual(['minimum-wages.json', 'price-index.json', 'wage-index.json'])
  expect(stale[0]).toMatchObject({ newest: 2026, expected: 2027 })
  expect(stale.flatMap(({ publishedAt }) => publishedAt).join()).toContain('pravo.gov.ru')
  expect(stale.every(({ publishedAt }) => publishedAt.length > 0)).toBe(true)
})

it('asks nothing of a tax scale, which holds until it is replaced', () => {
  expect(staleData(files, 2040).map(({ name }) => name)).not.toContain('income-tax.json')
})
