import { describe, expect, it } from 'vitest'
import { invitationsOfBatch } from '../../../src/features/batches/reads/invitations.ts'
import { allOf, ownHistory } from '../../../src/features/turnout/reads/history.ts'
import { silentDays } from '../../../src/features/turnout/turnout.ts'
import { testApp } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

const asked = '2026-11-20T09:00:00Z'
const later = '2026-11-22T21:00:00Z'

describe('for how many days somebody was silent', () => {
  it.each([
    ['nobody asked', { asked_at: null, replied_at: null, reply: null }, null],
    ['asked, no reply', { asked_at: asked, replied_at: null, reply: null }, 3.5],
    ['replied', { asked_at: asked, replied_at: later, reply: 'yes' }, 2.5],
    ['replied before anybody asked', { asked_at: later, replied_at: asked, reply: 'no' }, null],
    ['replied, nobody knows when', { asked_at: asked, replied_at: null, reply: 'yes' }, null],
    // A reply that was taken back: the person is as silent as before.
    ['reply taken back', { asked_at: asked, replied_at: later, reply: null }, 3.5],
  ] as const)('%s', (_, invitation, days) => {
    expect(silentDays(invitation, '2026-11-23T21:00:00Z')).toBe(days)
  })

  it('is learned from closed days: until the reply, or until the person was to come; with the arm of a trial', async () => {
    const { database, visitor } = await testApp()
    const { db } = database
    const vacancy = await makeVacancy(db)
    const hr = await visitor('hr')
    const saved = await hr.post('/batches', { ...smallFlow(vacancy), date: '2026-11-25' })
    const batch = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
    const people = await makeCandidates(db, vacancy, ['Анна', 'Борис', 'Вера'])
    await hr.post(`/batches/${batch}/fill`, { candidate: people.map(String), slot: '', beyond: 'yes' })
    const rows = await db.selectFrom('invitations').select(['id', 'slot_id', 'candidate_id']).orderBy('id').execute()
    const slot = await db.selectFrom('slots').selectAll().where('id', '=', rows[0]!.slot_id).executeTakeFirstOrThrow()
    const before = (days: number) => new Date(Date.parse(slot.starts_at) - days * 86_400_000).toISOString()
    const set = (id: number, values: object) =>
      db
        .updateTable('invitations')
        .set({ presence: 'missed', ...values })
        .where('id', '=', id)
        .execute()
    await set(rows[0]!.id, { asked_at: before(3), replied_at: before(1), reply: 'yes', slot_id: slot.id })
    await set(rows[1]!.id, { asked_at: before(3), slot_id: slot.id })
    await set(rows[2]!.id, { slot_id: slot.id })
    const drawn_at = before(3)
    const trial = await db
      .insertInto('message_trials')
      .values({ name: 'Имя', kind: 'invitation', step: '', planned: 40, started_at: drawn_at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('message_trial_people')
      .values({ trial_id: trial.id, invitation_id: rows[1]!.id, arm: 'b', drawn_at })
      .execute()
    expect((await invitationsOfBatch(db, batch)).map((row) => row.trial)).toEqual([null, `${trial.id}b`, null])
    await db.updateTable('batches').set({ status: 'closed' }).execute()
    const history = await allOf(ownHistory(db))
    expect(history.map(({ silentDays: days }) => days)).toEqual([2, 3, null])
    expect(history.map((one) => one.trial)).toEqual([null, `${trial.id}b`, null])
  })
})
