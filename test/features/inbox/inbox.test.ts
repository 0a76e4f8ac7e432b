import { afterAll, beforeAll, expect, test } from 'vitest'
import { readInbox } from '../../../src/features/inbox/read-inbox.ts'
import { markOf, readTo, takeTurn } from '../../../src/features/inbox/reading-turn.ts'
import { setReply } from '../../../src/features/invitations/acts/set-reply.ts'
import { testImapServer } from '../../support/imap-server.ts'
import type { ReceivedMail } from '../../support/mail-server.ts'
import { inShort, mailingTeam, mailOf } from '../message-sending/scene.ts'
import { awayMail, calendarMail, returnedMails, writtenAnswer, type Sent } from './returned-mails.ts'

let box: Awaited<ReturnType<typeof testImapServer>>
let team: Awaited<ReturnType<typeof mailingTeam>>
beforeAll(async () => {
  box = await testImapServer(afterAll)
  team = await mailingTeam({ variables: { IMAP_URL: box.url, MAIL_PER_MINUTE: '0' }, whenOver: afterAll })
})

/** A minute passes, and what came in is read. */
const read = async () => {
  team.later({ minutes: 1 })
  return readInbox(team.services)
}
const arrives = (raw: string) => box.arrives(raw, team.clock.now)
const report = (of: string) => returnedMails.find((one) => one.of === of)!.mail

const sentTo = (person: number): Sent & ReceivedMail => {
  const mail = team.mails.findLast(({ to }) => to === mailOf(person))!
  return { ...mail, messageId: mail.headers['message-id']!, returnPath: mail.from }
}

/** People invited to a day of their own, and written to. */
const invited = async (...names: string[]) => {
  const { batch } = await team.day('2026-11-27')
  const people = await team.people(...names)
  await team.inviteTo(batch, people)
  await team.send()
  return people
}
const invitationsOf = async (people: readonly number[]) =>
  inShort(
    (await team.messages()).filter(({ candidate_id, kind }) => people.includes(candidate_id) && kind === 'invitation'),
  )

test('T16 what comes back by mail: only a wrong address is written to no more, and its invitation ends', async () => {
  const people = await invited('Ким Анна', 'Ли Олег', 'Цой Вера', 'Пак Ирина')
  const [wrong = 0, spam = 0, late = 0, forged = 0] = people
  arrives(report('Gmail: no such mailbox')(sentTo(wrong)))
  arrives(report('Yandex: refuses with 5.7.1, which says nothing about the address')(sentTo(spam)))
  arrives(report('Postfix: still tries')(sentTo(late)))
  // Somebody who guesses the number of a mail knows neither whom it went to nor its Message-ID.
  arrives(
    report('Gmail: no such mailbox')({
      ...sentTo(forged),
      to: 'somebody@else.test',
      messageId: '<guessed@yavka.test>',
    }),
  )
  // Two servers look at once: one of them reads.
  team.later({ minutes: 1 })
  const both = await Promise.all([readInbox(team.services), readInbox(team.services)])
  expect(both.flatMap((one) => ('read' in one ? one.read : []))).toEqual([4])
  expect(await invitationsOf(people)).toEqual([
    'invitation: bounced (bounced)',
    'invitation: bounced (not-delivered)',
    'invitation: sent',
    'invitation: sent',
  ])
  expect(await team.db.selectFrom('suppressed_addresses').select(['address', 'reason']).execute()).toEqual([
    { address: mailOf(wrong), reason: 'bounced' },
  ])
  expect(await team.invitationOf(wrong)).toMatchObject({ status: 'cancelled', end_reason: 'no-mail', asked_at: null })
  expect(await team.invitationOf(spam)).toMatchObject({ status: 'active', asked_at: null })
  expect(await team.invitationOf(late)).toMatchObject({ status: 'active', asked_at: expect.any(String) })
  expect(await team.invitationOf(forged)).toMatchObject({ status: 'active', asked_at: expect.any(String) })
  expect((await team.messages()).find(({ candidate_id }) => candidate_id === late)).toMatchObject({
    last_answer: '4.4.1',
  })
  // What is done with is marked as read; what was not ours stays for a person.
  expect(box.mails.map(({ seen }) => seen)).toEqual([true, true, true, false])
})

test('a connection that breaks, a mailbox that is numbered anew: no mail is lost, and none counts twice', async () => {
  const people = await invited('А Анна', 'Б Анна', 'В Анна')
  await read()
  for (const person of people) arrives(writtenAnswer({ ...sentTo(person), id: `a${person}@x.test`, text: 'Буду' }))
  const answers = async () =>
    (await team.db.selectFrom('message_answers').select('candidate_id').orderBy('id').execute()).map(
      (one) => one.candidate_id,
    )
  const fetches = () => box.heard.filter((command) => command.startsWith('UID FETCH')).length
  const before = fetches()
  box.before = () => (fetches() === before + 2 ? 'break' : 'go on')
  expect(await read()).toMatchObject({ trouble: expect.any(String), isNews: true })
  expect(await answers()).toEqual([people[0]])
  box.before = () => 'go on'
  expect(await read()).toEqual({ read: 2 })
  expect(await answers()).toEqual(people)
  // A server dies while it reads: the others wait until its time is over, and it writes nothing of it down any more.
  const mark = markOf({ imapUrl: box.url })
  team.later({ minutes: 1 })
  expect(await takeTurn(team.db, mark, 'dead', { at: team.clock.now, now: false })).not.toBeNull()
  expect([await read(), await readInbox(team.services, { now: true })]).toEqual([{ none: true }, { none: true }])
  expect(await read()).toEqual({ read: 0 })
  const { now } = team.clock
  expect(await readTo(team.db, mark, 'dead', { validity: '1', uid: 999, at: now })).toBe(false)
  box.validity += 1
  expect(await read()).toEqual({ read: box.mails.length })
  expect(await answers()).toEqual(people)
  expect(await read()).toEqual({ read: 0 })
})

test('an inbox that cannot be read is tried again with longer pauses, and the settings say since when', async () => {
  const page = async () => (await team.recruiter.get('/settings/messages')).body.replaceAll('\u00a0', ' ')
  await read()
  expect(await page()).toMatch(/The inbox was last read on .*\d\d:\d\d/)
  box.password = 'changed'
  const tries: boolean[] = []
  for (let minute = 0; minute < 12; minute += 1) tries.push('trouble' in (await read()))
  // At once, and then after one minute, two and five.
  expect(tries.flatMap((tried, minute) => (tried ? minute : []))).toEqual([0, 1, 3, 8])
  expect(await page()).toMatch(/has not been read since .*\d\d:\d\d.*does not let us in/)
  box.password = 'secret'
  expect(await readInbox(team.services, { now: true })).toEqual({ read: 0 })
  expect(await page()).toContain('The inbox was last read on')
})

test('T9 an answer from the calendar counts like one on the page: from the person, for the entry of now, once', async () => {
  const [anna = 0] = await invited('Ким Анна')
  const entry = (mail: ReceivedMail) => ({
    uid: /UID:(\S+)/.exec(mail.calendar ?? '')![1]!,
    sequence: Number(/SEQUENCE:(\d+)/.exec(mail.calendar ?? '')![1]),
    attendee: mailOf(anna),
  })
  const says = async (answer: Parameters<typeof calendarMail>[0]) => {
    arrives(calendarMail(answer))
    await read()
    return team.invitationOf(anna)
  }
  await setReply(team.db, await team.invitationOf(anna), 'yes', team.actor())
  await team.send()
  const given = sentTo(anna)
  expect(given.calendar?.replaceAll('\r\n ', '')).toContain('RSVP=TRUE')
  const { version } = await team.invitationOf(anna)

  // Promised already: nothing is confirmed again. Whom it was forwarded to does not answer for her.
  expect(await says({ ...entry(given), partstat: 'ACCEPTED' })).toMatchObject({ version })
  expect(await says({ ...entry(given), attendee: 'friend@people.test', partstat: 'DECLINED' })).toMatchObject({
    version,
  })
  expect(await says({ ...entry(given), uid: 'interview-1@elsewhere.test', partstat: 'DECLINED' })).toMatchObject({
    version,
  })
  expect(await says({ ...entry(given), partstat: 'DECLINED' })).toMatchObject({ reply: 'no', reply_via: 'calendar' })
  await team.send()
  expect(sentTo(anna).calendar).toContain('METHOD:CANCEL')
  // A version that is gone is not answered any more.
  expect(await says({ ...entry(given), partstat: 'ACCEPTED' })).toMatchObject({ reply: 'no' })
  expect(await says({ ...entry(sentTo(anna)), partstat: 'TENTATIVE' })).toMatchObject({ reply: 'unsure' })
  // What came in before she said something else is not taken, however often it is read.
  await setReply(team.db, await team.invitationOf(anna), 'yes', team.actor())
  const last = await team.invitationOf(anna)
  box.validity += 1
  await read()
  expect(await team.invitationOf(anna)).toEqual(last)
  const events = await team.db
    .selectFrom('invitation_events')
    .select('origin')
    .where('invitation_id', '=', last.id)
    .where('action', '=', 'answers')
    .orderBy('id')
    .execute()
  expect(events.map(({ origin }) => origin)).toEqual(['colleague', 'person', 'person', 'colleague'])
})

test('what somebody writes back stands on their page, and what a program writes for them does not', async () => {
  const [anna = 0, oleg = 0] = await invited('Ким Анна', 'Ли Олег')
  arrives(awayMail(sentTo(oleg)))
  arrives(writtenAnswer({ ...sentTo(anna), id: 'one@x.test', text: 'Приду, но к 10:15\n\n> Приглашаем вас' }))
  arrives(writtenAnswer({ ...sentTo(anna), id: 'two@x.test', text: 'Письмо. '.repeat(200) }))
  await read()
  const pageOf = async (person: number) => (await team.recruiter.get(`/candidates/${person}`)).body
  expect(await pageOf(anna)).toContain('Приду, но к 10:15')
  expect((await pageOf(anna)).match(/Answered by mail/g)).toHaveLength(2)
  expect(await pageOf(anna)).toContain('the text is in the mailbox')
  expect(await pageOf(oleg)).not.toContain('Answered by mail')
  // Like what comes through the gateway it waits to be read, in the list of all and on the person's page.
  expect((await team.recruiter.get('/messages')).body).toContain('“Приду, но к 10:15”')
  const toRead = /action="(\/messages\/answers\/\d+\/read\?candidate=\d+)/
  const [, first = ''] = toRead.exec(await pageOf(anna)) ?? []
  expect((await team.recruiter.post(first)).headers.location).toBe(`/candidates/${anna}`)
  const [, second = ''] = toRead.exec(await pageOf(anna)) ?? []
  expect(second).not.toBe(first)
  await team.recruiter.post(second)
  expect(await pageOf(anna)).not.toMatch(toRead)
  expect(await team.invitationOf(anna)).toMatchObject({ reply: null })
  expect(box.mails.slice(-3).map(({ seen }) => seen)).toEqual([false, false, false])
})
