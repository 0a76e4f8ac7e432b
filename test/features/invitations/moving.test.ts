import { describe, expect, test } from 'vitest'
import { teamTurnout, type Turnout } from '../../../src/features/turnout/reads/team-turnout.ts'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../src/db/open.ts'
import { doors, openDoors } from './scene.ts'

const twoDoors = await openDoors()

/** What matters of each invitation of a person: where it is, how it stands, and what is marked. */
const shown = (rows: { batch_id: number; status: string; presence: string | null; arrived_at: string | null }[]) =>
  rows.map(({ batch_id, status, presence, arrived_at }) => [batch_id, status, presence, arrived_at !== null])

/** What the turnout has learned since. */
async function learnedSince(db: Db, before: Turnout): Promise<Turnout> {
  const now = await teamTurnout(db)
  return { came: now.came - before.came, invited: now.invited - before.invited }
}

describe.each(doors)('moving to another day by the %s', (door) => {
  test('starts unmarked, and the missed day stays counted as missed', async () => {
    const { db, day, person, invited, mark, move, of, close } = await twoDoors()
    const [today, tomorrow] = [await day(), await day('2026-11-25')]
    const [anna, boris] = [await person(), await person()]
    await invited(anna, today)
    await invited(boris, today, 1)
    await mark(anna, 'missed')
    await mark(boris, 'came')
    await move(door, anna, tomorrow.slots[0]!.id)
    expect(shown(await of(anna))).toEqual([
      [today.id, 'active', 'missed', false],
      [tomorrow.id, 'active', null, false],
    ])
    const before = await teamTurnout(db)
    await close(today)
    expect(await learnedSince(db, before)).toEqual({ came: 1, invited: 2 })
  })

  test('the learned turnout of a closed day does not change by a rescue', async () => {
    const { db, day, person, invited, move, of, close } = await twoDoors()
    const [today, tomorrow] = [await day(), await day('2026-11-25')]
    const anna = await person()
    await invited(anna, today)
    const before = await teamTurnout(db)
    await close(today)
    await move(door, anna, tomorrow.slots[0]!.id)
    expect(shown(await of(anna))).toEqual([
      [today.id, 'active', 'missed', false],
      [tomorrow.id, 'active', null, false],
    ])
    expect(await learnedSince(db, before)).toEqual({ came: 0, invited: 1 })
  })

  test('leaves somebody who waited as gone from the day they came to', async () => {
    const { day, person, invited, mark, move, of } = await twoDoors()
    const [today, tomorrow] = [await day(), await day('2026-11-25')]
    const anna = await person()
    await invited(anna, today)
    await mark(anna, 'came')
    await move(door, anna, tomorrow.slots[0]!.id)
    expect(shown(await of(anna))).toEqual([
      [today.id, 'active', 'left', true],
      [tomorrow.id, 'active', null, false],
    ])
  })

  test('counts somebody as missed whose slot is over, though nobody has marked them', async () => {
    const { clock, day, person, invited, move, of } = await twoDoors()
    const [today, tomorrow] = [await day(), await day('2026-11-25')]
    const [anna, boris] = [await person(), await person()]
    await invited(anna, today)
    await invited(boris, today)
    await move(door, boris, tomorrow.slots[1]!.id)
    clock.now = Temporal.Instant.from('2026-11-24T08:30:00Z')
    await move(door, anna, tomorrow.slots[0]!.id)
    expect((await of(anna)).map(({ status, presence }) => [status, presence])).toEqual([
      ['active', 'missed'],
      ['active', null],
    ])
    // Who asked for another day beforehand counts neither as invited nor as missed.
    expect((await of(boris)).map(({ status, presence }) => [status, presence])).toEqual([
      ['moved', null],
      ['active', null],
    ])
  })

  test('somebody who missed a day and was moved from it is not moved from it again', async () => {
    const { day, person, invited, mark, move, of } = await twoDoors()
    const [today, tomorrow, later] = [await day(), await day('2026-11-25'), await day('2026-11-26')]
    const anna = await person()
    const { id } = await invited(anna, today)
    await mark(anna, 'missed')
    await move(door, anna, tomorrow.slots[0]!.id)
    const again = await move(door, anna, later.slots[0]!.id, id)
    expect(again.statusCode).toBe(door === 'page' ? 422 : 409)
    expect(again.body).toContain('moved from this day already')
    expect(await of(anna)).toHaveLength(2)
  })

  test('within the day carries the arrival along, and the answers with it', async () => {
    const { call, day, person, invited, mark, move, of } = await twoDoors()
    const today = await day()
    const anna = await person()
    const { id, version } = await invited(anna, today)
    await call('PATCH', `/invitations/${id}`, { version, reply: 'yes' })
    await mark(anna, 'late')
    await move(door, anna, today.slots[1]!.id)
    const [old, now] = await of(anna)
    expect([old?.status, now?.status, now?.slot_id]).toEqual(['moved', 'active', today.slots[1]!.id])
    expect([now?.presence, now?.arrived_at, now?.reply]).toEqual(['late', old?.arrived_at, 'yes'])
  })

  test('within the day somebody who missed a slot is expected at the later one', async () => {
    const { day, person, invited, mark, move, of } = await twoDoors()
    const today = await day()
    const anna = await person()
    await invited(anna, today)
    await mark(anna, 'missed')
    await move(door, anna, today.slots[1]!.id)
    expect(shown(await of(anna)).at(-1)).toEqual([today.id, 'active', null, false])
  })
})

test('a mark of the missed day can be taken back after the person was moved to another day', async () => {
  const { page, day, person, invited, mark, move, of } = await twoDoors()
  const [today, tomorrow] = [await day(), await day('2026-11-25')]
  const anna = await person()
  await invited(anna, today)
  await mark(anna, 'missed')
  await move('page', anna, tomorrow.slots[0]!.id)
  const [old] = await of(anna)
  expect((await page.get(`/batches/${today.id}/reception`)).body).toContain(`/invitations/${old!.id}/undo`)
  await page.post(`/invitations/${old!.id}/undo`, { version: String(old!.version) })
  expect(shown(await of(anna))[0]).toEqual([today.id, 'active', null, false])
})
