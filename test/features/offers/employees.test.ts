import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'

test('the pay of employees is loaded without names, shown from three people on, replaced and deleted', async () => {
  const { visitor, database } = await testApp()
  const hr = await visitor('hr')
  const load = (lines: string[], fields: Record<string, string> = {}) =>
    hr.upload(
      '/offers/equity/employees',
      { name: 'pay.csv', bytes: Buffer.from(lines.join('\n')) },
      { asOf: '2026-10-01', basis: '', ...fields },
      '/offers/equity/employees',
    )
  const rows = ['60000', '70000', '75000'].map((pay) => `Anna Kim;Operator;Senior;Moscow;${pay}`)
  const file = [
    'Full name;Position;Level;City;Pay',
    ...rows,
    'Ivan Li;Operator;Junior;Moscow;41234',
    'Ivan Li;;;Moscow;1',
  ]
  expect((await hr.get('/offers/equity')).body).toContain('The pay of present employees is not loaded.')
  expect((await load(file)).body).toContain('id="file-error">No row says whether pay is before tax or in hand.')
  expect((await load(['Position;City', 'Operator;Moscow'])).body).toContain('There is no column “Pay”.')
  const done = await load(file, { basis: 'gross' })
  expect(done.body).toContain('Loaded: 4 of 5 rows')
  expect(done.body).toContain('Not read and not kept: Full name.')
  expect(done.body).toContain('<td>6</td><td>no position</td>')

  const shown = (await (await visitor('manager')).get('/offers/equity')).body.replaceAll('\u00a0', ' ')
  expect(shown).toContain('60 000 – 75 000 ₽')
  expect(shown).toContain('70 000 ₽')
  expect(shown).toContain('fewer than 3')
  expect(shown).not.toContain('41 234')
  expect(JSON.stringify(await database.db.selectFrom('employee_pays').selectAll().execute())).not.toContain('Kim')

  await load(file.slice(0, 3), { basis: 'net' })
  expect(await database.db.selectFrom('employee_pays').select('level').execute()).toHaveLength(2)
  expect((await (await visitor('recruiter')).post('/offers/equity/employees/deletion', {})).statusCode).toBe(403)
  expect((await hr.post('/offers/equity/employees/deletion', {})).statusCode).toBe(303)
  expect(await database.db.selectFrom('employee_pays').select('id').execute()).toEqual([])
})
