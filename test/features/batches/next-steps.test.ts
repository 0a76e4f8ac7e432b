import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { afterTheDay, dayOf } from './day.ts'

/** A closed day: Анна passed, Борис was refused, Вера and Глеб did not come. */
async function closedDay() {
  const made = await dayOf(['Анна', 'Борис', 'Вера', 'Глеб'])
  const { hr, clock, people, about, batch } = made
  clock.now = Temporal.Instant.from('2026-11-24T07:00:00Z')
  for (const candidate of people.slice(0, 2)) await about(candidate, 'mark/came')
  await about(people[0]!, 'result', { result: 'passed' })
  await about(people[1]!, 'result', { result: 'refused', reason: 'skills' })
  clock.now = afterTheDay
  await hr.post(`/batches/${batch}/close`)
  const links = async () => {
    const { body } = await hr.get(`/batches/${batch}`)
    const section = /<section aria-labelledby="next">.*?<\/section>/s.exec(body)?.[0] ?? ''
    return [...section.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  }
  return { ...made, links }
}

test('after closing the page leads to an offer for those who passed, with their vacancy', async () => {
  const { hr, links, people, vacancy } = await closedDay()
  const offer = `/candidates/${people[0]}/offers/new?vacancy=${vacancy}`
  expect((await links()).filter((href) => href.startsWith('/candidates/'))).toEqual([offer])
  expect((await hr.get(offer)).statusCode).toBe(200)
  await hr.post(`/candidates/${people[0]}/offers?vacancy=${vacancy}`, { amount: '80000', basis: 'gross', level: '2' })
  expect(await links()).not.toContain(offer)
})

test('those who missed the day are invited again to the next one, ticked already', async () => {
  const { hr, links, batch, plan } = await closedDay()
  const next = await plan({ date: '2026-11-27' })
  const again = `/batches/${next}/fill?group=missed&of=${batch}`
  expect(await links()).toContain(again)
  const { body } = await hr.get(again)
  const boxes = [...body.matchAll(/name="candidate" value="\d+"( checked)?> <span class="name">([^<]+)</g)]
  expect(boxes.map(([, ticked, name]) => `${name}${ticked ?? ''}`)).toEqual(['Вера checked', 'Глеб checked'])
})

test('without a next day they are invited again to the one that is planned for them', async () => {
  const { hr, links, batch, vacancy } = await closedDay()
  const plan = `/batches/new?vacancy=${vacancy}&like=${batch}&again=${batch}`
  expect(await links()).toContain(plan)
  const { body } = await hr.get(plan)
  const hidden = /name="again" value="(\d+)"/.exec(body)?.[1]
  expect(hidden).toBe(String(batch))
  const saved = await hr.post('/batches', {
    vacancy: String(vacancy),
    format: 'flow',
    goal: '1',
    certainty: '80',
    rate: 'known',
    known: '40',
    date: '2026-11-25',
    again: hidden!,
  })
  expect(saved.headers.location).toMatch(new RegExp(`^/batches/\\d+/fill\\?group=missed&of=${batch}$`))
})

test('the next day is planned with everything of this one', async () => {
  const { hr, links, batch, vacancy } = await closedDay()
  const plan = `/batches/new?vacancy=${vacancy}&like=${batch}`
  expect(await links()).toContain(plan)
  const { body } = await hr.get(plan)
  const value = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(body)?.[1]
  expect(['until', 'minutes', 'waitingSeats', 'goal', 'certainty', 'from', 'contact', 'date'].map(value)).toEqual([
    '11:00',
    '30',
    '4',
    '1',
    '80',
    '10:00',
    'Анна, +7 900 000-00-00',
    '2026-11-25',
  ])
  expect(body).toMatch(/name="place"[^>]*>\s*Тверская, 1</)
  expect(body).toMatch(/name="interviewerNames"[^>]*>\s*Пётр Орлов</)
  expect((await hr.get(`/batches/new?vacancy=${vacancy}&like=999`)).statusCode).toBe(404)
})

test('a group day with a break comes back as one', async () => {
  const { hr, plan, vacancy } = await closedDay()
  const group = await plan({
    format: 'group',
    seats: '10',
    quorum: '2',
    groupMinutes: '75',
    goal: '3',
    date: '2026-11-26',
  })
  const flow = await plan({ slots: '3', breaks: '1: 20', interviewersBySlot: '1, 2, 1', date: '2026-11-26' })
  const of = async (batch: number) => {
    const { body } = await hr.get(`/batches/new?vacancy=${vacancy}&like=${batch}`)
    return (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(body)?.[1]
  }
  expect(['seats', 'quorum', 'groupMinutes', 'goal'].map(await of(group))).toEqual(['10', '2', '75', '3'])
  expect(['until', 'breaks', 'interviewersBySlot'].map(await of(flow))).toEqual(['11:50', '1: 20', '1, 2, 1'])
})

test('a colleague who may not plan or offer sees no step, and an open day has none', async () => {
  const { visitor, batch, plan, hr } = await closedDay()
  const open = await plan({ date: '2026-11-27' })
  expect((await hr.get(`/batches/${open}`)).body).not.toContain('aria-labelledby="next"')
  const { body } = await (await visitor('manager')).get(`/batches/${batch}`)
  expect(body).not.toContain('/batches/new')
  expect(body).not.toContain('group=missed')
})
