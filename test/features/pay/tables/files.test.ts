import { describe, expect, test } from 'vitest'
import { testApp, type Visitor } from '../../../support/app.ts'
import { makeTable, support } from './fields.ts'
import { workbook } from './workbook.ts'

const csv = (...lines: string[]) => ({ name: 'bands.csv', bytes: Buffer.from(lines.join('\n')) })
const load = (visitor: Visitor, file: { name: string; bytes: Buffer }, path = '/salaries/tables/import') =>
  visitor.upload(path, file, {}, '/salaries/tables/import')

/** What the fields of a page's forms hold. */
const fieldsOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input (?:id="[^"]*" )?(?:type="hidden" )?name="([^"]+)"(?: type="\w+")? value="([^"]*)"/g)].map(
      ([, name, value]) => [name ?? '', value ?? ''],
    ),
  )

const unescaped = (text: string) => text.replaceAll('&quot;', '"')

describe('a table from a file', () => {
  test('fills the form, with every row set aside and why, and is saved only by it', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const read = await load(
      hr,
      csv(
        'Город;Уровень;От;До',
        'Москва;Стажёр;40 000;60 000 ₽',
        'Казань;Стажёр;1;2',
        'Нижний Новгород;Ведущий;70000,5;90000',
        'Москва;стажер;1;2',
        'Москва;Ведущий;;<b>много</b>',
      ),
    )
    expect(read.statusCode).toBe(200)
    expect(read.body).toContain('Bands read: 2 of 5 rows. Nothing is saved yet')
    expect(read.body).toContain('Rows set aside: 3')
    expect(read.body).toMatch(
      />3<\/td><td>a city that is not in the list: its minimum wage is not known<\/td><td[^>]*>Казань</,
    )
    expect(read.body).toMatch(/>5<\/td><td>an earlier row speaks of the same level and city</)
    expect(read.body).toMatch(/>6<\/td><td>the amount cannot be read<\/td><td[^>]*>&lt;b&gt;много&lt;\/b&gt;</)
    expect(read.body).toContain('Cities known: Moscow, Saint Petersburg, Yekaterinburg and Nizhny Novgorod.')
    expect(await database.db.selectFrom('pay_tables').select('id').execute()).toEqual([])
    const { _csrf, ...fields } = fieldsOf(read.body)
    expect(fields).toMatchObject({
      rows: '2',
      'level-1': 'Стажёр',
      'from-moscow-1': '40000',
      'to-moscow-1': '60000',
      'level-2': 'Ведущий',
      'from-nn-2': '70000.5',
    })
    const { name, position, asOf, basis, source } = support
    expect((await hr.post('/salaries/tables', { ...fields, name, position, asOf, basis, source })).statusCode).toBe(303)
    expect((await hr.get('/salaries/tables/1')).body).toContain('70 000.50 – 90 000 ₽')
  })

  test('whose columns are not clear is read again as a person says, without another upload', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    const refused = await load(hr, csv('Филиал;Ступень;Потолок;Возраст', 'Питер;Кассир;50 000;31'))
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('id="column-0-error">There is no column “Level”.')
    const kept = unescaped(fieldsOf(refused.body)['kept'] ?? '')
    expect(kept).not.toContain('31')
    const again = (fields: Record<string, string>) => hr.post('/salaries/tables/import/columns', { kept, ...fields })
    const twice = await again({ 'column-0': 'city', 'column-1': 'city', name: 'Shops' })
    expect(twice.body).toContain('id="column-1-error">The same is chosen for a column before this one.')
    expect(fieldsOf(twice.body)).toMatchObject({ name: 'Shops' })
    const read = await again({ 'column-0': 'city', 'column-1': 'level', 'column-2': 'to', name: 'Shops' })
    expect(read.statusCode).toBe(200)
    expect(fieldsOf(read.body)).toMatchObject({ name: 'Shops', 'level-1': 'Кассир', 'to-spb-1': '50000' })
    expect(read.body).toContain('Columns were read so: “Филиал” is city; “Ступень” is level; “Потолок” is to.')
    expect((await again({ kept: '{' })).headers.location).toBe('/salaries/tables/import')
  })

  test('may have levels down and cities across', async () => {
    const { visitor } = await testApp()
    const read = await load(await visitor('hr'), csv('Уровень;Мск;СПб', 'Стажёр;40 000 – 60 000;до 50,000'))
    expect(read.body).toContain('Bands read: 2 of 2 rows.')
    expect(fieldsOf(read.body)).toMatchObject({
      'level-1': 'Стажёр',
      'from-moscow-1': '40000',
      'to-moscow-1': '60000',
      'to-spb-1': '50000',
    })
  })

  test('may be a workbook', async () => {
    const { visitor } = await testApp()
    const bytes = workbook([
      ['Город', 'Должность и уровень', 'Минимум', 'Максимум'],
      ['Екатеринбург', 'Кассир', 45_000, 55_000.5],
      ['Екатеринбург', 'Старший кассир', null, 70_000],
      ['Омск', 'Кассир', 1, 2],
      ['Питер', 'Кассир', '50,000', '60.000'],
    ])
    const read = await load(await visitor('hr'), { name: 'bands.xlsx', bytes })
    expect(read.body).toContain('Bands read: 3 of 4 rows.')
    expect(fieldsOf(read.body)).toMatchObject({
      'level-1': 'Кассир',
      'from-ekb-1': '45000',
      'to-ekb-1': '55000.5',
      'level-2': 'Старший кассир',
      'to-ekb-2': '70000',
    })
  })

  test.each([
    [csv(''), 'empty'],
    [csv('Имя;Телефон', 'Анна;1'), 'There is no column “Level”.'],
    [csv('city,from,to', 'moscow,1,2'), 'There is no column “Level”.'],
    [csv('city,level,from', 'moscow,1,2'), 'There is no column “To”'],
    [csv('city,level,to', ...Array.from({ length: 5001 }, () => 'moscow,1,2')), 'more than 5 000 rows'],
    [{ name: 'x.xlsx', bytes: Buffer.from('PK\u0003\u0004 not really') }, 'file-error'],
    [{ name: 'x.pdf', bytes: Buffer.from('%PDF-1.7') }, 'file-error'],
    [{ name: 'x.csv', bytes: Buffer.from([0xff, 0xfe, 0x00]) }, 'file-error'],
  ])('that is none is refused in words: %#', async (file, message) => {
    const { visitor } = await testApp()
    const answer = await load(await visitor('hr'), file)
    expect(answer.statusCode).toBe(422)
    if (!message.startsWith('There')) expect(answer.body).toContain('id="file-error"')
    if (message.includes(' ')) expect(answer.body).toContain(message)
  })

  test('of headings alone, or with no usable row, leaves an empty form', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    expect((await load(hr, csv('city,level,to'))).body).toContain('Bands read: 0 of 0 rows.')
    const many = (await load(hr, csv('city,level,to', ...Array.from({ length: 300 }, () => 'omsk,1,2')))).body
    expect(many).toContain('Rows set aside: 300')
    expect(many).toContain('And 100 more rows further down.')
    expect((await hr.post('/salaries/tables/import', {})).statusCode).toBe(422)
  })

  test('as a new version keeps name and position, and asks for date and source anew', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    const address = await makeTable(hr)
    const read = await load(hr, csv('city,level,from,to', 'moscow,Junior,45000,65000'), `${address}/import`)
    expect(fieldsOf(read.body)).toMatchObject({
      seen: '1',
      from: '1',
      name: support.name,
      position: support.position,
      asOf: '',
      source: '',
      'to-moscow-1': '65000',
    })
    expect(read.body).toContain(`action="${address}/versions"`)
  })

  test('is for those who manage pay', async () => {
    const { visitor } = await testApp()
    const recruiter = await visitor('recruiter')
    expect((await recruiter.get('/salaries/tables/import')).statusCode).toBe(403)
    expect((await recruiter.upload('/salaries/tables/import', csv('city,level,to'))).statusCode).toBe(403)
  })
})

test('an export reads back as it was, formulas and all', async () => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  const address = await makeTable(hr, { 'level-1': '=1+1', 'level-2': 'Lead, "senior"' })
  const file = await (await visitor('recruiter')).get(`${address}/versions/1/table.csv`)
  expect(file.headers['content-type']).toContain('text/csv')
  expect(file.body.split('\r\n')).toEqual([
    'City,Level,From,To',
    "Moscow,'=1+1,40000,60000",
    "Nizhny Novgorod,'=1+1,30000,45000.5",
    'Moscow,"Lead, ""senior""",,90000',
    '',
  ])
  const read = await load(hr, { name: 'back.csv', bytes: Buffer.from(file.body) })
  expect(read.body).toContain('Bands read: 3 of 3 rows.')
  expect(fieldsOf(read.body)).toMatchObject({
    'level-1': '=1+1',
    'from-nn-1': '30000',
    'to-nn-1': '45000.5',
    'from-moscow-2': '',
    'to-moscow-2': '90000',
  })
  expect((await hr.get(`${address}/versions/2/table.csv`)).statusCode).toBe(404)
})
