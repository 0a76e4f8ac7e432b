import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { makeVacancy } from '../../support/fixtures.ts'
import { doors, openDoors, type Day, type Door, type Scene } from './scene.ts'

const twoDoors = await openDoors()

/** A refused call: a page is shown again with the words, and a program gets the same words. */
function expectRefused(door: Door, { statusCode, body }: { statusCode: number; body: string }, words: string) {
  expect([statusCode, body.replaceAll('\u00a0', ' ').includes(words) ? words : body]).toEqual([
    door === 'page' ? 422 : 409,
    words,
  ])
}

/** Somebody invited for today, and a day to move them to. */
async function beforeMove(scene: Scene) {
  const [today, tomorrow] = [await scene.day(), await scene.day('2026-11-25')]
  const anna = await scene.person()
  await scene.invited(anna, today)
  return { anna, today, tomorrow }
}

/** What makes a move impossible: it is done to Anna, who stands in `today`, before she is moved to `tomorrow`. */
const immovable: { why: string; words: string; make: (scene: Scene, days: Before) => Promise<unknown> }[] = [
  {
    why: 'a cancelled invitation',
    words: 'moved or cancelled before',
    make: ({ cancel }, { anna }) => cancel('api', anna),
  },
  {
    why: 'somebody to a day that is called off',
    words: 'closed or called off',
    make: ({ page }, { tomorrow }) => page.post(`/batches/${tomorrow.id}/cancel`, { reason: 'Заболел' }),
  },
  {
    why: 'somebody to a day that is closed',
    words: 'closed or called off',
    make: ({ db }, { tomorrow }) =>
      db.updateTable('batches').set({ status: 'closed' }).where('id', '=', tomorrow.id).execute(),
  },
  {
    why: 'somebody to a time that is over',
    words: 'This time is over',
    make: async ({ clock }) => (clock.now = Temporal.Instant.from('2026-11-25T08:00:00Z')),
  },
  {
    why: 'somebody to a day they are invited to',
    words: 'invited to that day already',
    make: ({ db }, { anna, tomorrow, today }) =>
      db
        .insertInto('invitations')
        .columns(['batch_id', 'slot_id', 'candidate_id', 'status', 'walk_in', 'invited_at'])
        .expression((eb) =>
          eb
            .selectFrom('invitations')
            .select((inner) => [
              inner.val(tomorrow.id).as('batch_id'),
              inner.val(tomorrow.slots[1]!.id).as('slot_id'),
              'candidate_id',
              'status',
              'walk_in',
              'invited_at',
            ])
            .where('candidate_id', '=', anna)
            .where('batch_id', '=', today.id),
        )
        .execute(),
  },
  {
    why: 'somebody who was refused',
    words: 'Is out of this vacancy',
    make: ({ db }, { anna }) =>
      db
        .updateTable('applications')
        .set({ closed_at: '2026-11-24T00:00:00Z' })
        .where('candidate_id', '=', anna)
        .execute(),
  },
  {
    why: 'somebody who works there',
    words: 'Works on this vacancy already',
    make: ({ db }, { anna }) =>
      db.updateTable('applications').set({ started_on: '2026-11-24' }).where('candidate_id', '=', anna).execute(),
  },
  {
    why: 'somebody on a closed vacancy',
    words: 'The vacancy is closed',
    make: ({ db, vacancy }) =>
      db.updateTable('vacancies').set({ closed_at: '2026-11-24T00:00:00Z' }).where('id', '=', vacancy).execute(),
  },
  {
    why: 'somebody to hours in which they are elsewhere',
    words: 'Already invited at that time: 25 Nov 2026, 10:15',
    make: async ({ invited, day }, { anna, today }) => {
      const elsewhere = await day('2026-11-25', '10:15')
      await invited(anna, elsewhere)
      return today
    },
  },
]

type Before = { anna: number; today: Day; tomorrow: Day }

describe.each(doors)('by the %s cannot be moved', (door) => {
  test.each(immovable)('$why', async ({ words, make }) => {
    const scene = await twoDoors()
    const before = await beforeMove(scene)
    await make(scene, before)
    const { id } = (await scene.of(before.anna))[0]!
    const rows = await scene.of(before.anna)
    expectRefused(door, await scene.move(door, before.anna, before.tomorrow.slots[0]!.id, id), words)
    expect(await scene.of(before.anna)).toEqual(rows)
  })

  test('an invitation that was moved before', async () => {
    const scene = await twoDoors()
    const { anna, today, tomorrow } = await beforeMove(scene)
    const later = await scene.day('2026-11-26')
    await scene.move(door, anna, tomorrow.slots[0]!.id)
    const [old] = await scene.of(anna)
    expect(old).toMatchObject({ status: 'moved', batch_id: today.id })
    expectRefused(door, await scene.move(door, anna, later.slots[0]!.id, old!.id), 'moved or cancelled before')
    expect(await scene.of(anna)).toHaveLength(2)
  })

  test('somebody to the slot in which they are', async () => {
    const scene = await twoDoors()
    const { anna, today } = await beforeMove(scene)
    expectRefused(door, await scene.move(door, anna, today.slots[0]!.id), 'at this time already')
  })

  test('somebody to a day of a vacancy to which they have not applied, until they apply', async () => {
    const scene = await twoDoors()
    const { anna } = await beforeMove(scene)
    const other = await makeVacancy(scene.db, 'Кассир')
    const theirs = await scene.day('2026-11-25', '15:00', other)
    expectRefused(door, await scene.move(door, anna, theirs.slots[0]!.id), 'Has not applied to this vacancy')
    await scene.call('POST', '/applications', { candidate: anna, vacancy: other })
    await scene.move(door, anna, theirs.slots[0]!.id)
    expect((await scene.last(anna)).batch_id).toBe(theirs.id)
  })
})

describe.each(doors)('by the %s cannot be cancelled', (door) => {
  test.each(['missed', 'came'])('an invitation of a closed day that is marked as %s', async (marked) => {
    const scene = await twoDoors()
    const { anna, today } = await beforeMove(scene)
    await scene.mark(anna, marked)
    expectRefused(door, await scene.cancel(door, anna), 'marked already')
    await scene.close(today)
    await scene.db.updateTable('batches').set({ status: 'closed' }).where('id', '=', today.id).execute()
    expectRefused(door, await scene.cancel(door, anna), 'counts in the turnout')
    expect(await scene.last(anna)).toMatchObject({ status: 'active', presence: marked })
  })

  test('an invitation that was cancelled before', async () => {
    const scene = await twoDoors()
    const { anna } = await beforeMove(scene)
    await scene.cancel(door, anna)
    expectRefused(door, await scene.cancel(door, anna), 'moved or cancelled before')
  })

  test('nobody but a walk-in who is marked, while the day is open', async () => {
    const scene = await twoDoors()
    const { today } = await beforeMove(scene)
    await scene.page.post(`/batches/${today.id}/walk-ins`, {
      name: 'Гость',
      phone: '',
      slot: String(today.slots[0]!.id),
    })
    const { candidate_id } = await scene.db
      .selectFrom('invitations')
      .select('candidate_id')
      .where('walk_in', '=', 1)
      .where('batch_id', '=', today.id)
      .executeTakeFirstOrThrow()
    await scene.cancel(door, candidate_id)
    expect((await scene.last(candidate_id)).status).toBe('cancelled')
  })
})

/** What makes it impossible to invite Anna to `today`. */
const uninvitable: { why: string; words: string; make: (scene: Scene, days: Before) => Promise<unknown> }[] = [
  ...immovable.filter(({ why }) => ['somebody who was refused', 'somebody who works there'].includes(why)),
  ...immovable.filter(({ why }) => ['somebody to a time that is over', 'somebody on a closed vacancy'].includes(why)),
  {
    why: 'somebody who has not applied',
    words: 'Has not applied to this vacancy',
    make: ({ db }, { anna }) => db.deleteFrom('applications').where('candidate_id', '=', anna).execute(),
  },
  {
    why: 'somebody who is elsewhere at that time',
    words: 'Already invited at that time: 25 Nov 2026, 10:15',
    make: async ({ invited, day }, { anna }) => invited(anna, await day('2026-11-25', '10:15')),
  },
]

describe.each(doors)('by the %s cannot be invited', (door) => {
  test.each(uninvitable)('$why', async ({ words, make }) => {
    const scene = await twoDoors()
    const before = await beforeMove(scene)
    await make(scene, before)
    const rows = await scene.of(before.anna)
    expectRefused(door, await scene.invite(door, before.anna, before.tomorrow), words)
    expect(await scene.of(before.anna)).toEqual(rows)
  })
})

test('among several, those who cannot be invited are named with the reason, and the others are invited', async () => {
  const { db, page, call, day, person } = await twoDoors()
  const today = await day()
  const [anna, boris] = [await person(), await person()]
  await db
    .updateTable('applications')
    .set({ closed_at: '2026-11-24T00:00:00Z' })
    .where('candidate_id', '=', anna)
    .execute()
  const answer = await call('POST', '/invitations', { batch: today.id, candidates: [anna, boris] })
  expect(answer.json()).toMatchObject({
    invited: 1,
    notInvited: [
      { candidate: anna, why: 'application-closed', message: 'Is out of this vacancy. Take the candidate back first.' },
    ],
  })
  const [vera, tomorrow] = [await person(), await day('2026-11-25')]
  await page.post(`/batches/${tomorrow.id}/fill`, { candidate: [String(anna), String(vera)], slot: '' })
  expect((await page.get(`/batches/${tomorrow.id}`)).body).toContain('Not invited: Ким Анна: Is out of this vacancy')
})

test('spread over the day, somebody gets a slot at which they are free', async () => {
  const { call, day, person, invited, of } = await twoDoors()
  const [busy, today] = [await day('2026-11-24', '10:00'), await day('2026-11-24', '10:00')]
  const anna = await person()
  await invited(anna, busy)
  await call('POST', '/invitations', { batch: today.id, candidates: [anna] })
  expect((await of(anna)).at(-1)).toMatchObject({ batch_id: today.id, slot_id: today.slots[1]!.id })
})

test('two places on one day without overlap, or on two days, are allowed, warned of and shown on both pages', async () => {
  const { page, call, day, person, invited, invite, move, last } = await twoDoors()
  const [today, afternoon, tomorrow] = [await day(), await day('2026-11-24', '15:00'), await day('2026-11-25')]
  const anna = await person()
  await invited(anna, today)
  expect((await invite('api', anna, afternoon)).json().alsoInvited).toEqual([
    { candidate: anna, batch: today.id, startsAt: '2026-11-24T07:00:00Z' },
  ])
  await move('page', anna, tomorrow.slots[0]!.id)
  expect((await page.get(`/batches/${afternoon.id}`)).body).toContain('moved. Also invited: 24 Nov 2026, 10:00')
  expect((await last(anna)).batch_id).toBe(tomorrow.id)
  for (const { id } of [today, tomorrow])
    expect((await page.get(`/batches/${id}`)).body).toMatch(/Ким Анна is also invited at 2[45] Nov 2026, 10:00/)
  const { id, version } = await last(anna)
  const answer = await call('PATCH', `/invitations/${id}`, { version, slot: tomorrow.slots[1]!.id, reason: 'Позже' })
  expect(answer.json().alsoInvited).toEqual([{ candidate: anna, batch: today.id, startsAt: '2026-11-24T07:00:00Z' }])
})
