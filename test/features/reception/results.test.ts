import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { afterTheDay, dayOf } from '../batches/day.ts'

/** A day on which three came and one did not; it is over and still open. */
async function dayOver() {
  const made = await dayOf(['Анна', 'Борис', 'Вера', 'Глеб'])
  const { hr, clock, people, about, batch, invitationOf } = made
  clock.now = Temporal.Instant.from('2026-11-24T07:00:00Z')
  for (const candidate of people.slice(0, 3)) await about(candidate, 'mark/came')
  await about(people[3]!, 'mark/missed')
  clock.now = afterTheDay
  const list = async () => (await hr.get(`/batches/${batch}/results`)).body
  const choice = async (person: number, result: string) => {
    const { id, version } = await invitationOf(people[person]!)
    return { [`result-${id}`]: result, [`version-${id}`]: String(version) }
  }
  const results = async () =>
    Promise.all(
      people.map(async (candidate) => {
        const { result, result_reason } = await invitationOf(candidate)
        return result_reason === null ? result : `${result}: ${result_reason}`
      }),
    )
  return { ...made, list, choice, results, page: async () => (await hr.get(`/batches/${batch}`)).body }
}

test('before closing the day says how many who came have no result, and leads to a list of them', async () => {
  const { page, list, batch } = await dayOver()
  expect(await page()).toContain('3 of those who came have no result yet.')
  expect(await page()).toContain(`href="/batches/${batch}/results"`)
  const names = [...(await list()).matchAll(/<legend>([^<]+)</g)].map(([, name]) => name)
  expect(names).toEqual(['Анна', 'Борис', 'Вера'])
})

test('the list is filled in at once, with a reason for each refusal, and those left out stay on it', async () => {
  const { hr, batch, list, choice, results, page } = await dayOver()
  const sent = { ...(await choice(0, 'passed')), ...(await choice(1, 'refused-pay')) }
  expect((await hr.post(`/batches/${batch}/results`, sent)).headers.location).toBe(`/batches/${batch}/results`)
  expect(await results()).toEqual(['passed', 'refused: pay', null, null])
  expect(await list()).toContain('2 results recorded')
  expect(await page()).toContain('1 of those who came has no result yet.')
  const last = await hr.post(`/batches/${batch}/results`, await choice(2, 'second'))
  expect(last.headers.location).toBe(`/batches/${batch}`)
  expect(await page()).not.toContain('no result yet')
  expect(await list()).toContain('Everybody who came has a result')
})

test('a closed day still says who has no result, and the list can be filled in then', async () => {
  const { hr, batch, page, choice, results } = await dayOver()
  await hr.post(`/batches/${batch}/close`)
  expect(await page()).toContain('Record 3 results')
  await hr.post(`/batches/${batch}/results`, await choice(0, 'second'))
  expect(await results()).toEqual(['second', null, null, null])
})

test('a result that somebody else recorded meanwhile is not overwritten, and that is said', async () => {
  const { hr, batch, people, about, choice, results, list } = await dayOver()
  const sent = { ...(await choice(0, 'passed')), ...(await choice(1, 'passed')) }
  await about(people[0]!, 'result', { result: 'refused', reason: 'skills' })
  await hr.post(`/batches/${batch}/results`, sent)
  expect(await results()).toEqual(['refused: skills', 'passed', null, null])
  expect(await list()).toContain('1 result recorded, 1 person was changed by somebody else meanwhile')
})

test('nobody chosen is said; somebody who did not come, or of another day, gets no result', async () => {
  const { hr, batch, list, choice, results, plan, fill, people, invitationOf } = await dayOver()
  await hr.post(`/batches/${batch}/results`)
  expect(await list()).toContain('Nobody was chosen.')
  const ahead = await plan({ date: '2026-11-30' })
  await fill(ahead, [people[0]!])
  const { id } = await invitationOf(people[0]!, ahead)
  await hr.post(`/batches/${batch}/results`, {
    ...(await choice(3, 'passed')),
    [`result-${id}`]: 'passed',
    [`version-${id}`]: '1',
  })
  expect(await results()).toEqual([null, null, null, null])
  expect((await invitationOf(people[0]!, ahead)).result).toBeNull()
})
