import { expect, test } from 'vitest'
import { testApp } from '../../../support/app.ts'
import { makeTable, support } from './fields.ts'

async function twoVersions() {
  const app = await testApp()
  const hr = await app.visitor('hr')
  const address = await makeTable(hr)
  await hr.post(`${address}/versions`, {
    ...support,
    seen: '1',
    from: '1',
    'to-moscow-2': '99000',
    'from-nn-1': '',
    'to-nn-1': '',
    'level-3': 'Lead',
    'to-moscow-3': '150000',
  })
  return { hr, app }
}

const cells = (html: string) =>
  [...html.matchAll(/<th scope="row">([^<]+)<\/th>((?:\s*<td[^>]*>[^<]*<\/td>)+)/g)].map(([, name, row = '']) => [
    name,
    ...[...row.matchAll(/<td[^>]*>([^<]*)</g)].map(([, text]) => text),
  ])

test('two versions, band by band, in roubles and per cent', async () => {
  const { hr } = await twoVersions()
  const { body } = await hr.get('/salaries/tables/compare?first=1.1&second=1.2')
  expect(cells(body)).toEqual([
    ['1 · Junior, Moscow', '40 000 – 60 000 ₽', '40 000 – 60 000 ₽', 'unchanged', 'unchanged'],
    ['1 · Junior, Nizhny Novgorod', '30 000 – 45 000.50 ₽', '–', '–', '–'],
    ['2 · Senior, Moscow', '60 000 – 90 000 ₽', '60 000 – 99 000 ₽', 'unchanged', '+9 000 ₽ (+10 %)'],
    ['3 · Lead, Moscow', '–', '99 000 – 150 000 ₽', '–', '–'],
  ])
  expect(body).toContain('The figures of both tables are before tax.')
  expect(body).toContain('Levels are matched by name.')
})

test('another basis is converted by the tax scale, and says so', async () => {
  const { hr } = await twoVersions()
  await makeTable(hr, {
    name: 'In the hand',
    basis: 'net',
    'level-1': 'Junior',
    'from-moscow-1': '34800',
    'to-moscow-1': '60900',
  })
  const { body } = await hr.get('/salaries/tables/compare?first=1.1&second=2')
  expect(body).toContain('The second table is converted: before tax, by the income tax scale in force from 1 Jan 2025')
  expect(cells(body)[0]).toEqual([
    '1 · Junior, Moscow',
    '40 000 – 60 000 ₽',
    '40 000 – 70 000 ₽',
    'unchanged',
    '+10 000 ₽ (+16.7 %)',
  ])
})

test('the article has no basis: no difference until somebody says how to read it', async () => {
  const { hr } = await twoVersions()
  const silent = (await hr.get('/salaries/tables/compare?first=article&second=1')).body
  expect(silent).toContain('no difference is worked out')
  expect(silent).toContain('matched by their place')
  expect(cells(silent)[0]).toEqual([
    '1 · beginner / 1 · Junior, Moscow',
    '25 000 – 30 000 ₽',
    '40 000 – 60 000 ₽',
    '–',
    '–',
  ])
  const read = (await hr.get('/salaries/tables/compare?first=article&second=1&read=gross')).body
  expect(read).toContain('read as you chose: before tax')
  expect(cells(read)[0]?.slice(3)).toEqual(['+15 000 ₽ (+60 %)', '+30 000 ₽ (+100 %)'])
  const net = (await hr.get('/salaries/tables/compare?first=article&second=1&read=net')).body
  expect(net).toContain('converted: take-home')
  const itself = (await hr.get('/salaries/tables/compare?first=article&second=article')).body
  expect(itself).not.toContain('no difference is worked out')
  expect(cells(itself)[0]?.slice(3)).toEqual(['unchanged', 'unchanged'])
})

test.each(['?first=9', '?second=1.7', '?first=1.99999999'])('an unknown table is not found: %s', async (query) => {
  const { hr } = await twoVersions()
  expect((await hr.get(`/salaries/tables/compare${query}`)).statusCode).toBe(404)
})

test.each(['', '?first=x&second=%00', '?first[]=1&read=both', '?first=article&first=1'])(
  'anything else shows a comparison: %s',
  async (query) => {
    const { hr } = await twoVersions()
    expect((await hr.get(`/salaries/tables/compare${query}`)).statusCode).toBe(200)
  },
)
