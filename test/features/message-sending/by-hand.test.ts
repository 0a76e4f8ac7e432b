import { expect, test } from 'vitest'
import { setReply } from '../../../src/features/invitations/acts/set-reply.ts'
import { undoLastChange } from '../../../src/features/invitations/acts/undo-last-change.ts'
import { program } from '../../support/program.ts'
import { inShort, mailingTeam } from './scene.ts'

test('without a mail server messages are passed on by hand: links, "sent" with one tap, and stop', async () => {
  const team = await mailingTeam({ variables: { SMTP_URL: '' } })
  const { batch } = await team.day('2026-11-27')
  const [anna = 0, oleg = 0] = await team.people('Ким Анна', 'Ли Олег')
  await team.inviteTo(batch, [anna, oleg])
  expect(await team.send()).toBe(0)
  const { body } = await team.recruiter.get('/messages')
  expect(body).toMatch(/href="https:\/\/wa\.me\/7900\d+\?text=[^"]*%2Fr%2F/)
  expect(body).toContain('href="sms:+7900')
  expect(body).toContain('href="mailto:person-')
  const [first, second] = await team.messages()
  expect((await team.recruiter.post(`/messages/${first!.id}/sent`, { means: 'sms' })).statusCode).toBe(303)
  expect((await team.recruiter.post(`/messages/${second!.id}/stop`)).statusCode).toBe(303)
  expect((await team.recruiter.post(`/messages/${second!.id}/stop`)).statusCode).toBe(409)
  expect(inShort((await team.messages()).slice(0, 2))).toEqual(['invitation: sent', 'invitation: dropped (stopped)'])
  expect((await team.messages())[0]).toMatchObject({
    channel: 'hand',
    body: expect.stringContaining('Анна') as unknown,
  })
  expect((await team.invitationOf(anna)).asked_at).toBe(team.clock.now.toString())
  expect((await team.invitationOf(oleg)).asked_at).toBeNull()
})

test('what waits for the mail server says by when it leaves; who may not write cannot stop it', async () => {
  const team = await mailingTeam({ variables: { MAIL_PER_MINUTE: '1' } })
  const { batch } = await team.day('2026-11-27')
  await team.inviteTo(batch, await team.people('Ким Анна', 'Ли Олег'))
  const { body } = await team.recruiter.get(`/messages?batch=${batch}`)
  expect(body).toMatch(/leaves by [^<]*09:00/)
  expect(body).toMatch(/leaves by [^<]*09:01/)
  const manager = await team.visitor('manager')
  expect((await manager.get('/messages')).body).not.toContain('/stop"')
  expect((await manager.post('/messages/1/stop')).statusCode).toBe(403)
})

test('a program that may not write to people invites without a word to them', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-27')
  const [anna = 0, oleg = 0] = await team.people('Ким Анна', 'Ли Олег')
  const silent = await program(team, { permissions: ['batches.plan', 'batches.read'] })
  expect((await silent.call('POST', '/invitations', { batch, candidates: [anna] })).statusCode).toBe(201)
  expect(await team.messages()).toEqual([])
  const writing = await program(team, { permissions: ['batches.plan', 'batches.read', 'messages.send'] })
  expect((await writing.call('POST', '/invitations', { batch, candidates: [oleg] })).statusCode).toBe(201)
  expect((await team.messages()).map(({ candidate_id }) => candidate_id)).toEqual([oleg, oleg, oleg])
})

test('nobody undoes what the person said themselves', async () => {
  const team = await mailingTeam()
  const { batch } = await team.day('2026-11-27')
  const [anna = 0] = await team.people('Ким Анна')
  await team.inviteTo(batch, [anna])
  const person = { by: null, origin: 'person', at: team.clock.now } as const
  await setReply(team.db, await team.invitationOf(anna), 'yes', person, 'page')
  expect(await undoLastChange(team.db, await team.invitationOf(anna), 'call')).toEqual({ stale: true })
  expect(await team.invitationOf(anna)).toMatchObject({ reply: 'yes', reply_via: 'page' })
  await setReply(team.db, await team.invitationOf(anna), 'no', team.actor())
  expect(await undoLastChange(team.db, await team.invitationOf(anna), 'call')).toEqual({ done: true })
  expect(await team.invitationOf(anna)).toMatchObject({ reply: 'yes', reply_via: 'page' })
})
