import { describe, expect, test } from 'vitest'
import { roles } from '../../../src/web/security/permissions.ts'
import { program } from '../../support/program.ts'
import { doors, openDoors, type Day, type Door, type Scene } from './scene.ts'

const twoDoors = await openDoors()

type Act = 'move to another day' | 'move within the day' | 'cancel'

/** Every state of an invitation to `today`, the way into it, and what may be done with it then. */
const states: { state: string; make: (scene: Scene, person: number, days: Days) => Promise<unknown>; may: Act[] }[] = [
  { state: 'not marked', make: async () => {}, may: ['move to another day', 'move within the day', 'cancel'] },
  ...(['came', 'late', 'missed'] as const).map((mark) => ({
    state: mark,
    make: (scene: Scene, person: number) => scene.mark(person, mark),
    may: ['move to another day', 'move within the day'] as Act[],
  })),
  {
    state: 'left',
    make: async ({ mark }, person) => {
      await mark(person, 'came')
      await mark(person, 'left')
    },
    may: ['move to another day', 'move within the day'],
  },
  { state: 'moved', make: ({ move }, person, { today }) => move('api', person, today.slots[1]!.id), may: [] },
  { state: 'cancelled', make: ({ cancel }, person) => cancel('api', person), may: [] },
  {
    state: 'missed, and moved to another day',
    make: async ({ mark, move }, person, { later }) => {
      await mark(person, 'missed')
      await move('api', person, later.slots[0]!.id)
    },
    may: [],
  },
  {
    state: 'missed on a day that is closed',
    make: async ({ db, close }, _, { today }) => {
      await close(today)
      await db.updateTable('batches').set({ status: 'closed' }).where('id', '=', today.id).execute()
      await db.updateTable('invitations').set({ presence: 'missed' }).where('batch_id', '=', today.id).execute()
    },
    may: ['move to another day'],
  },
  {
    state: 'on a day that was called off',
    make: ({ page }, _, { today }) => page.post(`/batches/${today.id}/cancel`, { reason: 'Заболел' }),
    may: [],
  },
  {
    state: 'of somebody who is out of the vacancy',
    make: ({ db }, person) =>
      db
        .updateTable('applications')
        .set({ closed_at: '2026-11-24T00:00:00Z' })
        .where('candidate_id', '=', person)
        .execute(),
    may: ['move within the day', 'cancel'],
  },
  {
    state: 'of somebody who works there',
    make: ({ db }, person) =>
      db.updateTable('applications').set({ started_on: '2026-11-24' }).where('candidate_id', '=', person).execute(),
    may: ['move within the day', 'cancel'],
  },
]

type Days = { today: Day; tomorrow: Day; later: Day }

const acts: readonly Act[] = ['move to another day', 'move within the day', 'cancel']

async function attempt(scene: Scene, door: Door, act: Act, id: number, { today, tomorrow }: Days) {
  const { version } = await scene.db
    .selectFrom('invitations')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const slot = act === 'move to another day' ? tomorrow.slots[0]!.id : today.slots[1]!.id
  const [path, fields, patch] =
    act === 'cancel'
      ? ([`/invitations/${id}/cancel`, {}, { status: 'cancelled' }] as const)
      : ([`/invitations/${id}/move`, { slot: String(slot) }, { slot }] as const)
  return door === 'page'
    ? scene.page.post(path, { ...fields, version: String(version), reason: 'Просит' })
    : scene.call('PATCH', `/invitations/${id}`, { ...patch, version, reason: 'Просит' })
}

describe.each(doors)('by the %s an invitation', (door) => {
  test.each(states)('$state: is moved and cancelled as the table says', async ({ make, may }) => {
    const allowed: Act[] = []
    for (const act of acts) {
      const scene = await twoDoors()
      const days = {
        today: await scene.day(),
        tomorrow: await scene.day('2026-11-25'),
        later: await scene.day('2026-11-26'),
      }
      const person = await scene.person()
      const { id } = await scene.invited(person, days.today)
      await make(scene, person, days)
      const before = await scene.of(person)
      const { statusCode } = await attempt(scene, door, act, id, days)
      expect([200, 303, door === 'page' ? 422 : 409]).toContain(statusCode)
      if (statusCode < 400) allowed.push(act)
      else expect(await scene.of(person)).toEqual(before)
    }
    expect(allowed).toEqual(may)
  })
})

test.each(roles)('a colleague with the role %s moves, cancels and invites only where the role plans', async (role) => {
  const scene = await twoDoors()
  const days = {
    today: await scene.day(),
    tomorrow: await scene.day('2026-11-25'),
    later: await scene.day('2026-11-26'),
  }
  const theirs = { ...scene, page: await scene.visitor(role), call: (await program(scene, { role })).call }
  const may = role !== 'manager'
  for (const door of doors) {
    const person = await scene.person()
    const { id } = await scene.invited(person, days.today)
    for (const act of acts.slice(0, 2)) {
      const answer = await attempt(theirs, door, act, (await scene.last(person)).id, days)
      expect([act, answer.statusCode]).toEqual([act, may ? (door === 'page' ? 303 : 200) : 403])
      if (may) break
    }
    const cancelled = await attempt(theirs, door, 'cancel', may ? (await scene.last(person)).id : id, days)
    expect(cancelled.statusCode).toBe(may ? (door === 'page' ? 303 : 200) : 403)
    const batch = days.later
    const invited =
      door === 'page'
        ? await theirs.page.post(`/batches/${batch.id}/fill`, { candidate: String(person), slot: '', beyond: 'yes' })
        : await theirs.call('POST', '/invitations', { batch: batch.id, candidates: [person], beyondPlan: true })
    expect(invited.statusCode).toBe(may ? (door === 'page' ? 303 : 201) : 403)
  }
})
