import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dayOf } from '../batches/day.ts'

const ahead = 'This day is still ahead'

/** A day ten days from now. */
const inTenDays = () => dayOf(['Анна'], '2026-12-04')

test('before the day nobody has come, is late, has left, has missed it or is called in', async () => {
  const {
    hr,
    batch,
    people: [anna = 0],
    about,
    invitationOf,
  } = await inTenDays()
  const before = await invitationOf(anna)
  for (const mark of ['arrived', 'came', 'late', 'missed', 'left', 'call-in']) {
    expect((await about(anna, `mark/${mark}`)).statusCode).toBe(303)
    expect((await hr.get(`/batches/${batch}/reception`)).body).toContain(ahead)
    expect(await invitationOf(anna)).toEqual(before)
  }
})

test('before the day an interview has no result, and what was typed is kept', async () => {
  const {
    people: [anna = 0],
    about,
    invitationOf,
  } = await inTenDays()
  const answer = await about(anna, 'result', { result: 'passed', note: 'Хорошо держится' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(ahead)
  expect(answer.body).toContain('Хорошо держится')
  expect((await invitationOf(anna)).result).toBeNull()
})

test('before the day nobody comes without an invitation', async () => {
  const { hr, db, batch } = await inTenDays()
  const { id } = await db.selectFrom('slots').select('id').executeTakeFirstOrThrow()
  const answer = await hr.post(`/batches/${batch}/walk-ins`, { name: 'Гость', phone: '', slot: String(id) })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(ahead)
  expect(answer.body).toContain('value="Гость"')
  expect(await db.selectFrom('invitations').select('id').where('walk_in', '=', 1).execute()).toEqual([])
})

test('the reception of a day ahead says so and has no buttons that would be refused', async () => {
  const { hr, batch, clock } = await inTenDays()
  const board = async () => (await hr.get(`/batches/${batch}/reception`)).body
  const early = await board()
  expect(early).toContain(ahead)
  expect(early).not.toContain('/mark/arrived')
  expect(early).not.toContain('/walk-ins"')
  clock.now = Temporal.Instant.from('2026-12-04T05:00:00Z')
  const onTheDay = await board()
  expect(onTheDay).not.toContain(ahead)
  expect(onTheDay).toContain('/mark/arrived')
  expect(onTheDay).toContain('/walk-ins"')
})

test('a day begins at midnight of its own city', async () => {
  const { db, clock, plan, fill, people, hr } = await dayOf(['Анна', 'Борис'], '2026-11-26')
  const [anna = 0, boris = 0] = people
  await db.updateTable('vacancies').set({ city_id: 'ekb' }).execute()
  const east = await plan({ date: '2026-11-26', from: '19:00' })
  await fill(east, [boris])
  const came = async (candidate: number) => {
    const row = await db
      .selectFrom('invitations')
      .select(['id', 'version'])
      .where('candidate_id', '=', candidate)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    await hr.post(`/invitations/${row.id}/mark/came`, { version: String(row.version) })
    return (await db.selectFrom('invitations').select('presence').where('id', '=', row.id).executeTakeFirstOrThrow())
      .presence
  }
  // 22:30 on the 25th in Moscow, 0:30 on the 26th in Yekaterinburg.
  clock.now = Temporal.Instant.from('2026-11-25T19:30:00Z')
  expect([await came(anna), await came(boris)]).toEqual([null, 'came'])
  clock.now = Temporal.Instant.from('2026-11-25T21:00:00Z')
  expect(await came(anna)).toBe('came')
})
