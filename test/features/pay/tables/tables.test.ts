import { describe, expect, test } from 'vitest'
import { roles } from '../../../../src/web/security/permissions.ts'
import { testApp } from '../../../support/app.ts'
import { makeTable, support } from './fields.ts'

describe('a table of one’s own', () => {
  test('is entered in a form, with date, source, basis and author, and read beside the law', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    expect((await hr.get('/salaries/tables')).body).toContain('No tables of your own yet')
    const address = await makeTable(hr)
    const { body } = await hr.get(address)
    expect(body).toContain('The table is saved.')
    for (const text of [
      'Call centre 2026',
      'Operator',
      '1 Oct 2026',
      'before tax',
      'Order 17',
      'Test hr, 24 Nov 2026, 09:00',
      '1 · Junior',
      '40 000 – 60 000 ₽',
      '30 000 – 45 000.50 ₽',
    ])
      expect(body).toContain(text)
    expect(body).toContain('60 000<abbr title="derived by us">*</abbr></span> – 90 000 ₽')
    expect(body).toContain('Moscow: level 1 from 40 000 to 60 000 ₽; level 2 from 60 000 to 90 000 ₽')
    expect(body).toContain('Nizhny Novgorod: level 1 from 30 000 to 45 000.50 ₽; minimum wage 27 093 ₽ before tax')
    expect(body).not.toContain('Yekaterinburg')
    expect(body).not.toContain('undated article')
    expect((await hr.get(`${address}?city=omsk&city=nn&age=x`)).statusCode).toBe(200)
    const list = (await hr.get('/salaries/tables')).body
    expect(list).toContain('Call centre 2026')
    expect(list).toContain('The article’s table')
  })

  test('of one cell, and bands under the minimum wage in whatever basis, are told', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    const address = await makeTable(hr, {
      basis: 'net',
      rows: '1',
      'from-moscow-1': '20000',
      'to-moscow-1': '34000',
      'from-nn-1': '',
      'to-nn-1': '',
      'level-2': '',
      'to-moscow-2': '',
    })
    const { body } = await hr.get(address)
    // 34 000 in the hand is 39 080.46 before tax; the law asks for 39 730.
    expect(body).toContain('1 of the 1 bands lies wholly under the minimum wage now in force')
    expect(body).not.toContain('of Moscow')
    const bare = await makeTable(hr, {
      rows: '1',
      'from-nn-1': '27093',
      'to-nn-1': '27093',
      'from-moscow-1': '',
      'to-moscow-1': '',
    })
    expect((await hr.get(bare)).body).not.toContain('bands lie')
  })

  test('may have twelve levels; a row more is given on request and keeps what was typed', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    const grown = await hr.post('/salaries/tables', { ...support, more: '1' })
    expect(grown.statusCode).toBe(200)
    expect(grown.body).toContain('name="level-5"')
    expect(grown.body).toContain('value="45000,50"')
    expect(grown.body).not.toContain('error-summary')
    const full = await hr.post('/salaries/tables', { rows: '12', more: '1' })
    expect(full.body).toContain('name="level-12"')
    expect(full.body).not.toContain('name="level-13"')
    expect(full.body).not.toContain('name="more"')
    const levels = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        [`level-${i + 1}`, `Grade ${i + 1}`],
        [`from-ekb-${i + 1}`, String(40_000 + i)],
        [`to-ekb-${i + 1}`, String(50_000 + i)],
      ]).flat(),
    )
    const made = await hr.post('/salaries/tables', {
      ...support,
      ...levels,
      rows: '12',
      'from-nn-1': '',
      'to-nn-1': '',
    })
    expect(made.statusCode).toBe(303)
  })

  test('an empty row in the middle is no level', async () => {
    const { visitor, database } = await testApp()
    const address = await makeTable(await visitor('hr'), {
      'level-2': '',
      'to-moscow-2': '',
      'level-4': 'Lead',
      'to-moscow-4': '100000',
    })
    expect(address).toBe('/salaries/tables/1')
    expect(
      await database.db.selectFrom('pay_table_levels').select(['level', 'name']).orderBy('level').execute(),
    ).toEqual([
      { level: 1, name: 'Junior' },
      { level: 2, name: 'Lead' },
    ])
  })

  test.each([
    [{ 'to-moscow-1': '' }, 'to-moscow-1', 'Moscow, level 1: enter the upper bound.'],
    [{ 'to-moscow-1': 'much' }, 'to-moscow-1', 'Moscow, level 1: '],
    [{ 'from-moscow-1': '-1' }, 'from-moscow-1', 'Moscow, level 1: '],
    [{ 'from-moscow-1': '' }, 'from-moscow-1', 'Moscow, level 1: the lowest level in a city needs a lower bound.'],
    [{ 'from-nn-1': '50000' }, 'to-nn-1', 'Nizhny Novgorod, level 1: the lower bound is above the upper one.'],
    [
      { 'to-moscow-2': '60000' },
      'to-moscow-2',
      'Moscow, level 2: the upper bound is not above that of the level before.',
    ],
    [{ 'level-2': '' }, 'level-2', 'Level 2: name the level.'],
    [{ 'level-2': ' JUNIOR ' }, 'level-2', 'Level 2: another level has this name.'],
    [{ 'level-3': 'Lead' }, 'level-3', 'Level 3: enter amounts, or clear the name.'],
    [{ 'level-3': 'x'.repeat(101) }, 'level-3', 'Level 3: At most 100 characters'],
    [{ asOf: '31.12.2026' }, 'asOf', ''],
    [{ basis: '' }, 'basis', ''],
    [{ source: ' ' }, 'source', ''],
    [
      {
        rows: 'many',
        'level-1': '',
        'level-2': '',
        'to-moscow-2': '',
        'from-moscow-1': '',
        'to-moscow-1': '',
        'from-nn-1': '',
        'to-nn-1': '',
      },
      'level-1',
      'Enter at least one band.',
    ],
  ])('is refused beside the field: %j', async (fields, field, message) => {
    const { visitor, database } = await testApp()
    const answer = await (await visitor('hr')).post('/salaries/tables', { ...support, ...fields })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(`id="${field}-error"`)
    expect(answer.body).toContain(`href="#${field}"`)
    expect(answer.body).toContain(message)
    expect(await database.db.selectFrom('pay_tables').selectAll().execute()).toEqual([])
  })

  test('fields sent twice, and bodies that are no form, give no 5xx', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    expect(
      (await hr.post('/salaries/tables', { ...support, 'to-moscow-1': ['1', '2'], name: ['a', 'b'] })).statusCode,
    ).toBe(422)
    expect((await hr.post('/salaries/tables')).statusCode).toBe(422)
    expect((await hr.post('/salaries/tables/7/versions')).statusCode).toBe(404)
    for (const path of [
      '/salaries/tables/7',
      '/salaries/tables/0',
      '/salaries/tables/1/versions/1',
      '/salaries/tables/7/import',
    ])
      expect([400, 404]).toContain((await hr.get(path)).statusCode)
  })

  test('is changed by administrators and personnel, read by the team, and seen by nobody else', async () => {
    const { visitor } = await testApp()
    const address = await makeTable(await visitor('hr'))
    for (const role of roles) {
      const one = await visitor(role)
      const mayEdit = role === 'administrator' || role === 'hr'
      expect((await one.get(address)).statusCode).toBe(200)
      expect((await one.get(address)).body.includes('/versions/1/edit')).toBe(mayEdit)
      expect((await one.get('/salaries/tables/new')).statusCode).toBe(mayEdit ? 200 : 403)
      expect((await one.post('/salaries/tables', support)).statusCode).toBe(mayEdit ? 303 : 403)
    }
    expect((await (await visitor()).get(address)).statusCode).toBe(303)
  })
})

describe('versions', () => {
  test('are added, never altered, and say what they were made from', async () => {
    const { visitor } = await testApp()
    const hr = await visitor('hr')
    const address = await makeTable(hr)
    const form = await hr.get(`${address}/versions/1/edit`)
    expect(form.body).toContain('value="45000.5"')
    const saved = await hr.post(`${address}/versions`, {
      ...support,
      seen: '1',
      from: '1',
      'to-moscow-2': '99000',
      source: 'Order 18',
    })
    expect(saved.statusCode).toBe(303)
    const newest = (await hr.get(address)).body
    expect(newest).toContain('– 99 000 ₽')
    expect(newest).toContain(`<a href="${address}/versions/1">1</a>`)
    const first = (await hr.get(`${address}/versions/1`)).body
    expect(first).toContain('– 90 000 ₽')
    expect(first).toContain('Order 17')
    expect(first).toContain('Vacancies are held against version 2')
    // Back to the first one: a third version made from it.
    expect((await hr.post(`${address}/versions`, { ...support, seen: '2', from: '1' })).statusCode).toBe(303)
    expect((await hr.get(address)).body).toContain('Version 3')
  })

  test('two people saving at once: the second sees what the first changed, and loses nothing', async () => {
    const { visitor } = await testApp()
    const [hr, other] = [await visitor('hr'), await visitor('administrator')]
    const address = await makeTable(hr)
    const [a, b] = await Promise.all([
      hr.post(`${address}/versions`, { ...support, seen: '1', from: '1', 'to-moscow-2': '99000' }),
      other.post(`${address}/versions`, {
        ...support,
        seen: '1',
        from: '1',
        'to-moscow-2': '95000',
        'level-3': 'Lead',
        'to-moscow-3': '120000',
      }),
    ])
    expect([a.statusCode, b.statusCode].toSorted((x, y) => x - y)).toEqual([303, 409])
    const late = a.statusCode === 409 ? a : b
    expect(late.body).toContain('60 000 – 99 000 ₽')
    expect(late.body).toContain('60 000 – 95 000 ₽')
    expect(late.body).toContain('Moscow, 3 · Lead')
    expect(late.body).toContain('name="seen" value="2"')
    const mine =
      late === a ? { 'to-moscow-2': '99000' } : { 'to-moscow-2': '95000', 'level-3': 'Lead', 'to-moscow-3': '120000' }
    expect(
      (await (late === a ? hr : other).post(`${address}/versions`, { ...support, ...mine, seen: '2', from: '1' }))
        .statusCode,
    ).toBe(303)
    expect((await hr.get(address)).body).toContain('Version 3')
  })
})
