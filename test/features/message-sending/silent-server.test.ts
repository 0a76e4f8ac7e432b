import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { Temporal } from 'temporal-polyfill'
import { expect, onTestFinished, test } from 'vitest'
import { runCommand } from '../../../src/cli/run-command.ts'
import { sendDue } from '../../../src/features/message-sending/send-due.ts'
import { readInbox } from '../../../src/features/inbox/read-inbox.ts'
import { place } from '../../cli/place.ts'
import { mailingTeam } from './scene.ts'

/** A mail server that takes connections and never says a word. */
async function silentServer() {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a mail server that says nothing stops neither the start nor anything else: what waits is kept', async () => {
  const { url } = await silentServer()
  const team = await mailingTeam({ variables: { SMTP_URL: url } })
  const { batch } = await team.day('2026-11-27')
  const [anna = 0] = await team.people('Ким Анна')
  await team.inviteTo(batch, [anna])
  expect(await sendDue(team.services, { patience: 50 })).toEqual({ sent: 0 })
  const [invitation] = await team.messages()
  expect(invitation).toMatchObject({ state: 'queued', at_wire_since: null, lease: null, last_answer: 'ETIMEDOUT' })
})

test('an inbox that says nothing, or is not there, stops nothing either, and is left alone for a while', async () => {
  const { url } = await silentServer()
  const team = await mailingTeam({ variables: { IMAP_URL: url.replace('smtp', 'imap') } })
  expect(await readInbox(team.services, { patience: 50 })).toEqual({ trouble: 'silent', isNews: true })
  expect(await readInbox(team.services, { patience: 50 })).toEqual({ none: true })
})

test('a server that is asked to end breaks off what it is sending, and leaves it to others', async () => {
  const { server, url } = await silentServer()
  const team = await mailingTeam({ variables: { SMTP_URL: url } })
  const { batch } = await team.day('2026-11-27')
  await team.inviteTo(batch, await team.people('Ким Анна', 'Ли Олег'))
  const ending = new AbortController()
  server.once('connection', () => ending.abort())
  expect(await sendDue(team.services, { patience: 600_000, signal: ending.signal, grace: 0 })).toEqual({ sent: 0 })
  const invitations = (await team.messages()).filter(({ kind }) => kind === 'invitation')
  expect(invitations).toMatchObject([
    { state: 'queued', at_wire_since: team.clock.now.toString() },
    { state: 'queued', at_wire_since: null, lease: null },
  ])
})

test('messages run-once sends what is due and ends with 0, also where there is no mail server', async () => {
  const { url, folder } = await place()
  const variables = { DATABASE_URL: url, SECRET_KEY: 'k'.repeat(32) }
  const surroundings = { variables, folder, now: () => Temporal.Now.instant() }
  expect(await runCommand(['messages', 'run-once'], surroundings)).toEqual({
    code: 0,
    out: 'Sent: 0, waiting: 0\n',
    err: '',
  })
  const nowhere = { ...surroundings, variables: { ...variables, IMAP_URL: 'imap://jobs:secret@127.0.0.1:1' } }
  expect(await runCommand(['messages', 'run-once'], nowhere)).toEqual({
    code: 0,
    out: 'Sent: 0, waiting: 0, inbox not read: no-connection\n',
    err: '',
  })
})
