import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

async function planned() {
  const one = await program(await testApp())
  const vacancy = (
    await one.call('POST', '/vacancies', { title: 'Менеджер', city: 'moscow', level: 2, openings: 3 })
  ).json()
  const people: number[] = []
  for (let n = 0; n < 8; n += 1)
    people.push((await one.call('POST', '/candidates', { name: `Анна ${n}`, vacancy: vacancy.id })).json().id)
  const body = {
    vacancy: vacancy.id,
    format: 'flow',
    date: '2026-11-25',
    from: '10:00',
    goal: 1,
    certainty: 80,
    known: 40,
    slots: 2,
    minutes: 30,
    interviewerNames: ['Пётр'],
  }
  const answer = await one.call('POST', '/batches', body)
  return { ...one, people, body, answer, batch: answer.json() }
}

test('a batch is planned as on the page, and called off with a reason', async () => {
  const { call, answer, batch, body } = await planned()
  expect([answer.statusCode, batch.slots.length, batch.slots[0].startsAt, batch.status]).toEqual([
    201,
    2,
    '2026-11-25T07:00:00Z',
    'planned',
  ])
  expect((await call('GET', '/batches')).json()).toEqual({ rows: [batch], next: null })
  expect((await call('POST', '/batches', { ...body, date: '2026-11-01' })).json().errors[0].path).toBe('date')
  expect(
    (await call('POST', '/batches', { ...body, format: 'group', seats: 2, quorum: 5 })).json().errors[0].path,
  ).toBe('quorum')
  const meeting = { ...body, format: 'group', seats: 12, quorum: 4 }
  for (const [goal, message] of [
    [20, 'More than there are seats'],
    [3, 'Fewer than the meeting is held with'],
  ] as const)
    expect((await call('POST', '/batches', { ...meeting, goal })).json().errors).toEqual([{ path: 'goal', message }])
  expect((await call('PATCH', `/batches/${batch.id}`, { version: 9, status: 'closed' })).statusCode).toBe(409)
  expect(
    (await call('PATCH', `/batches/${batch.id}`, { version: 1, status: 'cancelled', reason: 'Офис закрыт' })).json()
      .status,
  ).toBe('cancelled')
  expect((await call('PATCH', `/batches/${batch.id}`, { version: 2, status: 'closed' })).json().current.status).toBe(
    'cancelled',
  )
})

test('two programs that invite at once never go past the plan', async () => {
  const { call, people, batch } = await planned()
  const places = batch.slots.reduce(
    (sum: number, slot: { plannedInvitations: number }) => sum + slot.plannedInvitations,
    0,
  )
  expect(places).toBeLessThan(people.length)
  const answers = await Promise.all(
    [people.slice(0, 5), people.slice(3)].map((candidates) =>
      call('POST', '/invitations', { batch: batch.id, candidates }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  expect((await call('GET', `/invitations?batch=${batch.id}`)).json().rows).toHaveLength(places)
})

test('an invitation keeps the reply, is moved and is cancelled', async () => {
  const { call, people, batch } = await planned()
  await call('POST', '/invitations', { batch: batch.id, candidates: people.slice(0, 1), slot: batch.slots[0].id })
  const { id } = (await call('GET', '/invitations')).json().rows[0]
  expect((await call('PATCH', `/invitations/${id}`, { version: 1, reply: 'yes' })).json()).toMatchObject({
    version: 2,
    reply: 'yes',
  })
  const late = await call('PATCH', `/invitations/${id}`, { version: 1, reply: 'no' })
  expect([late.statusCode, late.json().current.reply]).toEqual([409, 'yes'])
  expect(
    (await call('PATCH', `/invitations/${id}`, { version: 2, slot: batch.slots[1].id, reason: 'Просит позже' })).json()
      .status,
  ).toBe('moved')
  const moved = (await call('GET', `/invitations?after=${id}`)).json().rows[0]
  expect(moved).toMatchObject({ slot: batch.slots[1].id, status: 'active' })
  expect(
    (await call('PATCH', `/invitations/${moved.id}`, { version: 1, status: 'cancelled', reason: 'Передумала' })).json(),
  ).toMatchObject({ status: 'cancelled', reason: 'Передумала' })
})
