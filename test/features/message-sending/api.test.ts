import { expect, test } from 'vitest'
import { eraseCandidate } from '../../../src/features/privacy/acts/erase-candidate.ts'
import { deliverDue } from '../../../src/features/webhooks/delivery/deliver.ts'
import { program } from '../../support/program.ts'
import { receiver } from '../../support/receiver.ts'
import { inShort, mailingTeam, mailOf } from './scene.ts'

test('other programs see what became of messages, stop them, tell several at once, and hear of each', async () => {
  const gone = mailOf(2)
  const team = await mailingTeam({
    replies: { recipient: (address) => (address === gone ? '550 5.1.1 No such user' : undefined) },
    variables: { WEBHOOKS_TO_PRIVATE_NETWORKS: '1' },
  })
  const { app, db } = team
  const { call } = await program(team)
  const other = await receiver([204])
  const administrator = await team.visitor('administrator')
  await administrator.post('/settings/webhooks', { url: other.url, noun: ['message', 'invitation'] })
  const { batch } = await team.day('2026-11-27')
  const [anna = 0, oleg = 0, vera = 0] = await team.people('Ким Анна Петровна', 'Ли Олег', 'Цой Вера')
  await team.inviteTo(batch, [anna, oleg])
  await team.send()

  // What there is, without its words.
  const list = (await call('GET', `/messages?batch=${batch}&limit=1`)).json()
  expect(list.rows).toMatchObject([{ candidate: anna, batch, kind: 'invitation', channel: 'email', state: 'sent' }])
  expect(JSON.stringify(list)).not.toMatch(/Анна|people\.test/)
  const waiting = (await call('GET', `/messages?candidate=${anna}&after=${list.next}`)).json().rows
  expect(waiting.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`)).toEqual([
    'reminder queued',
    'reminder queued',
  ])
  expect((await call('GET', '/suppressed-addresses')).json()).toMatchObject({
    rows: [{ address: gone, reason: 'refused' }],
    next: null,
  })

  // Stopped once; what was sent is not unsure.
  const reminder = `/messages/${waiting[0].id}`
  expect((await call('PATCH', reminder, { act: 'stop' })).json()).toMatchObject({ state: 'dropped', reason: 'stopped' })
  const again = await call('PATCH', reminder, { act: 'again' })
  expect(again.statusCode).toBe(409)
  expect(again.json()).toMatchObject({ errors: [{ path: 'act' }], current: { state: 'dropped' } })
  const silent = await program(team, { permissions: ['batches.read'] })
  expect((await silent.call('PATCH', reminder, { act: 'stop' })).statusCode).toBe(403)
  expect((await silent.call('GET', '/suppressed-addresses')).statusCode).toBe(403)

  // Several are told at once, each by the act of the pages.
  const applications = await db.selectFrom('applications').select(['id', 'version']).orderBy('id').execute()
  const [, , third] = applications
  const refusal = { kind: 'refusal', reason: 'Выбрали другого', note: 'Позвоним весной.', applications: [third, third] }
  expect((await call('POST', '/messages', refusal)).json()).toMatchObject({ told: 1, notTold: [{ why: 'stale' }] })
  const writing = await program(team, { permissions: ['messages.send'] })
  expect((await writing.call('POST', '/messages', refusal)).statusCode).toBe(403)
  const { id: invitation } = await team.invitationOf(anna)
  const passed = { kind: 'passed', invitations: [invitation] }
  expect((await call('POST', '/messages', passed)).json()).toMatchObject({ told: 0, notTold: [{ why: 'not-passed' }] })
  await db.updateTable('invitations').set({ result: 'passed' }).where('id', '=', invitation).execute()
  expect((await call('POST', '/messages', passed)).json()).toEqual({ told: 1, notTold: [] })
  expect((await call('POST', '/messages', passed)).json()).toMatchObject({ notTold: [{ why: 'told-already' }] })
  await team.send()
  expect(inShort((await team.messages()).filter(({ candidate_id }) => candidate_id === vera))).toEqual([
    'refusal: sent',
  ])

  // The reply on the person's page is an event of its own.
  const link = /\/r\/[\w.-]+/.exec(team.mails[0]!.text)![0]
  const version = /name="version" value="([^"]+)"/.exec((await app.inject({ url: link })).body)![1]!
  await app.inject({
    method: 'POST',
    url: link,
    payload: new URLSearchParams({ choice: 'yes', version }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  while ((await deliverDue(team.services)) > 0);
  const told = other.types().filter((type) => type.startsWith('message.') || type === 'invitation.replied')
  expect(told.toSorted()).toEqual([
    'invitation.replied',
    'message.bounced',
    'message.dropped',
    'message.dropped',
    'message.dropped',
    'message.sent',
    'message.sent',
    'message.sent',
  ])

  // Of who was erased nothing is told.
  await eraseCandidate(team.database, anna, 'request', team.actor())
  expect((await call('GET', `/messages?candidate=${anna}`)).json().rows).toEqual([])
})
