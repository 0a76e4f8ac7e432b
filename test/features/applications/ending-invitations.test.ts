import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { doors, openDoors, type Door, type Scene } from '../invitations/scene.ts'

const twoDoors = await openDoors()

const addressOf = async ({ application }: Scene, candidate: number) =>
  `/candidates/${candidate}/applications/${(await application(candidate)).id}`

async function end(scene: Scene, door: Door, candidate: number) {
  const { id, version } = await scene.application(candidate)
  return door === 'page'
    ? scene.page.post(`${await addressOf(scene, candidate)}/closure`, { reason: 'pay', version: String(version) })
    : scene.call('PATCH', `/applications/${id}`, { version, closure: { endedBy: 'candidate', reason: 'pay' } })
}

async function takeBack(scene: Scene, door: Door, candidate: number) {
  const { id, version } = await scene.application(candidate)
  return door === 'page'
    ? scene.page.post(`${await addressOf(scene, candidate)}/reopening`)
    : scene.call('PATCH', `/applications/${id}`, { version, closure: null })
}

const states = async (scene: Scene, candidate: number) => (await scene.of(candidate)).map(({ status }) => status)

/** Somebody invited for today and for tomorrow. */
async function twice() {
  const scene = await twoDoors()
  const [today, tomorrow] = [await scene.day(), await scene.day('2026-11-25')]
  const anna = await scene.person()
  await scene.invited(anna, today)
  await scene.invited(anna, tomorrow)
  return { scene, today, tomorrow, anna }
}

describe.each(doors)('ending an application by the %s', (door) => {
  test('cancels the invitations to come, and taking it back restores them', async () => {
    const { scene, today, anna } = await twice()
    const closed = await end(scene, door, anna)
    expect(await states(scene, anna)).toEqual(['cancelled', 'cancelled'])
    if (door === 'api') expect(closed.json().invitations).toEqual({ cancelled: 2, restored: 0, left: 0 })
    else expect((await scene.page.get(`/candidates/${anna}`)).body).toContain('2 invitations to come are cancelled')
    expect((await scene.page.get(`/batches/${today.id}`)).body).not.toContain('(pay)')
    const opened = await takeBack(scene, door, anna)
    expect(await states(scene, anna)).toEqual(['active', 'active'])
    if (door === 'api') expect(opened.json().invitations).toEqual({ cancelled: 0, restored: 2, left: 0 })
    else expect((await scene.page.get(`/candidates/${anna}`)).body).toContain('2 invitations are in force again')
  })

  test('leaves what has come true: who came, who missed, and a slot that has begun', async () => {
    const { scene, anna } = await twice()
    scene.clock.now = Temporal.Instant.from('2026-11-24T07:10:00Z')
    await end(scene, door, anna)
    expect(await states(scene, anna)).toEqual(['active', 'cancelled'])
  })

  test('does not restore what is no longer possible, and says so', async () => {
    const { scene, today, tomorrow, anna } = await twice()
    await end(scene, door, anna)
    await scene.page.post(`/batches/${today.id}/cancel`, { reason: 'Заболел' })
    const opened = await takeBack(scene, door, anna)
    expect((await scene.of(anna)).map(({ batch_id, status }) => [batch_id, status])).toEqual([
      [today.id, 'cancelled'],
      [tomorrow.id, 'active'],
    ])
    if (door === 'api') expect(opened.json().invitations).toEqual({ cancelled: 0, restored: 1, left: 1 })
    else expect((await scene.page.get(`/candidates/${anna}`)).body).toContain('1 invitation stays cancelled')
  })

  test('does not restore an invitation that somebody cancelled before', async () => {
    const { scene, anna } = await twice()
    await scene.cancel(door, anna)
    await end(scene, door, anna)
    await takeBack(scene, door, anna)
    expect(await states(scene, anna)).toEqual(['active', 'cancelled'])
  })
})

test('the pages of closing and of erasing say which invitations end', async () => {
  const { scene, anna } = await twice()
  for (const address of [`${await addressOf(scene, anna)}/closure`, `/candidates/${anna}/erasure`]) {
    const text = (await scene.page.get(address)).body
    for (const time of ['24 Nov 2026, 10:00', '25 Nov 2026, 10:00']) expect(text).toContain(time)
  }
  await scene.page.post(`/candidates/${anna}/erasure`, { basis: 'request', sure: 'yes' })
  expect(await scene.of(anna)).toEqual([])
  expect(await scene.db.selectFrom('invitations').select('id').where('candidate_id', '=', anna).execute()).toEqual([])
})

test('somebody who comes without an invitation to this day is not let into hours in which they are elsewhere', async () => {
  const { page, db, day, person, invited, of } = await twoDoors()
  const [there, here] = [await day('2026-11-24', '10:00'), await day('2026-11-24', '10:15')]
  const anna = await person()
  await invited(anna, there)
  const { value } = await db
    .selectFrom('candidate_contacts')
    .select('value')
    .where('candidate_id', '=', anna)
    .executeTakeFirstOrThrow()
  const answer = await page.post(`/batches/${here.id}/walk-ins`, {
    name: 'Ким Анна',
    phone: value,
    slot: String(here.slots[0]!.id),
  })
  expect([answer.statusCode, answer.body.includes('Move that invitation here')]).toEqual([422, true])
  expect(await of(anna)).toHaveLength(1)
})

test('two people who become one stand in one of two places at the same time', async () => {
  const { page, day, person, invited, of } = await twoDoors()
  const [there, here] = [await day('2026-11-24', '10:00'), await day('2026-11-24', '10:15')]
  const [anna, same] = [await person(), await person()]
  await invited(anna, there)
  await invited(same, here)
  await page.post(`/candidates/${anna}/merge/${same}`, { keptVersion: '1', otherVersion: '1' })
  expect((await of(anna)).map(({ batch_id, status }) => [batch_id, status])).toEqual([
    [there.id, 'active'],
    [here.id, 'cancelled'],
  ])
})
