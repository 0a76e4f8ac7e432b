import ICAL from 'ical.js'
import { sync } from 'node-ical'
import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addColleagues, colleagues, password } from '../../src/demo/colleagues.ts'
import { readInbox } from '../../src/features/inbox/read-inbox.ts'
import { sendDue } from '../../src/features/message-sending/send-due.ts'
import { returnedMails } from '../features/inbox/returned-mails.ts'
import { mailingTeam, mailOf } from '../features/message-sending/scene.ts'
import { desk, launchBrowser, openPage, phone } from '../support/browser.ts'
import { testImapServer } from '../support/imap-server.ts'
import type { ReceivedMail } from '../support/mail-server.ts'
import { Walker } from './walker.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})

/** What a mail says of the calendar entry, as two readers of calendars understand it; null without one. */
function entryOf({ calendar }: ReceivedMail) {
  if (calendar === null) return null
  const read = new ICAL.Component(ICAL.parse(calendar))
  const event = new ICAL.Event(read.getFirstSubcomponent('vevent') ?? undefined)
  const other = Object.values(sync.parseICS(calendar)).find((one) => one?.type === 'VEVENT')
  if (other?.type !== 'VEVENT') throw new Error('The other reader sees no entry')
  expect([other.uid, Number(other.sequence), other.start.getTime()]).toEqual([
    event.uid,
    event.sequence,
    event.startDate.toJSDate().getTime(),
  ])
  expect(event.attendees.map((attendee) => attendee.getFirstValue())).toHaveLength(1)
  return {
    what: `${String(read.getFirstPropertyValue('method'))} ${event.sequence}`,
    uid: event.uid,
    at: event.startDate.toJSDate().toISOString().slice(11, 16),
  }
}

test('a day from the plan to the end: invited by mail, replies, returns, reminders, a move, called off', async () => {
  const refused: string[] = []
  const box = await testImapServer()
  const team = await mailingTeam({
    replies: { recipient: (address) => (refused.includes(address) ? '550 5.1.1 No such user' : undefined) },
    variables: { MAIL_PER_MINUTE: '0', IMAP_URL: box.url },
  })
  const { db, mails, clock } = team
  await addColleagues(db, clock.now)
  const people = await team.people(...Array.from({ length: 24 }, (_, at) => `Ким Анна ${String.fromCharCode(65 + at)}`))
  const url = await team.app.listen({ host: '127.0.0.1', port: 0 })
  const { page, complaints } = await openPage(browser, { language: 'en', width: desk })
  const walker = new Walker(page, 'en', url)
  await signIn(walker)

  // The plan says how many to invite; they are ticked already.
  await page.goto(`${url}/vacancies/${team.vacancy}`)
  await walker.follow('vacancy.plan')
  await walker.write({
    'planner.goal': '8',
    'planner.certainty': '85',
    'planner.until': '12:00',
    'batch.date': '2026-11-27',
    'batch.place': 'Тверская, 1',
    'batch.contact': 'Рита, +7 945 100-00-01',
  })
  await walker.main.locator('#interviewers').fill('3')
  await walker.main.locator('#rate').selectOption('known')
  await walker.main.locator('#known').fill('50')
  await walker.press('planner.submit')
  await walker.sees('planner.stated')
  await walker.press('batch.save')
  await walker.sees('batch.saved')
  const [invited, spare] = [people.slice(0, 20), people.slice(20, 24)]
  const [unknown = 0, returned = 0] = invited.slice(18)
  refused.push(mailOf(unknown))
  await walker.press('fill.submit')
  await walker.sees('fill.done', { invited: 20 })
  const { id: batch } = await db.selectFrom('batches').select('id').executeTakeFirstOrThrow()
  const day = `${url}/batches/${batch}`
  /** What is sent because of an act, once all that is due has left. */
  const sentBy = async (act: () => Promise<unknown>): Promise<ReceivedMail[]> => {
    const before = mails.length
    await act()
    // The server sends by itself, too.
    await sendDue(team.services)
    const due = db.selectFrom('messages').select('id').where('state', '=', 'queued')
    await expect.poll(() => due.where('next_attempt_at', '<=', clock.now.toString()).execute()).toEqual([])
    await expect.poll(() => due.where('lease', 'is not', null).execute()).toEqual([])
    return mails.slice(before)
  }
  await sentBy(async () => {})
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    invited
      .filter((person) => person !== unknown)
      .map(mailOf)
      .toSorted(),
  )

  // Nine reply on their own pages, on a cheap phone without scripts: six come, two do not, one takes another time.
  const { page: own, complaints: ofPhone } = await openPage(browser, {
    language: 'en',
    width: phone,
    javaScriptEnabled: false,
  })
  const [coming, declining, other = 0] = [invited.slice(0, 6), invited.slice(6, 8), invited[8]]
  const says = async (person: number, choice: string) => {
    const mail = mails.findLast(({ to }) => to === mailOf(person))!
    await own.goto(`${url}${/\/r\/[\w.-]+/.exec(mail.text)![0]}`)
    await own.locator(`[name=choice][value=${choice}]`).check()
    await own.locator('button.f').click()
  }
  const confirmed = await sentBy(async () => {
    for (const person of coming) await says(person, 'yes')
    for (const person of declining) await says(person, 'no')
    // The places of those who declined are kept for five minutes, in case they change their minds.
    team.later({ minutes: 6 })
    await says(other, 'other')
    await own.locator('[name=slot]').first().check()
    await own.locator('button.f').click()
    await own.locator('.when').waitFor()
  })
  const whats = (some: readonly ReceivedMail[]) => some.map((mail) => entryOf(mail)?.what ?? 'no entry')
  expect(whats(confirmed)).toEqual([...coming.map(() => 'REQUEST 0'), 'no entry', 'no entry', 'REQUEST 1'])

  // The forecast, the list of the day, the calls and the reception know it.
  const count = async (text: string) => (await walker.main.getByText(text).all()).length
  await page.goto(day)
  await walker.seesText('9 of 19 answered')
  await walker.seesText('Invite 3 more people')
  expect(await count('replied on their own page')).toBe(9)
  expect(await count('no answer yet')).toBe(10)
  await page.goto(`${day}/calls`)
  await walker.seesText('10 silent')
  await page.goto(`${day}/reception`)
  await walker.sees('reception.came-of', { came: 0, invited: 19 })
  expect(await count('promised to come')).toBe(7)

  // A second mail comes back by mail. Four are short then: two who did not hear of it, and two who declined.
  const lost = mails.find(({ to }) => to === mailOf(returned))!
  const report = returnedMails[0]!.mail({
    to: lost.to,
    messageId: lost.headers['message-id']!,
    returnPath: lost.from,
  })
  box.arrives(report, clock.now)
  // The server reads by itself, too.
  await readInbox(team.services, { now: true })
  await expect.poll(() => team.invitationOf(returned)).toMatchObject({ status: 'cancelled', end_reason: 'no-mail' })
  await page.goto(day)
  await walker.seesText('The message to 2 people did not arrive')
  await walker.seesText('Invite 4 more people')
  await walker.follow('advice.button-invite')
  const added = await sentBy(async () => {
    await walker.press('fill.submit')
    await walker.sees('fill.done', { invited: 4 })
  })
  expect(added.map(({ to }) => to).toSorted()).toEqual(spare.map(mailOf).toSorted())

  // The day before everybody who has not declined is reminded, once.
  const asked = [...invited.slice(0, 18), ...spare].filter((person) => !declining.includes(person))
  const to = (some: readonly number[]) => some.map(mailOf).toSorted()
  const reminded = await sentBy(async () => team.later({ hours: 51 }))
  expect(reminded.map((mail) => mail.to).toSorted()).toEqual(to(asked))
  expect(await sentBy(async () => {})).toEqual([])

  // The whole day is an hour later: everybody is told once, and the entries in calendars move along.
  const before = new Map(confirmed.map((mail) => [mail.to, entryOf(mail)]))
  await signIn(walker)
  await page.goto(day)
  const moved = await sentBy(async () => {
    await walker.openMenu('day.more')
    await walker.follow('move-day.title')
    await walker.write({ 'planner.from': '11:00' })
    await walker.press('move-day.title')
    await walker.sees('move-day.done')
  })
  expect(moved.map((mail) => mail.to).toSorted()).toEqual(to(asked))
  const entries = [...coming, other]
  const withEntry = moved.filter(({ calendar }) => calendar !== null)
  expect(withEntry.map((mail) => mail.to).toSorted()).toEqual(to(entries))
  for (const mail of withEntry) {
    const [then, now] = [before.get(mail.to)!, entryOf(mail)!]
    const hourLater = `${String(Number(then.at.slice(0, 2)) + 1).padStart(2, '0')}${then.at.slice(2)}`
    const what = mail.to === mailOf(other) ? 'REQUEST 2' : 'REQUEST 1'
    expect(now).toEqual({ what, uid: then.uid, at: hourLater })
  }

  // Called off: who has an entry gets it cancelled, the others a mail, and who declined hears nothing.
  const off = await sentBy(async () => {
    await walker.openMenu('day.more')
    await walker.follow('day.cancel-menu')
    await walker.write({ 'batch.cancel-reason': 'Ill' })
    await walker.press('batch.cancel')
    await walker.sees('batch.cancelled-done')
  })
  expect(off.map((mail) => mail.to).toSorted()).toEqual(to(asked))
  const cancelled = off.filter(({ calendar }) => calendar !== null)
  expect(cancelled.map((mail) => mail.to).toSorted()).toEqual(to(entries))
  expect(whats(cancelled).toSorted()).toEqual([...coming.map(() => 'CANCEL 2'), 'CANCEL 3'])
  for (const mail of cancelled) expect(entryOf(mail)!.uid).toBe(before.get(mail.to)!.uid)
  expect(await db.selectFrom('messages').select('id').where('state', '=', 'queued').execute()).toEqual([])
  expect([...complaints, ...ofPhone]).toEqual([])
})

async function signIn({ page, url }: Walker) {
  await page.context().addCookies([{ name: 'language', value: 'en', url }])
  await page.goto(`${url}/sign-in`)
  await page.fill('#email', colleagues.find(({ role }) => role === 'hr')!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(`${url}/`)
}
