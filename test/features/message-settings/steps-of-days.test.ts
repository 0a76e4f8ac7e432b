import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_STEPS, type Step } from '../../../src/domain/messages/steps.ts'
import { saveBatchSteps } from '../../../src/features/message-settings/acts/save-batch-steps.ts'
import { saveSending } from '../../../src/features/message-settings/acts/save-sending.ts'
import { testApp, testNow, type TestApp, type Visitor } from '../../support/app.ts'
import type { WhenOver } from '../../support/database.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

let made: TestApp
let hr: Visitor
let vacancy: number
const clock = { now: testNow }
const over: Parameters<WhenOver>[0][] = []
const actor = { by: null, at: testNow }

beforeAll(async () => {
  made = await testApp({}, clock, (end) => over.push(end))
  hr = await made.visitor('hr')
  vacancy = await makeVacancy(made.database.db)
})

afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

/** A day at ten in Moscow, to which these people are invited. */
async function day(date: string, ...names: string[]) {
  const saved = await hr.post('/batches', { ...smallFlow(vacancy), date })
  const batch = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  return { batch, invite: () => invite(batch, names) }
}

async function invite(batch: number, names: string[]) {
  const people = await makeCandidates(made.database.db, vacancy, names)
  await hr.post(`/batches/${batch}/fill`, { candidate: people.map(String), slot: '', beyond: 'yes' })
  return people
}

/** The messages of a person that wait, as "step instant". */
const waiting = async (candidate: number) => {
  const rows = await made.database.db
    .selectFrom('messages')
    .select(['kind', 'step', 'not_before'])
    .where('candidate_id', '=', candidate)
    .where('state', '=', 'queued')
    .orderBy('not_before')
    .orderBy('id')
    .execute()
  return rows.map(({ kind, step, not_before }) => `${step || kind} ${not_before.slice(0, 16)}`)
}

const only = (...on: Step[]): Step[] =>
  DEFAULT_STEPS.map((step) => on.find(({ id }) => id === step.id) ?? { ...step, on: false })
const twoDays: Step = { id: '3-days', lead: { unit: 'days', count: 2 }, on: true }

describe('the steps of a day', () => {
  it('T19: queue the invitation and the reminders by day, each before its use', async () => {
    const { invite: inviteAll } = await day('2026-12-01', 'Анна')
    const [anna] = await inviteAll()
    expect(await waiting(anna!)).toEqual([
      `invitation ${testNow.toString().slice(0, 16)}`,
      '3-days 2026-11-28T07:00',
      '1-day 2026-11-30T07:00',
      // Two hours before ten is by night: on the evening before.
      '2-hours 2026-11-30T17:00',
    ])
  })

  it('of its own hold for who is invited later, and where the first is off nobody is written to at once', async () => {
    const { batch, invite: inviteAll } = await day('2026-12-02', 'Борис')
    await saveBatchSteps(made.database.db, batch, only(twoDays), actor)
    const [boris] = await inviteAll()
    expect(await waiting(boris!)).toEqual(['3-days 2026-11-30T07:00'])
  })

  it('hold for who is invited already, too: what waits is worked out anew, what is sent is not sent again', async () => {
    const { batch, invite: inviteAll } = await day('2026-12-03', 'Вера', 'Глеб')
    const [vera, gleb] = await inviteAll()
    const { db } = made.database
    await db
      .updateTable('messages')
      .set({ state: 'sent' })
      .where('candidate_id', '=', gleb!)
      .where('step', '=', '3-days')
      .execute()
    await saveBatchSteps(db, batch, only(twoDays), actor)
    expect((await waiting(vera!)).filter((one) => !one.startsWith('invitation'))).toEqual(['3-days 2026-12-01T07:00'])
    expect((await waiting(gleb!)).filter((one) => !one.startsWith('invitation'))).toEqual([])
  })

  it('are not made up for when their hour is past, and declined people get none', async () => {
    const { batch, invite: inviteAll } = await day('2026-12-04', 'Дарья', 'Егор')
    const [darya, egor] = await inviteAll()
    const { db } = made.database
    await db.updateTable('invitations').set({ reply: 'no' }).where('candidate_id', '=', egor!).execute()
    await saveBatchSteps(db, batch, only(twoDays), { by: null, at: testNow.add({ hours: 24 * 9 }) })
    expect((await waiting(darya!)).filter((one) => !one.startsWith('invitation'))).toEqual([])
    expect((await waiting(egor!)).filter((one) => !one.startsWith('invitation'))).toEqual([])
  })

  it('of the team change every open day that has none of its own', async () => {
    const { invite: inviteAll } = await day('2026-12-05', 'Зоя')
    const [zoya] = await inviteAll()
    const { version } = await made.database.db
      .selectFrom('sending_settings')
      .select('version')
      .executeTakeFirst()
      .then((row) => row ?? { version: 0 })
    await saveSending(made.database.db, version, { waking: { from: 12 * 60, until: 20 * 60 } }, actor)
    expect((await waiting(zoya!)).slice(1)).toEqual([
      '3-days 2026-12-01T16:00',
      '1-day 2026-12-03T16:00',
      '2-hours 2026-12-04T16:00',
    ])
  })
})

describe('a trial', () => {
  it('draws each person once, half and half, by text and by time, and writes the arm beside the message', async () => {
    const { db } = made.database
    const trial = { name: 'x', difference: '20', count: '2', unit: 'days' }
    const pair = { 'subject-ru': 'а', 'body-ru': 'а', 'subject-en': 'a', 'body-en': 'a' }
    await hr.post('/settings/messages/texts/reminder-3-days/trial', { ...pair, ...trial })
    const { invite: inviteAll } = await day('2026-12-10', ...Array.from({ length: 12 }, (_, index) => `Имя ${index}`))
    const people = await inviteAll()
    const rows = await db
      .selectFrom('messages')
      .select(['candidate_id', 'trial_arm', 'not_before'])
      .where('step', '=', '3-days')
      .where('candidate_id', 'in', people)
      .execute()
    expect(rows).toHaveLength(12)
    for (const { trial_arm, not_before } of rows)
      expect(not_before.slice(0, 10)).toBe(trial_arm!.endsWith('b') ? '2026-12-07' : '2026-12-06')
    expect(new Set(rows.map(({ trial_arm }) => trial_arm)).size).toBe(2)
    expect(await db.selectFrom('message_trial_people').select('id').execute()).toHaveLength(12)
    expect((await hr.get('/settings/messages/trials')).body).toMatch(/12 of \d+ are drawn; the outcome of 12/)
  })

  it('counts people who came of those drawn, and nobody who was called off', async () => {
    const { db } = made.database
    const drawn = await db.selectFrom('message_trial_people').select(['invitation_id', 'arm']).orderBy('id').execute()
    const of = (arm: string) => drawn.filter((one) => one.arm === arm).map((one) => one.invitation_id)
    const set = (ids: number[], values: object) =>
      db.updateTable('invitations').set(values).where('id', 'in', ids).execute()
    await set([...of('a'), ...of('b').slice(1)], { presence: 'missed' })
    await set(of('a').slice(0, 1), { presence: 'late' })
    await set(of('b').slice(0, 1), { status: 'cancelled' })
    await db.updateTable('batches').set({ status: 'closed' }).where('date', '=', '2026-12-10').execute()
    const page = (await hr.get('/settings/messages/trials')).body
    expect(page).toContain(`1 of ${of('a').length} came`)
    expect(page).toContain(`0 of ${of('b').length - 1} came`)
    expect(page).toContain('No verdict yet')
  })
})
