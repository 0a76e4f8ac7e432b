import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { program } from '../../support/program.ts'
import { afterTheDay, dayOf } from './day.ts'

/** A day with a program that may close it, too. */
async function withProgram(names: readonly string[], date?: string) {
  const made = await dayOf(names, date)
  const { call } = await program(made)
  const closeByProgram = async (fields: object = {}) => {
    const { version } = (await call('GET', `/batches/${made.batch}`)).json()
    return call('PATCH', `/batches/${made.batch}`, { version, status: 'closed', ...fields })
  }
  return { ...made, call, closeByProgram }
}

test('a day ahead is not closed, with the same words by page and API', async () => {
  const { hr, batch, stateOf, closeByProgram } = await withProgram(['Анна'], '2026-12-04')
  const words = 'This day is still ahead: it can be closed once it has come.'
  expect((await hr.get(`/batches/${batch}/close`)).body).toContain(words)
  for (const early of [{}, { early: 'yes' }]) {
    const answer = await hr.post(`/batches/${batch}/close`, early)
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true])
  }
  const answer = await closeByProgram({ early: true })
  expect([answer.statusCode, answer.json().errors]).toEqual([409, [{ path: 'status', message: words }]])
  expect(await stateOf()).toBe('planned')
})

test('before the last slot has ended the page asks, and closes when told so', async () => {
  const { hr, batch, stateOf, clock } = await withProgram(['Анна', 'Борис'])
  clock.now = afterTheDay.subtract({ seconds: 1 })
  const asked = await hr.post(`/batches/${batch}/close`)
  expect(asked.statusCode).toBe(422)
  expect(asked.body).toContain('The last interview ends at 11:00')
  expect(asked.body).toContain('2 people are not marked yet')
  expect(asked.body).toContain('name="early" value="yes"')
  expect(await stateOf()).toBe('planned')
  expect((await hr.post(`/batches/${batch}/close`, { early: 'yes' })).headers.location).toBe(`/batches/${batch}`)
  expect(await stateOf()).toBe('closed')
})

test('before the last slot has ended a program must say that it means it', async () => {
  const { closeByProgram, stateOf } = await withProgram(['Анна'])
  const answer = await closeByProgram()
  expect([answer.statusCode, answer.json().errors]).toEqual([
    409,
    [{ path: 'early', message: expect.stringContaining('The last interview has not ended yet') }],
  ])
  expect(await stateOf()).toBe('planned')
  expect((await closeByProgram({ early: true })).json().status).toBe('closed')
})

test('when the last slot has ended nothing is asked, by page and API', async () => {
  const { hr, batch, stateOf, clock, plan, call } = await withProgram(['Анна'])
  const other = await plan({ from: '09:30' })
  clock.now = afterTheDay
  expect((await hr.post(`/batches/${batch}/close`)).statusCode).toBe(303)
  expect((await call('PATCH', `/batches/${other}`, { version: 1, status: 'closed' })).statusCode).toBe(200)
  expect([await stateOf(), await stateOf(other)]).toEqual(['closed', 'closed'])
})

test('a day that is closed or called off already is said to be no longer open, also when it lies ahead', async () => {
  const { hr, batch, stateOf, closeByProgram } = await withProgram(['Анна'], '2026-12-04')
  await hr.post(`/batches/${batch}/cancel`, { reason: 'Офис закрыт' })
  await hr.post(`/batches/${batch}/close`)
  expect((await hr.get(`/batches/${batch}`)).body).toContain('This batch is no longer open.')
  expect((await closeByProgram()).json().current.status).toBe('cancelled')
  expect(await stateOf()).toBe('cancelled')
})

test('the day of a city in the east may be closed while it is still the day before in Moscow', async () => {
  const { db, hr, plan, clock, stateOf } = await dayOf([])
  await db.updateTable('vacancies').set({ city_id: 'ekb' }).execute()
  const east = await plan({ date: '2026-11-26', from: '00:30' })
  clock.now = Temporal.Instant.from('2026-11-25T20:29:00Z')
  expect((await hr.post(`/batches/${east}/close`)).body).toContain('The last interview ends at 01:30')
  clock.now = Temporal.Instant.from('2026-11-25T20:30:00Z')
  await hr.post(`/batches/${east}/close`)
  expect(await stateOf(east)).toBe('closed')
})
