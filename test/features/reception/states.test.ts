import { expect, test } from 'vitest'
import { afterTheDay, dayOf } from '../batches/day.ts'

test('who did not come has no result, on an open day and on a closed one', async () => {
  const {
    hr,
    clock,
    batch,
    people: [anna = 0, boris = 0],
    about,
    invitationOf,
  } = await dayOf(['Анна', 'Борис'])
  await about(anna, 'mark/missed')
  clock.now = afterTheDay
  const refused = await about(anna, 'result', { result: 'passed' })
  expect([refused.statusCode, refused.body.includes('is marked as not come')]).toEqual([422, true])
  await hr.post(`/batches/${batch}/close`)
  expect((await about(boris, 'result', { result: 'passed' })).statusCode).toBe(422)
  expect([(await invitationOf(anna)).result, (await invitationOf(boris)).result]).toEqual([null, null])
})

test('who has a result has come: closing the day does not make a no-show of them', async () => {
  const {
    hr,
    clock,
    batch,
    people: [anna = 0],
    about,
    invitationOf,
  } = await dayOf(['Анна'])
  clock.now = afterTheDay
  await about(anna, 'result', { result: 'passed' })
  await hr.post(`/batches/${batch}/close`)
  expect(await invitationOf(anna)).toMatchObject({ presence: 'came', result: 'passed' })
  expect((await hr.get('/turnout')).body).toContain('1 of 1')
})

test('only who is here is called in or leaves, and who has a result did not stay away', async () => {
  const {
    hr,
    batch,
    people: [anna = 0],
    about,
    invitationOf,
  } = await dayOf(['Анна'])
  const told = async (mark: string) => {
    await about(anna, `mark/${mark}`)
    return (await hr.get(`/batches/${batch}/reception`)).body
  }
  expect(await told('left')).toContain('is not marked as here')
  expect(await told('call-in')).toContain('is not marked as here')
  expect(await invitationOf(anna)).toMatchObject({ presence: null, called_in_at: null, version: 1 })
  await about(anna, 'mark/came')
  await about(anna, 'result', { result: 'passed' })
  expect(await told('missed')).toContain('has a result already')
  expect(await told('call-in')).toContain('has a result already')
  expect(await invitationOf(anna)).toMatchObject({ presence: 'came', result: 'passed', version: 3 })
})
