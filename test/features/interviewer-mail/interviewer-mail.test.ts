import { afterAll, beforeAll, expect, test } from 'vitest'
import { addInterviewer } from '../../../src/features/batches/acts/add-interviewer.ts'
import { cancelBatch } from '../../../src/features/batches/acts/cancel-batch.ts'
import { moveBatch } from '../../../src/features/batches/acts/move-batch.ts'
import { claim, startSending } from '../../../src/features/colleague-mails/outbox.ts'
import type { Visitor } from '../../support/app.ts'
import { mailingTeam, morning } from '../message-sending/scene.ts'

let team: Awaited<ReturnType<typeof mailingTeam>>
let manager: Visitor
let rita: { id: number; email: string }
const over: (() => unknown)[] = []

beforeAll(async () => {
  team = await mailingTeam({ variables: { MAIL_PER_MINUTE: '0' }, whenOver: (end) => over.push(end) })
  manager = await team.visitor('manager')
  const users = team.db.selectFrom('users').select(['id', 'email'])
  rita = await users.orderBy('id', 'desc').executeTakeFirstOrThrow()
  await team.db.updateTable('users').set({ name: 'Рита Белова' }).where('id', '=', rita.id).execute()
})

afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

/** The mails of the next ten minutes. */
const mailsAfter = async (act: () => Promise<unknown>) => {
  const before = team.mails.length
  await act()
  team.later({ minutes: 10 })
  await team.send()
  return team.mails.slice(before)
}

/** A day that Рита is down for as an interviewer. */
async function dayOfRita(date: string) {
  team.clock.now = morning
  const { batch, slots } = await team.day(date)
  const row = { batch_id: batch, name: 'Рита Белова', name_key: 'рита белова' }
  await team.db.insertInto('batch_interviewers').values(row).execute()
  return { batch, slots, seen: { id: batch, version: null } }
}

test('an interviewer gets one mail for all that is changed at once, with how the day is now, and no candidate in it', async () => {
  const { batch, slots, seen } = await dayOfRita('2026-11-25')
  const people = await team.people('Ким Анна', 'Бо Олег')
  await mailsAfter(() => team.inviteTo(batch, people, slots[0]!.id))
  const mails = await mailsAfter(async () => {
    await moveBatch(team.db, seen, { from: '11:00', despite: false }, team.actor())
    await addInterviewer(team.db, batch, 0, team.actor())
    await moveBatch(team.db, seen, { from: '12:00', place: 'Арбат, 2', despite: false }, team.actor())
  })
  const hers = mails.filter(({ to }) => to === rita.email)
  expect(hers).toHaveLength(1)
  const text = hers[0]!.text.replaceAll('\u00a0', ' ')
  expect(text).toMatch(/12:00–13:30[\s\S]*10:00[\s\S]*Арбат, 2[\s\S]*3 interviewers at once/)
  expect(text).toContain(`/batches/${batch}`)
  expect(text).not.toMatch(/Анна|Олег|\/r\//)
  expect(mails).toHaveLength(3)
  const off = await mailsAfter(() => cancelBatch(team.db, seen, 'Ill', team.actor()))
  expect(off.find(({ to }) => to === rita.email)!.headers['subject']).toMatch(/called off/)
})

test('of a day that is further away than two days, or changed by themselves, no interviewer is written to', async () => {
  const far = await dayOfRita('2026-11-30')
  const near = await dayOfRita('2026-11-25')
  const changes = async () => {
    await moveBatch(team.db, far.seen, { from: '11:00', despite: true }, team.actor())
    await moveBatch(team.db, near.seen, { from: '11:00', despite: true }, { by: rita.id, at: team.clock.now })
  }
  expect(await mailsAfter(changes)).toEqual([])
  const nearer = () => moveBatch(team.db, far.seen, { date: '2026-11-26', from: '09:00', despite: true }, team.actor())
  expect(await mailsAfter(nearer)).toMatchObject([{ to: rita.email }])
})

test('a colleague switches these mails off, also one that waits, and on again', async () => {
  const { seen } = await dayOfRita('2026-11-25')
  const move = (from: string) => moveBatch(team.db, seen, { from, despite: true }, team.actor())
  const off = async () => {
    await move('11:00')
    expect((await manager.post('/settings/calendar/mail')).statusCode).toBe(303)
  }
  expect(await mailsAfter(off)).toEqual([])
  expect((await manager.get('/settings/calendar')).body).not.toMatch(/name="mail"[^>]*checked/)
  expect(await mailsAfter(() => move('12:00'))).toEqual([])
  await manager.post('/settings/calendar/mail', { mail: 'yes' })
  expect(await mailsAfter(() => move('13:00'))).toMatchObject([{ to: rita.email }])
})

test('what a server that died was sending: a change of a day is sent again, a reminder is not', async () => {
  const { batch, seen } = await dayOfRita('2026-11-25')
  await moveBatch(team.db, seen, { from: '11:00', despite: true }, team.actor())
  const at = team.clock.now.toString()
  const times = { next_attempt_at: at, expires_at: team.clock.now.add({ hours: 5 }).toString(), created_at: at }
  const reminder = { kind: 'offer-approval', user_id: rita.id, subject_id: 1, about: at, ...times } as const
  await team.db.insertInto('colleague_mails').values(reminder).execute()
  team.later({ minutes: 3 })
  for (const id of await claim(team.db, 'dead', team.clock.now))
    expect(await startSending(team.db, id, 'dead', team.clock.now)).not.toBeNull()
  expect(await team.send()).toBe(0)
  expect(await mailsAfter(async () => {})).toMatchObject([{ to: rita.email }])
  const states = await team.db
    .selectFrom('colleague_mails')
    .select('state')
    .where('subject_id', 'in', [batch, 1])
    .where('created_at', '=', at)
    .orderBy('kind')
    .execute()
  expect(states).toEqual([{ state: 'sent' }, { state: 'unsure' }])
})
