import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

const usual = { title: 'Менеджер', city: 'moscow', level: 2, openings: 3 }

test('a vacancy is made with its stages, changed, closed and opened again', async () => {
  const { call } = await program(await testApp())
  const made = (await call('POST', '/vacancies', { ...usual, payFrom: 40_000, payBasis: 'net' })).json()
  expect(made).toMatchObject({ version: 1, city: 'moscow', payFrom: 40_000, payTo: null, closed: false })
  expect(made.payWarnings).toEqual([])
  expect(made.stages.map(({ kind }: { kind: string }) => kind)).toContain('started')
  const changed = (await call('PATCH', `/vacancies/${made.id}`, { version: 1, openings: 5, closed: true })).json()
  expect(changed).toMatchObject({ version: 2, openings: 5, payFrom: 40_000, closed: true })
  expect((await call('PATCH', `/vacancies/${made.id}`, { version: 2, closed: false })).json()).toMatchObject({
    closed: false,
  })
  expect((await call('GET', '/vacancies')).json()).toMatchObject({ rows: [{ id: made.id, openings: 5 }], next: null })
  const late = await call('PATCH', `/vacancies/${made.id}`, { version: 1, openings: 9 })
  expect([late.statusCode, late.json().errors[0].path, late.json().current.openings]).toEqual([409, 'openings', 5])
  const low = await call('POST', '/vacancies', { ...usual, payFrom: 15_000, payTo: 20_000, payBasis: 'gross' })
  expect(low.json().payWarnings[0].replaceAll('\u00a0', ' ')).toContain(
    'under the minimum wage in Moscow: 39 730 ₽ before tax',
  )
})

test('what does not fit together is 400 and names the field', async () => {
  const { call } = await program(await testApp())
  const wrong: [object, string][] = [
    [{ ...usual, level: 9 }, 'level'],
    [{ ...usual, payTable: 77 }, 'payTable'],
    [{ ...usual, payFrom: 1 }, 'payBasis'],
    [{ ...usual, payFrom: 5, payTo: 1, payBasis: 'net' }, 'payTo'],
    [{ ...usual, city: 'omsk' }, 'city'],
  ]
  for (const [body, path] of wrong) {
    const answer = await call('POST', '/vacancies', body)
    expect([answer.statusCode, answer.json().errors[0]?.path]).toEqual([400, path])
  }
})
