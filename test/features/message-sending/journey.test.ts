import { expect, test } from 'vitest'
import { advisedDays } from '../../../src/features/batches/reads/advised-days.ts'
import type { ReceivedMail } from '../../support/mail-server.ts'
import { mailingTeam, mailOf } from './scene.ts'

/** What a mail says of the calendar entry: `REQUEST 0`, `CANCEL 2`; null without one. */
const entryOf = ({ calendar }: ReceivedMail): string | null =>
  calendar && `${/METHOD:(\w+)/.exec(calendar)?.[1]} ${/SEQUENCE:(\d+)/.exec(calendar)?.[1]}`

test('the way of a day: invited by mail, replies, mails that come back, reminders, a move, called off', async () => {
  const gone: string[] = []
  const team = await mailingTeam({
    replies: { recipient: (address) => (gone.includes(address) ? '550 5.1.1 No such user' : undefined) },
    variables: { MAIL_PER_MINUTE: '0' },
  })
  const { app, db, recruiter, mails } = team
  const { batch, slots } = await team.day('2026-11-27')
  await db.updateTable('batches').set({ goal: 8 }).where('id', '=', batch).execute()
  const people = await team.people(...Array.from({ length: 24 }, (_, index) => `Ким Анна ${index}`))
  const [invited, spare] = [people.slice(0, 20), people.slice(20)]
  gone.push(mailOf(invited[18]!), mailOf(invited[19]!))
  const token = await recruiter.token('/settings')
  const day = `/batches/${batch}`
  const invite = (some: readonly number[], slot: number) =>
    recruiter.submit(
      `${day}/fill`,
      { candidate: some.map(String), slot: String(slots[slot]!.id), beyond: 'yes' },
      token,
    )
  const since = async (act: () => Promise<unknown>) => {
    const before = mails.length
    await act()
    await team.send()
    return mails.slice(before)
  }
  const state = async () => {
    const [known] = await advisedDays(db, [batch], team.clock.now)
    return { invited: known!.state.invited, more: known!.state.further }
  }
  const pageOf = async (path: string) => (await recruiter.get(path)).body.replaceAll('\u00a0', ' ')

  // Twenty are invited; two mails do not arrive, and the plan asks for two more.
  expect(await pageOf(`${day}/fill`)).toContain('The invitation leaves by mail by 24 Nov')
  await invite(invited.slice(0, 10), 0)
  await invite(invited.slice(10), 1)
  const planned = await state()
  expect(planned).toEqual({ invited: 20, more: 1 })
  const sent = await since(async () => {})
  expect(sent).toHaveLength(18)
  const afterBounce = await pageOf(day)
  expect(afterBounce).toContain('The mail to 2 people did not arrive')
  expect(await state()).toEqual({ invited: 18, more: 3 })
  expect(await since(() => invite(spare.slice(0, 2), 1))).toHaveLength(2)
  expect(await state()).toEqual(planned)

  // Nine reply on their own pages: six come, two do not, one takes another time.
  const linkIn = (mail: ReceivedMail) => /\/r\/[\w.-]+/.exec(mail.text)![0]
  const linkOf = (person: number) => linkIn(mails.findLast(({ to }) => to === mailOf(person))!)
  const says = async (person: number, choice: string, more: Record<string, string> = {}) => {
    const url = linkOf(person)
    const version = /name="version" value="([^"]+)"/.exec((await app.inject({ url })).body)?.[1] ?? ''
    return app.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams({ choice, version, ...more }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }
  const [coming, declining, other] = [invited.slice(0, 6), invited.slice(6, 8), invited[8]!]
  const confirmed = await since(async () => {
    for (const person of coming) await says(person, 'yes')
    for (const person of declining) await says(person, 'no')
    await db.updateTable('slots').set({ planned_invitations: 12 }).where('batch_id', '=', batch).execute()
    await says(other, 'other', { slot: String(slots[2]!.id), times: 'shown' })
  })
  expect(confirmed.map(entryOf)).toEqual([...coming.map(() => 'REQUEST 0'), null, null, 'REQUEST 1'])

  // The day, the calls and the reception know it.
  const replied = await pageOf(day)
  expect(replied.match(/on their own page|by themselves/g)?.length ?? 0).toBeGreaterThanOrEqual(8)
  expect(replied).toContain('no answer yet')
  const calls = await pageOf(`${day}/calls`)
  const toCall = calls.slice(calls.indexOf('<section class="queue"'), calls.indexOf('>Settled<'))
  expect(toCall.match(/calls\?person=/g)).toHaveLength(11)
  expect(await pageOf(`${day}/reception`)).toContain('promised to come')
  expect(await pageOf(`/candidates/${coming[0]}`)).toContain('Confirmation of the reply')

  // The day before everybody but those who declined is reminded, once.
  const reminded = await since(async () => team.later({ hours: 50 }))
  const to = (some: readonly number[]) => some.map(mailOf).toSorted()
  const expected = [...invited.slice(0, 18), ...spare.slice(0, 2)].filter((person) => !declining.includes(person))
  expect(reminded.map((mail) => mail.to).toSorted()).toEqual(to(expected))
  expect(await since(async () => {})).toEqual([])

  // Who moves by an hour gets one update of the entry, with a higher SEQUENCE.
  const moved = coming.slice(0, 2)
  const news = await since(async () => {
    for (const person of moved) {
      const { id, version } = await team.invitationOf(person)
      const form = { version: String(version), slot: String(slots[2]!.id), usual: '', reason: 'later' }
      expect((await recruiter.submit(`/invitations/${id}/move`, form, token)).statusCode).toBe(303)
    }
  })
  expect(news.map((mail) => [mail.to, entryOf(mail)])).toEqual(moved.map((person) => [mailOf(person), 'REQUEST 1']))

  // Called off: whoever has an entry gets it cancelled under the same UID, and nobody who declined hears of it.
  const off = await since(() => recruiter.submit(`${day}/cancel`, { reason: 'Ill' }, token))
  expect(off.map((mail) => mail.to).toSorted()).toEqual(to(expected))
  const cancelled = off.filter(({ calendar }) => calendar !== null)
  expect(cancelled.map((mail) => mail.to).toSorted()).toEqual(to([...coming, other]))
  expect(cancelled.map((mail) => entryOf(mail) ?? '').toSorted()).toEqual([
    ...Array(4).fill('CANCEL 1'),
    ...Array(3).fill('CANCEL 2'),
  ])
  const uidOf = (mail: ReceivedMail) => /UID:(\S+)/.exec(mail.calendar ?? '')?.[1]
  for (const mail of cancelled) {
    const first = mails.find((one) => one.to === mail.to && one.calendar !== null)!
    expect(uidOf(mail)).toBe(uidOf(first))
  }
  expect(await db.selectFrom('messages').select('id').where('state', '=', 'queued').execute()).toEqual([])
})
