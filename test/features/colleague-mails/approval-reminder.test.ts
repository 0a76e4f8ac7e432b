import { expect, test } from 'vitest'
import { sendColleagueMails } from '../../../src/features/colleague-mails/send-colleague-mails.ts'
import { testApp, testNow } from '../../support/app.ts'
import { advertise, makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { testMailServer } from '../../support/mail-server.ts'
import { colleague, enter, outside, step } from '../offers/support.ts'

test('who is asked to approve is reminded once after a working day, by mail and on Today, however many servers send', async () => {
  const refusing = { on: false }
  const mail = await testMailServer({ data: () => (refusing.on ? '451 4.3.0 Busy' : undefined) })
  const clock = { now: testNow }
  const made = await testApp({ SMTP_URL: mail.url, MAIL_FROM: 'jobs@yavka.test' }, clock)
  const { db } = made.database
  const author = await colleague(made, 'recruiter')
  const [boris, vera] = [await colleague(made, 'manager'), await colleague(made, 'hr')]
  const vacancy = await makeVacancy(db, 'Оператор')
  await advertise(db, vacancy)
  const [candidate = 0, other = 0] = await makeCandidates(db, vacancy, ['Анна Ёлкина', 'Олег Ли'])
  const away = { from: '2026-11-25', to: '2026-11-26', delegate: String(boris.id) }
  await vera.visitor.post('/settings/absence', away)
  const handIn = async (person: number) => {
    const offer = await enter(author.visitor, person, vacancy, outside)
    await step(author.visitor, offer, 'submit', { reason: 'Редкий опыт' })
    return offer
  }
  const [offer, decided] = [await handIn(candidate), await handIn(other)]
  const run = () => sendColleagueMails(made.services)
  const today = async () => (await boris.visitor.get('/')).body

  clock.now = testNow.add({ hours: 23 })
  expect(await run()).toEqual({ sent: 0 })
  expect(await today()).not.toContain('The longest has waited since')
  clock.now = testNow.add({ hours: 24 })
  await step(boris.visitor, decided, 'approve')
  refusing.on = true
  expect(await run()).toEqual({ sent: 0 })
  refusing.on = false
  clock.now = testNow.add({ hours: 26 })
  const servers = await Promise.all([run(), run(), run()])
  expect(servers.reduce((sum, { sent }) => sum + sent, 0)).toBe(1)
  clock.now = testNow.add({ hours: 27 })
  expect(await run()).toEqual({ sent: 0 })

  expect(mail.mails).toHaveLength(1)
  const { to, text, headers } = mail.mails[0]!
  const { email } = await db.selectFrom('users').select('email').where('id', '=', boris.id).executeTakeFirstOrThrow()
  expect(to).toBe(email)
  expect(headers['subject']).toContain('Оператор')
  expect(text).toContain(`${made.services.config.publicUrl}${offer}`)
  for (const personal of ['Анна', '90 000']) expect(text).not.toContain(personal)
  expect(await today()).toContain('Анна Ёлкина. The longest has waited since 24 Nov 2026, 09:00')
})
