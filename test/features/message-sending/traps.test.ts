import { expect, test } from 'vitest'
import { mergedFields, type Choices } from '../../../src/domain/people/merging.ts'
import { closeApplication } from '../../../src/features/applications/acts/close-application.ts'
import { reopenApplication } from '../../../src/features/applications/acts/reopen-application.ts'
import { cancelBatch } from '../../../src/features/batches/acts/cancel-batch.ts'
import { mergeCandidates } from '../../../src/features/duplicates/acts/merge-candidates.ts'
import { cancelInvitation } from '../../../src/features/invitations/acts/cancel-invitation.ts'
import { moveInvitation } from '../../../src/features/invitations/acts/move-invitation.ts'
import { setReply } from '../../../src/features/invitations/acts/set-reply.ts'
import { claim, startSending } from '../../../src/features/message-sending/outbox.ts'
import { sendDue } from '../../../src/features/message-sending/send-due.ts'
import { tellPassed } from '../../../src/features/reception/acts/tell-passed.ts'
import { eraseCandidate } from '../../../src/features/privacy/acts/erase-candidate.ts'
import { inShort, mailingTeam, mailOf } from './scene.ts'

const subjects = (mails: readonly { to: string; headers: Record<string, string> }[]) =>
  mails.map(({ to, headers }) => `${to.split('@')[0]}: ${headers['subject']}`)

test('T3 no reminder goes out after the meeting was cancelled; who knew of it is told once', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-27')
  const [anna = 0] = await team.people('Ким Анна')
  await team.inviteTo(batch, [anna])
  await team.send()
  await cancelInvitation(team.db, await team.invitationOf(anna), null, team.actor())
  await team.send()
  team.later({ hours: 24 * 2 + 10 })
  await team.send()
  expect(inShort(await team.messages())).toEqual([
    'invitation: sent',
    'reminder 1-day: dropped (cancelled)',
    'reminder 2-hours: dropped (cancelled)',
    'cancellation: sent',
  ])
  expect(team.mails).toHaveLength(2)
})

test('T3 T5 a move is told with both times, and its reminders come by the new one', async () => {
  const team = await mailingTeam()
  const [first, second] = [await team.day('2026-11-27'), await team.day('2026-12-02', '12:00')]
  const [anna = 0] = await team.people('Ким Анна')
  await team.inviteTo(first.batch, [anna])
  await team.send()
  const before = await team.invitationOf(anna)
  await moveInvitation(team.db, before, { slot: second.slots[0]!.id, reason: null }, team.actor())
  await team.send()
  expect((await team.invitationOf(anna)).thread_id).toBe(before.thread_id)
  expect(team.mails[1]!.text).toMatch(/10:00/)
  expect(team.mails[1]!.text).toMatch(/12:00/)
  const reminders = (await team.messages()).filter(({ kind }) => kind === 'reminder')
  expect(reminders.map(({ state, not_before }) => `${state} ${not_before}`)).toEqual([
    'dropped 2026-11-26T07:00:00Z',
    'dropped 2026-11-26T17:00:00Z',
    'queued 2026-11-29T09:00:00Z',
    'queued 2026-12-01T09:00:00Z',
    'queued 2026-12-02T07:00:00Z',
  ])
})

test('an invitation that waits names the place that the meeting was moved to, and nothing else is sent', async () => {
  const team = await mailingTeam()
  const { batch, slots } = await team.day('2026-11-27')
  const [anna = 0] = await team.people('Ким Анна')
  await team.inviteTo(batch, [anna], slots[0]!.id)
  await moveInvitation(team.db, await team.invitationOf(anna), { slot: slots[2]!.id, reason: null }, team.actor())
  expect(await team.send()).toBe(1)
  expect(team.mails[0]!.text).toContain('11:00')
  expect(team.mails[0]!.text).not.toContain('10:00')
})

test('T4 nobody gets a mail twice, though two servers send at once and the act is repeated', async () => {
  const team = await mailingTeam({ variables: { MAIL_PER_MINUTE: '0' } })
  const { batch } = await team.day('2026-11-27')
  const people = await team.people(...Array.from({ length: 30 }, (_, n) => `Ким Анна ${n}`))
  await team.inviteTo(batch, people)
  await team.inviteTo(batch, people)
  const sent = await Promise.all([sendDue(team.services), sendDue(team.services), sendDue(team.services)])
  expect(sent.reduce((sum, one) => sum + one.sent, 0)).toBe(30)
  expect(new Set(team.mails.map(({ to }) => to)).size).toBe(30)
  expect(team.mails).toHaveLength(30)
})

test('T4 what a server that died was sending is sent by another, once its lease is over, with the same number', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-27')
  const [anna = 0] = await team.people('Ким Анна')
  await team.inviteTo(batch, [anna])
  const [id = 0] = await claim(
    team.db,
    { channel: 'email', onlyOnce: false, among: null, most: 20 },
    'dead',
    team.clock.now,
  )
  await startSending(team.db, id, 'dead', team.clock.now)
  expect(await team.send()).toBe(0)
  // Nobody counts on it as unsent: the move is told by a mail of its own.
  const other = await team.day('2026-12-02')
  await moveInvitation(team.db, await team.invitationOf(anna), { slot: other.slots[0]!.id, reason: null }, team.actor())
  team.later({ minutes: 3 })
  expect(await team.send()).toBe(2)
  expect(new Set(team.mails.map(({ headers }) => headers['message-id'])).size).toBe(2)
  // What the dead one would still write down is not taken.
  expect(await startSending(team.db, id, 'dead', team.clock.now)).toBeNull()
})

test('T16 an address that is refused is written to no more, and no other; the plan takes it for not invited', async () => {
  const team = await mailingTeam({
    replies: { recipient: (to) => (to === mailOf(1) ? '550 5.1.1 No such user' : undefined) },
  })
  const { batch } = await team.day('2026-11-27')
  const people = await team.people('Ким Анна', 'Ли Олег')
  await team.inviteTo(batch, people)
  expect(await team.send()).toBe(1)
  expect(await team.db.selectFrom('suppressed_addresses').select(['address', 'reason']).execute()).toEqual([
    { address: mailOf(1), reason: 'refused' },
  ])
  expect(await team.invitationOf(1)).toMatchObject({ status: 'cancelled', end_origin: 'program' })
  expect(await team.invitationOf(2)).toMatchObject({ status: 'active' })
  expect(inShort((await team.messages()).filter(({ candidate_id }) => candidate_id === 1))).toEqual([
    'invitation: bounced (refused)',
    'reminder 1-day: dropped (cancelled)',
    'reminder 2-hours: dropped (cancelled)',
  ])
})

test('T16 T17 a server that refuses what we send suppresses no address, and nothing is lost meanwhile', async () => {
  const answers = ['550 5.7.1 Looks like spam', '451 4.7.1 Greylisted']
  const team = await mailingTeam({ replies: { data: () => answers.shift() } })
  const { batch } = await team.day('2026-11-27')
  await team.inviteTo(batch, await team.people('Ким Анна', 'Ли Олег'))
  // The first refusal stops the channel for all.
  expect([await team.send(), await team.send(), answers.length]).toEqual([0, 0, 1])
  team.later({ minutes: 1 })
  expect([await team.send(), answers.length]).toEqual([0, 0])
  team.later({ minutes: 10 })
  expect(await team.send()).toBe(2)
  expect(await team.db.selectFrom('suppressed_addresses').selectAll().execute()).toEqual([])
  expect((await team.messages()).filter(({ kind }) => kind === 'invitation').map(({ state }) => state)).toEqual([
    'sent',
    'sent',
  ])
})

test('T17 more than a minute may take waits for the next one, whichever server sends', async () => {
  const team = await mailingTeam({ variables: { MAIL_PER_MINUTE: '2', MAIL_PER_DAY: '5' } })
  const { batch } = await team.day('2026-11-27')
  await team.inviteTo(batch, await team.people('А Анна', 'Б Анна', 'В Анна', 'Г Анна', 'Д Анна', 'Е Анна'))
  const sent: number[] = []
  for (let minute = 0; minute < 4; minute += 1) {
    sent.push((await Promise.all([team.send(), team.send()])).reduce((one, other) => one + other))
    team.later({ minutes: 1 })
  }
  expect(sent).toEqual([2, 2, 1, 0])
  team.later({ hours: 24 })
  expect(await team.send()).toBe(1)
})

test('T18 a merge keeps what waits, and it goes to the one who is kept', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-27')
  const [kept = 0, merged = 0] = await team.people('Ким Анна', 'Ким Анна П')
  await team.inviteTo(batch, [merged])
  const version = async (id: number) =>
    team.db.selectFrom('candidates').select(['id', 'version']).where('id', '=', id).executeTakeFirstOrThrow()
  const done = await mergeCandidates(
    team.db,
    {
      kept: await version(kept),
      merged: await version(merged),
      choices: Object.fromEntries(mergedFields.map((field) => [field, 'kept'])) as Choices,
    },
    { by: team.by, now: team.clock.now, invitedTwice: 'twice' },
  )
  expect(done).toHaveProperty('merge')
  expect(await team.send()).toBe(1)
  expect(team.mails.map(({ to }) => to)).toEqual([mailOf(kept)])
  expect((await team.messages()).map(({ candidate_id }) => candidate_id)).toEqual([kept, kept, kept])
})

test('T19 nobody is written to by night: an invitation waits for nine, a reminder comes the evening before', async () => {
  const team = await mailingTeam()
  team.later({ hours: 14 })
  const { batch } = await team.day('2026-11-27', '08:00')
  await team.inviteTo(batch, await team.people('Ким Анна'))
  expect(await team.send()).toBe(0)
  expect((await team.messages()).map(({ kind, step, not_before }) => [kind, step, not_before])).toEqual([
    ['invitation', '', '2026-11-25T06:00:00Z'],
    ['reminder', '1-day', '2026-11-25T17:00:00Z'],
    ['reminder', '2-hours', '2026-11-26T17:00:00Z'],
  ])
  team.later({ hours: 10 })
  expect(await team.send()).toBe(1)
})

test('after an hour without a server what is still of use goes out, and the rest is dropped with its reason', async () => {
  const team = await mailingTeam()
  const [soon, later] = [await team.day('2026-11-24', '10:00'), await team.day('2026-11-27')]
  const [anna = 0, oleg = 0] = await team.people('Ким Анна', 'Ли Олег')
  await team.inviteTo(soon.batch, [anna], soon.slots[0]!.id)
  await team.inviteTo(later.batch, [oleg])
  team.later({ hours: 1 })
  expect(await team.send()).toBe(1)
  expect(subjects(team.mails)[0]).toMatch(`person-${oleg}: `)
  expect(inShort(await team.messages()).slice(0, 2)).toEqual(['invitation: dropped (too-late)', 'invitation: sent'])
})

test('T6 T8 the entry in the calendar is made by a promise, moved and taken away, each time in a higher version', async () => {
  const team = await mailingTeam()
  const [first, second] = [await team.day('2026-11-27'), await team.day('2026-12-02')]
  const [anna = 0] = await team.people('Ким Анна')
  await team.inviteTo(first.batch, [anna])
  await team.send()
  await setReply(team.db, await team.invitationOf(anna), 'yes', team.actor())
  await team.send()
  await moveInvitation(
    team.db,
    await team.invitationOf(anna),
    { slot: second.slots[1]!.id, reason: null },
    team.actor(),
  )
  await team.send()
  await cancelBatch(team.db, { id: second.batch, version: null }, 'нет места', team.actor())
  await team.send()
  const lines = (name: string) =>
    team.mails.map(({ calendar }) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(calendar ?? '')?.[1] ?? null)
  expect(lines('METHOD')).toEqual([null, 'REQUEST', 'REQUEST', 'CANCEL'])
  expect(lines('SEQUENCE')).toEqual([null, '0', '1', '2'])
  expect(new Set(lines('UID')).size).toBe(2)
  // T10: nobody else is in it.
  expect(team.mails[3]!.calendar?.match(/mailto:[^\r\n"]+/gi)).toHaveLength(2)
})

test('erasure takes away what waits, and of what was sent the words and the address', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-27')
  const [anna = 0] = await team.people('Ким Анна')
  await team.inviteTo(batch, [anna])
  await team.send()
  await eraseCandidate(team.database, anna, 'request', team.actor())
  expect(await team.messages()).toMatchObject([{ state: 'sent', address: null, subject: null, body: null }])
  team.later({ hours: 72 })
  expect(await team.send()).toBe(0)
})

test('a refusal and "you passed" say why in a colleague\'s words, unless they were taken back before', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-27')
  const [anna = 0, oleg = 0, passed = 0] = await team.people('Ким Анна', 'Ли Олег', 'Цой Вера')
  const message = { note: 'Мы выбрали человека с опытом продаж.' }
  const close = async (candidate: number) => {
    const { id, version } = await team.db
      .selectFrom('applications')
      .select(['id', 'version'])
      .where('candidate_id', '=', candidate)
      .executeTakeFirstOrThrow()
    await closeApplication(team.db, { id, version }, { endedBy: 'team', reason: 'experience', message }, team.actor())
    return id
  }
  await close(anna)
  await reopenApplication(team.db, await close(oleg), team.actor())
  await team.inviteTo(batch, [passed])
  await team.send()
  const invitation = await team.invitationOf(passed)
  await team.db.updateTable('invitations').set({ presence: 'came', result: 'passed' }).execute()
  expect(await tellPassed(team.db, invitation.id, null, team.actor())).toEqual({ done: true })
  await team.send()
  expect(inShort((await team.messages()).filter(({ kind }) => kind === 'refusal' || kind === 'passed'))).toEqual([
    'refusal: sent',
    'refusal: dropped (taken-back)',
    'passed: sent',
  ])
  expect(team.mails[0]!.text).toContain(message.note)
})
