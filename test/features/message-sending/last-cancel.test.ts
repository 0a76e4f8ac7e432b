import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { replyToken } from '../../../src/web/links/reply-token.ts'
import { mailingTeam, mailOf, morning } from './scene.ts'

let team: Awaited<ReturnType<typeof mailingTeam>>
const over: (() => unknown)[] = []

beforeAll(async () => {
  team = await mailingTeam({ variables: { MAIL_PER_MINUTE: '0' }, whenOver: (end) => over.push(end) })
})

afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

beforeEach(() => {
  team.clock.now = morning
})

const linkOf = async (person: number) => {
  const { thread_id } = await team.invitationOf(person)
  return `/r/${replyToken(team.services, { thread: thread_id!, generation: 0 })}`
}

const says = async (person: number, choice: string) => {
  const url = await linkOf(person)
  const version = /name="version" value="([^"]+)"/.exec((await team.app.inject({ url })).body)?.[1] ?? ''
  const payload = new URLSearchParams({ choice, version }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await team.app.inject({ method: 'POST', url, payload, headers })).statusCode).toBe(303)
}

/** Somebody who has promised to come and has the meeting in their calendar, and somebody who has not. */
async function invitedTwo() {
  const { batch, slots } = await team.day('2026-11-27')
  const people = await team.people('Ким Анна', 'Бо Олег')
  const [holder = 0, other = 0] = people
  for (const candidate_id of people)
    await team.db
      .insertInto('consents')
      .values({
        candidate_id,
        given_on: '2026-11-20',
        until: '2027-11-20',
        wording: 'Согласна',
        channel: 'paper',
        recorded_by: team.by,
        recorded_at: morning.toString(),
      })
      .execute()
  await team.inviteTo(batch, people, slots[0]!.id)
  await team.send()
  await says(holder, 'yes')
  await team.send()
  return { batch, holder, other }
}

const sentTo = async (person: number, act: () => Promise<unknown>) => {
  const before = team.mails.length
  await act()
  team.later({ minutes: 1 })
  await team.send()
  const mails = team.mails.slice(before)
  expect(mails.every(({ to }) => to === mailOf(person))).toBe(true)
  return mails.map(({ calendar, text }) => ({
    entry: calendar && `${/METHOD:(\w+)/.exec(calendar)?.[1]} ${/SEQUENCE:(\d+)/.exec(calendar)?.[1]}`,
    text,
  }))
}

test('T8 "not interested" takes the entry out of the calendar, in the one mail that confirms it', async () => {
  const { holder, other } = await invitedTwo()
  expect(await sentTo(holder, () => says(holder, 'not-interested'))).toMatchObject([{ entry: 'CANCEL 2' }])
  // Each is written to in their own language.
  await team.db.updateTable('candidates').set({ message_language: 'ru' }).where('id', '=', other).execute()
  const [mail] = await sentTo(other, () => says(other, 'not-interested'))
  expect(mail).toMatchObject({ entry: null, text: expect.stringContaining('спасибо, что сказали') })
})

test('T8 who cannot come has the entry taken away, and is not told once more when the day is called off', async () => {
  const { batch, holder, other } = await invitedTwo()
  expect(await sentTo(holder, () => says(holder, 'no'))).toMatchObject([{ entry: 'CANCEL 1' }])
  const callOff = () => team.recruiter.post(`/batches/${batch}/cancel`, { reason: 'Ill' })
  expect(await sentTo(other, callOff)).toMatchObject([{ entry: null }])
})

test('T8 the last that is sent to who takes back the consent is that the meeting is off, where they have an entry', async () => {
  const { holder, other } = await invitedTwo()
  const [last, ...more] = await sentTo(holder, () => says(holder, 'withdraw-consent'))
  expect(last!.entry).toBe('CANCEL 1')
  expect(last!.text).toContain('you have taken your consent back')
  expect(last!.text).not.toContain('/r/')
  expect(more).toEqual([])
  expect(await sentTo(other, () => says(other, 'withdraw-consent'))).toEqual([])
})

test('who wants no messages gets none, of a meeting that is called off either', async () => {
  const { batch, holder, other } = await invitedTwo()
  const act = async () => {
    await says(holder, 'no-messages')
    await team.recruiter.post(`/batches/${batch}/cancel`, { reason: 'Ill' })
  }
  expect(await sentTo(other, act)).toMatchObject([{ entry: null }])
})

test('T8 erasure takes the entry away first, and keeps neither the address nor the words of that mail', async () => {
  const { holder } = await invitedTwo()
  const { thread_id } = await team.invitationOf(holder)
  const hr = await team.visitor('hr')
  const erase = async () => {
    expect((await hr.post(`/candidates/${holder}/erasure`, { basis: 'request', sure: 'yes' })).statusCode).toBe(303)
  }
  expect(await sentTo(holder, erase)).toMatchObject([{ entry: 'CANCEL 1' }])
  const kept = (await team.messages()).filter((message) => message.thread_id === thread_id)
  expect(kept.map(({ kind, address, body }) => ({ kind, address, body }))).toContainEqual({
    kind: 'cancellation',
    address: null,
    body: null,
  })
  expect(kept.every(({ address, body }) => address === null && body === null)).toBe(true)
})
