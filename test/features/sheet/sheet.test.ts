import { expect, test } from 'vitest'
import { criteriaOf } from '../../../src/features/vacancies/reads/criteria.ts'
import { invite } from '../../support/sheet.ts'

test('two assessors mark the same people at once, and each scorecard holds what its own entered', async () => {
  const { hr, manager, sheet, cell, marksBy } = await invite(['Анна', 'Борис', 'Вера'])
  await Promise.all([
    hr.post(sheet, { ...cell(0, 'tact', '5'), ...cell(1, 'tact', '2') }),
    manager.post(sheet, { ...cell(0, 'tact', '3'), ...cell(2, 'learning', '4') }),
  ])
  expect(await marksBy('hr')).toEqual([
    ['Анна', 'tact', 5],
    ['Борис', 'tact', 2],
  ])
  expect(await marksBy('manager')).toEqual([
    ['Анна', 'tact', 3],
    ['Вера', 'learning', 4],
  ])
})

test('the same mark sent again changes nothing; one changed on another screen is left alone and shown', async () => {
  const { hr, sheet, cell, marksBy } = await invite(['Анна'])
  for (let time = 0; time < 2; time += 1) expect((await hr.post(sheet, cell(0, 'tact', '5'))).statusCode).toBe(303)
  const late = await hr.post(sheet, cell(0, 'tact', '1'))
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('on another screen')
  expect(await marksBy('hr')).toEqual([['Анна', 'tact', 5]])
  expect((await hr.post(sheet, cell(0, 'tact', '', '5'))).statusCode).toBe(303)
  expect(await marksBy('hr')).toEqual([['Анна', 'tact', null]])
})

test('a script is told which marks were left alone', async () => {
  const { hr, sheet, cell } = await invite(['Анна'])
  const token = await hr.token(sheet)
  const send = (cells: Record<string, string>) =>
    hr.send({
      method: 'POST',
      url: sheet,
      payload: new URLSearchParams({ _csrf: token, ...cells }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-sheet': 'cells' },
    })
  expect((await send(cell(0, 'tact', '5'))).json()).toEqual({ stale: {} })
  const answer = (await send(cell(0, 'tact', '2'))).json<{ stale: Record<string, number> }>()
  expect(Object.values(answer.stale)).toEqual([5])
})

test('others’ marks appear once one’s own are handed in, with what to talk about', async () => {
  const { hr, manager, sheet, cell, come } = await invite(['Анна', 'Борис'])
  await come(0)
  await hr.post(sheet, { ...cell(0, 'tact', '5'), ...cell(0, 'learning', '4') })
  await manager.post(sheet, { ...cell(0, 'tact', '2'), ...cell(0, 'learning', '4') })
  await manager.post(`${sheet}/hand-in`)
  const before = (await hr.get(sheet)).body
  expect(before).toContain('1 colleague has handed in')
  expect(before).not.toContain('2–5')
  await hr.post(`${sheet}/hand-in`)
  const after = (await hr.get(sheet)).body
  expect(after).toContain('2–5, 2 marks')
  expect(after).toMatch(/data-label="To talk about">Tact/)
})

test('takes marks of those invited by the criteria chosen, and of nobody else', async () => {
  const { hr, visitor, sheet, cell, marksBy, db, vacancy } = await invite(['Анна'])
  const law = (await criteriaOf(db, vacancy)).find(({ key }) => key === 'law')!.id
  const [name = ''] = Object.keys(cell(0, 'tact', '1'))
  const invitation = name.split('-')[1] ?? ''
  await hr.post(sheet, { [`mark-${invitation}-${law}`]: '5', [`mark-99999-${law}`]: '5' })
  expect(await marksBy('hr')).toEqual([])
  const wrong = await hr.post(sheet, cell(0, 'tact', '9'))
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain(`id="${name}-error"`)
  expect((await hr.get('/batches/99999/sheet')).statusCode).toBe(404)
  expect((await (await visitor('recruiter')).get(sheet)).body).toContain('Анна')
})
