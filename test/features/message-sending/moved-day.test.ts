import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createToken } from '../../../src/db/identity/api-tokens.ts'
import { cancelBatch } from '../../../src/features/batches/acts/cancel-batch.ts'
import { moveBatch } from '../../../src/features/batches/acts/move-batch.ts'
import { setReply } from '../../../src/features/invitations/acts/set-reply.ts'
import type { ReceivedMail } from '../../support/mail-server.ts'
import { mailingTeam, mailOf, morning } from './scene.ts'

let team: Awaited<ReturnType<typeof mailingTeam>>
const over: (() => unknown)[] = []

beforeAll(async () => {
  team = await mailingTeam({ variables: { MAIL_PER_MINUTE: '0' }, whenOver: (end) => over.push(end) })
})

afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

const entryOf = ({ calendar }: ReceivedMail) =>
  calendar && `${/METHOD:(\w+)/.exec(calendar)?.[1]} ${/SEQUENCE:(\d+)/.exec(calendar)?.[1]}`

const sinceNow = async (act: () => Promise<unknown> = async () => {}) => {
  const before = team.mails.length
  await act()
  team.later({ minutes: 1 })
  await team.send()
  return team.mails.slice(before)
}

/** A day with one who has promised to come, one who is silent and one who does not come, all of whom know it. */
async function dayWithThree(date = '2026-11-27') {
  team.clock.now = morning
  const { db, by } = team
  const day = await team.day(date)
  const people = await team.people('Ким Анна', 'Бо Олег', 'Лев Игорь')
  const [coming, silent, declining] = people as [number, number, number]
  await sinceNow(() => team.inviteTo(day.batch, people, day.slots[0]!.id))
  const reply = async (person: number, answer: 'yes' | 'no') => {
    const { id, version } = await team.invitationOf(person)
    await setReply(db, { id, version }, answer, { by, at: team.clock.now })
  }
  await sinceNow(async () => {
    await reply(coming, 'yes')
    await reply(declining, 'no')
  })
  const rows = () =>
    db
      .selectFrom('invitations')
      .select(['candidate_id', 'slot_id', 'status', 'reply', 'asked_at', 'chance', 'presence'])
      .where('batch_id', '=', day.batch)
      .orderBy('id')
      .execute()
  const startOf = async () =>
    (await db.selectFrom('slots').select('starts_at').where('id', '=', day.slots[0]!.id).executeTakeFirstOrThrow())
      .starts_at
  return { ...day, people, coming, silent, declining, rows, startOf }
}

const shown = async (path: string) => (await team.recruiter.get(path)).body.replaceAll('\u00a0', ' ')

const formOf = async (batch: number) => {
  const body = await shown(`/batches/${batch}/move`)
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(body)?.[1] ?? ''
  return { version: value('version'), date: value('date'), from: value('from'), place: 'Тверская, 1' }
}

describe('a day that is moved', () => {
  it('tells everybody who knows of it once, with the next version of their entry, and leaves turnout as it is', async () => {
    const { batch, coming, silent, rows, startOf } = await dayWithThree()
    const before = await rows()
    const page = await shown(`/batches/${batch}/move`)
    expect(page).toContain('1 person gets a mail that also moves the meeting')
    expect(page).toContain('1 person gets a message about the move')
    expect(await shown(`/batches/${batch}/invitations`)).toContain('Reminders that Yavka sends are noted automatically')
    const seen = await formOf(batch)
    const sent = await sinceNow(() => team.recruiter.post(`/batches/${batch}/move`, { ...seen, from: '11:00' }))
    expect(new Map(sent.map((mail) => [mail.to, entryOf(mail)]))).toEqual(
      new Map([
        [mailOf(coming), 'REQUEST 1'],
        [mailOf(silent), null],
      ]),
    )
    for (const { text } of sent) expect(text.replaceAll('\u00a0', ' ')).toMatch(/10:00[\s\S]*11:00|11:00[\s\S]*10:00/)
    expect(await startOf()).toBe('2026-11-27T08:00:00Z')
    expect(await rows()).toEqual(before)

    // What somebody saw of the old time is not answered any more; the reminders come by the new one.
    const { id } = await team.invitationOf(silent)
    expect(await setReply(team.db, { id, version: 1 }, 'yes', team.actor())).toEqual({ stale: true })
    team.clock.now = Temporal.Instant.from('2026-11-27T06:05:00Z')
    const reminded = await sinceNow()
    expect(reminded.map(({ to }) => to).toSorted()).toEqual([mailOf(coming), mailOf(silent)].toSorted())
    const off = await sinceNow(() => cancelBatch(team.db, { id: batch, version: null }, 'Ill', team.actor()))
    expect(new Set(off.map(entryOf))).toEqual(new Set(['CANCEL 2', null]))
  })

  it('two times before anything went out: one mail, which names the time that people know', async () => {
    const { batch, silent } = await dayWithThree()
    const move = async (to: object) =>
      moveBatch(team.db, { id: batch, version: null }, { despite: false, ...to }, team.actor())
    const sent = await sinceNow(async () => {
      expect(await move({ from: '11:00' })).toEqual({ done: true })
      team.later({ seconds: 10 })
      expect(await move({ date: '2026-11-28', place: 'Арбат, 2' })).toEqual({ done: true })
    })
    const [mail] = sent.filter(({ to }) => to === mailOf(silent))
    expect(sent).toHaveLength(2)
    expect(mail!.text.replaceAll('\u00a0', ' ')).toMatch(/27 .*10:00, Тверская, 1/)
    expect(mail!.text).toContain('Арбат, 2')
  })

  it('names the new time in an invitation that has not gone out yet', async () => {
    team.clock.now = morning
    const { batch, slots } = await team.day('2026-11-27')
    const people = await team.people('Ким Анна')
    await team.inviteTo(batch, people, slots[0]!.id)
    expect(await shown(`/batches/${batch}/move`)).toContain('1 invitation has not gone out yet')
    const moved = () =>
      moveBatch(team.db, { id: batch, version: null }, { from: '12:00', despite: false }, team.actor())
    const [invitation, ...more] = await sinceNow(moved)
    expect([invitation!.text.includes('12:00'), more]).toEqual([true, []])
  })
})

describe('a day is not moved', () => {
  it('by either door: to where it is, to a time that is over, when it has begun, by an old page', async () => {
    const { batch, coming } = await dayWithThree()
    const { db, recruiter } = team
    const token = await createToken(
      db,
      team.by,
      {
        name: 'CRM',
        permissions: ['batches.read', 'batches.plan', 'messages.send'],
        expiresAt: morning.add({ hours: 24 }),
      },
      morning,
    )
    const seen = await formOf(batch)
    const byPage = async (fields: object) => recruiter.post(`/batches/${batch}/move`, { ...seen, ...fields })
    const byApi = async (fields: object) =>
      team.app.inject({
        method: 'PATCH',
        url: `/api/v1/batches/${batch}`,
        headers: { authorization: `Bearer ${token}` },
        payload: { version: Number(seen.version), status: 'planned', ...fields },
      })
    const refused = async (fields: object, words: string) => {
      const [page, api] = [await byPage(fields), await byApi(fields)]
      expect([page.statusCode, api.statusCode]).toEqual([422, 409])
      expect(page.body).toContain(words)
      expect(api.body).toContain(words)
    }
    await refused({}, 'The day is at this time and place already')
    await refused({ date: '2026-11-23' }, 'This time is over already')
    expect((await byPage({ from: '25:00' })).statusCode).toBe(422)
    expect((await byApi({ from: '25:00' })).statusCode).toBe(400)

    // Somebody is expected elsewhere at that hour.
    const other = await team.day('2026-11-30')
    await team.inviteTo(other.batch, [coming], other.slots[0]!.id)
    await refused({ date: '2026-11-30' }, 'Ким Анна: has another meeting at that time')

    // An interviewer is: moved only when that is said.
    const rita = { name: 'Рита', name_key: 'рита' }
    const [here, there] = [batch, (await team.day('2026-12-01')).batch]
    await db
      .insertInto('batch_interviewers')
      .values([
        { batch_id: here, ...rita },
        { batch_id: there, ...rita },
      ])
      .execute()
    await refused({ date: '2026-12-01' }, 'Рита')
    const asked = await byPage({ date: '2026-12-01' })
    expect(asked.body).toContain('name="despite" value="yes"')
    const done = await byApi({ date: '2026-12-01', despite: true })
    expect([done.statusCode, done.json().date]).toEqual([200, '2026-12-01'])
    expect([(await byPage({ from: '15:00' })).statusCode, (await byApi({ from: '15:00' })).statusCode]).toEqual([
      409, 409,
    ])

    // Somebody is marked.
    await db.updateTable('invitations').set({ presence: 'came' }).where('candidate_id', '=', coming).execute()
    Object.assign(seen, await formOf(batch))
    await refused({ from: '15:00' }, 'The day has begun')
    const manager = await team.visitor('manager')
    expect((await manager.get(`/batches/${batch}/move`)).statusCode).toBe(403)
  })
})
