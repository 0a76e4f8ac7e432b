import { afterAll, expect, test } from 'vitest'
import { mailbox } from '../../../src/demo/mail/mailbox.ts'
import { openMailServer } from '../../../src/demo/mail/mail-server.ts'
import { buildApp } from '../../../src/app.ts'
import { sendDue } from '../../../src/features/message-sending/send-due.ts'
import { mailingTeam } from './scene.ts'

test('what was said to somebody stands on their page, in its words but for the link that answers in their name', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-27')
  const [anna = 0] = await team.people('Ким Анна Петровна')
  await team.inviteTo(batch, [anna])
  await team.send()
  const page = (await team.recruiter.get(`/candidates/${anna}`)).body
  expect(page).toContain('Text of the message')
  expect(page).toContain('http://yavka.test/r/…')
  expect(page).not.toMatch(/\/r\/[\w-]+\.[\w-]+/)
  // The reminders wait.
  expect(page).toMatch(/Reminder · e-mail · waiting · .* · not before 26 Nov/)
})

test('without a mail server the day says what is to be passed on, and inviting says so before', async () => {
  const team = await mailingTeam({ variables: { SMTP_URL: '' } })
  const { batch } = await team.day('2026-11-27')
  const [anna = 0] = await team.people('Ким Анна Петровна')
  expect((await team.recruiter.get(`/batches/${batch}/fill`)).body).toContain('You pass the invitations on yourself')
  await team.inviteTo(batch, [anna])
  const day = (await team.recruiter.get(`/batches/${batch}`)).body
  expect(day).toContain('1 message is to be passed on by hand.')
  expect(day).toContain(`href="/messages?batch=${batch}"`)
  const [message] = await team.messages()
  await team.recruiter.post(`/messages/${message!.id}/sent?batch=${batch}`, { means: 'mail' })
  expect((await team.recruiter.get(`/batches/${batch}`)).body).toMatch(/asked 24 Nov[^<]*, no answer yet/)
})

test('a refusal of several is written to each, where a colleague wants that', async () => {
  const team = await mailingTeam()
  const people = await team.people('Ким Анна Петровна', 'Лим Вера Петровна')
  const seen = (await team.db.selectFrom('applications').select(['id', 'version']).orderBy('id').execute()).map(
    ({ id, version }) => `${id}.${version}`,
  )
  const address = `/vacancies/${team.vacancy}/refusal`
  const fields = { application: seen, reason: 'filled', own: '', tell: 'yes', note: 'Позвоним весной.' }
  const token = await team.recruiter.token('/settings')
  expect((await team.recruiter.submit(address, fields, token)).statusCode).toBe(303)
  expect(await team.send()).toBe(people.length)
  for (const mail of team.mails) expect(mail.text).toContain('Позвоним весной.')
})

test('who passed is told so from the page of the result', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-24')
  const [anna = 0] = await team.people('Ким Анна Петровна')
  await team.inviteTo(batch, [anna])
  team.later({ hours: 2 })
  const { id } = await team.invitationOf(anna)
  await team.recruiter.post(`/invitations/${id}/mark/came`, { version: '1' })
  await team.recruiter.post(`/invitations/${id}/result`, { version: '2', result: 'passed', note: 'Точен', tell: 'yes' })
  await team.send()
  expect(team.mails.at(-1)!.text).not.toContain('Точен')
  expect((await team.messages()).at(-1)).toMatchObject({ kind: 'passed', state: 'sent' })
})

test('the demonstration takes every mail but those to addresses that are gone, and shows what it took', async () => {
  const url = await openMailServer((address) => !address.startsWith('person-2@'))
  const team = await mailingTeam({ variables: { SMTP_URL: url } })
  const { batch } = await team.day('2026-11-27')
  const people = await team.people('Ким Анна Петровна', 'Лим Вера Петровна')
  await team.inviteTo(batch, people)
  expect((await sendDue(team.services)).sent).toBe(1)
  expect((await team.messages()).filter(({ kind }) => kind === 'invitation').map(({ state }) => state)).toEqual([
    'sent',
    'bounced',
  ])
  expect((await team.recruiter.get('/mailbox')).statusCode).toBe(404)
  const demo = await buildApp(team.services, false, [mailbox])
  afterAll(() => demo.close())
  expect((await demo.inject('/mailbox')).statusCode).toBe(303)
})
