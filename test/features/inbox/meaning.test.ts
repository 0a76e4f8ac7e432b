import { expect, test } from 'vitest'
import { meaningOf } from '../../../src/domain/inbox/incoming-mail.ts'
import { parsedMail } from '../../../src/features/inbox/parsed-mail.ts'
import { awayMail, calendarMail, returnedMails, writtenAnswer } from './returned-mails.ts'

const sent = { to: 'anna@people.test', messageId: '<yavka.2a.abc@yavka.test>', returnPath: 'jobs+y2a@yavka.test' }

const meaning = async (raw: string) => meaningOf((await parsedMail(Buffer.from(raw.replaceAll('\n', '\r\n'))))!)

test.each(returnedMails)('T16 $of', async ({ mail, right }) => {
  expect(await meaning(mail(sent))).toMatchObject({
    is: 'returned',
    report: { ...right, recipients: [sent.to] },
    addressed: expect.arrayContaining([sent.returnPath]),
    names: [sent.messageId],
  })
})

test('a report that the mail has arrived is none of a failure', async () => {
  const [{ mail }] = returnedMails as [(typeof returnedMails)[0]]
  expect(
    await meaning(mail(sent).replace('Action: failed', 'Action: relayed').replace('Status: 5.1.1', 'Status: 2.0.0')),
  ).toEqual({ is: 'other' })
})

test('a mail of somebody who is away is no answer', async () => {
  expect(await meaning(awayMail(sent))).toEqual({ is: 'other' })
  const old = writtenAnswer({ ...sent, text: 'Я в отпуске', more: 'Precedence: auto_reply\n' })
  expect(await meaning(old)).toEqual({ is: 'other' })
})

test.each([
  ['Буду.\n\n24.11.2026, 09:00, "Найм" <jobs@yavka.test>:\n> Приглашаем вас', 'Буду.'],
  [
    'Я не смогу, извините\n\nвт, 24 нояб. 2026 г. в 09:00, Найм <jobs@yavka.test>:\n\n> Приглашаем',
    'Я не смогу, извините',
  ],
  ['Thanks!\n\nOn Tue, Nov 24, 2026 at 9:00 AM Hiring <jobs@yavka.test> wrote:\n> We invite', 'Thanks!'],
  ['Приду в 10\n--\nАнна Ким\n+7 945 100-00-01', 'Приду в 10'],
  ['Ок\n\nОтправлено из Почты Mail\n\n-------- Исходное сообщение --------', 'Ок'],
  ['See you\r\n________________________________\r\nFrom: Hiring <jobs@yavka.test>\r\nSent: 24 November', 'See you'],
  ['> only what was quoted', null],
  ['A'.repeat(501), null],
])('a short answer is kept without what it answers: %j', async (text, own) => {
  expect(await meaning(writtenAnswer({ ...sent, text }))).toMatchObject({
    is: 'answer',
    names: expect.arrayContaining([sent.messageId]),
    text: own,
  })
})

test('a mail that answers nothing of ours, and one that is no mail, mean nothing', async () => {
  expect(await meaning('From: a@b.test\nSubject: Hi\n\nHello')).toEqual({ is: 'other' })
  expect(await meaning('')).toEqual({ is: 'other' })
})

test('T9 what a calendar answers: who, for which version of which entry', async () => {
  const answer = { uid: 'interview-7@yavka.test', sequence: 2, attendee: 'Anna@People.test' }
  const reply = { uid: answer.uid, sequence: 2, attendee: 'anna@people.test' }
  expect(await meaning(calendarMail({ ...answer, partstat: 'ACCEPTED' }))).toEqual({
    is: 'calendar-reply',
    reply: { ...reply, reply: 'yes' },
  })
  expect(await meaning(calendarMail({ ...answer, partstat: 'TENTATIVE' }))).toMatchObject({
    reply: { reply: 'unsure' },
  })
  expect(await meaning(calendarMail({ ...answer, partstat: 'DECLINED' }))).toMatchObject({ reply: { reply: 'no' } })
  expect(await meaning(calendarMail({ ...answer, partstat: 'DELEGATED' }))).toEqual({ is: 'other' })
  expect(await meaning(calendarMail({ ...answer, partstat: 'ACCEPTED', method: 'COUNTER' }))).toEqual({ is: 'other' })
})
