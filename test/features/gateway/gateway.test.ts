import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { claim, startSending } from '../../../src/features/message-sending/outbox.ts'
import { gatewayTeam } from './scene.ts'

let team: Awaited<ReturnType<typeof gatewayTeam>>
beforeAll(async () => {
  team = await gatewayTeam(afterAll)
})
beforeEach(() => team.afresh())

test('the adapter of the documents: an SMS goes out, is delivered, and its answer is a reply', async () => {
  // A server that listens sends by itself, too: it is this test's own.
  const team = await gatewayTeam(onTestFinished)
  const { sms, provider } = await team.withAdapter()
  const { batch, person, message, messageOf } = await team.invited()
  await team.send()
  await expect.poll(async () => (await messageOf()).state).toBe('sent')
  expect(sms).toMatchObject([{ id: String(message), phone: expect.stringMatching(/^\+7/) as string }])
  expect(sms[0]!.text).toMatch(/Анна Петровна[\s\S]*http:\/\/yavka\.test\/r\//)
  expect(await messageOf()).toMatchObject({ channel: 'gateway', address: sms[0]!.phone })
  const day = async () => (await team.recruiter.get(`/batches/${batch}`)).body
  expect((await provider({ id: String(message), status: 'delivered' })).status).toBe(200)
  expect(await messageOf()).toMatchObject({ state: 'delivered' })
  expect(await day()).toContain('delivered, no answer since')

  // Words that have no one meaning wait for a colleague; nothing is guessed from them.
  expect((await provider({ id: '1', phone: sms[0]!.phone, text: 'А можно попозже?' })).status).toBe(200)
  expect(await team.invitationOf(person)).toMatchObject({ reply: null })
  const waiting = await team.recruiter.get(`/messages?batch=${batch}`)
  expect(waiting.body).toContain('“А можно попозже?”')
  expect((await team.recruiter.get(`/candidates/${person}`)).body).toContain('“А можно попозже?”')
  const [, read = ''] = /action="(\/messages\/answers\/\d+\/read)/.exec(waiting.body) ?? []
  expect((await team.recruiter.post(read)).statusCode).toBe(303)
  expect((await team.recruiter.post(read)).statusCode).toBe(409)

  expect((await provider({ id: '2', phone: sms[0]!.phone, text: 'Да ' })).status).toBe(200)
  expect(await team.invitationOf(person)).toMatchObject({ reply: 'yes', reply_via: 'gateway' })
  expect(await day()).toContain('replied by message')
  // The reply is confirmed the way it came.
  await team.send()
  await expect.poll(() => sms.length).toBe(2)
  expect(sms.at(-1)!.text).toContain('Тверская, 1')
})

describe('a lost answer', () => {
  test('is not sent again by itself: a colleague says that it arrived, or has it sent again', async () => {
    const { received } = await team.answering(0)
    const { person, message, messageOf } = await team.invited()
    expect(await team.send()).toBe(0)
    expect(await messageOf()).toMatchObject({ state: 'unsure', reason: 'no-answer', body: expect.any(String) })
    team.later({ hours: 1 })
    await team.send()
    expect(received).toHaveLength(1)
    const page = (await team.recruiter.get('/messages')).body
    expect(page).toContain('whether it arrived is not known')
    const manager = await team.visitor('manager')
    expect((await manager.post(`/messages/${message}/settle`, { finding: 'arrived' })).statusCode).toBe(403)
    const answered = await team.recruiter.post(`/messages/${message}/settle`, { finding: 'again' })
    expect(answered.statusCode).toBe(303)
    expect(await team.send()).toBe(0)
    // No copy of the first one, which a gateway would leave out.
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    const from = `/messages/${message}/settle?candidate=${person}`
    expect((await team.recruiter.get(`/candidates/${person}`)).body).toContain(`action="${from}"`)
    const arrived = await team.recruiter.post(from, { finding: 'arrived' })
    expect(arrived.headers.location).toBe(`/candidates/${person}`)
    expect(await messageOf()).toMatchObject({ state: 'sent', sent_at: team.clock.now.toString() })
    expect((await team.invitationOf(person)).asked_at).toBe(team.clock.now.toString())
    expect((await team.recruiter.post(from, { finding: 'arrived' })).statusCode).toBe(409)
  })

  test('is settled by the gateway itself, when it tells what became of the message', async () => {
    const { messageOf, message } = await team.invited()
    await team.answering(500)
    await team.send()
    expect(await messageOf()).toMatchObject({ state: 'unsure', last_answer: '500' })
    const delivered = { type: 'message.status', data: { message, status: 'delivered' } }
    expect((await team.call(delivered)).json()).toEqual({ result: 'noted' })
    expect(await messageOf()).toMatchObject({ state: 'delivered', reason: null })
  })

  test('of a server that died leaves its message to a colleague once its lease is over', async () => {
    const { received } = await team.answering(200)
    const { message, messageOf } = await team.invited()
    const ids = await claim(
      team.db,
      { channel: 'gateway', onlyOnce: true, among: null, most: 20 },
      'dead',
      team.clock.now,
    )
    expect(ids).toContain(message)
    await startSending(team.db, message, 'dead', team.clock.now)
    team.later({ minutes: 1 })
    await team.send()
    expect(await messageOf()).toMatchObject({ state: 'queued' })
    team.later({ minutes: 2 })
    await team.send()
    expect(await messageOf()).toMatchObject({ state: 'unsure' })
    expect(received).toEqual([])
  })
})

test('what the gateway did not take goes later; a number that does not exist is written to no more, and no other', async () => {
  const { received } = await team.answering(503, 200, 422)
  const { messageOf: first } = await team.invited()
  expect(await team.send()).toBe(0)
  expect(await first()).toMatchObject({ state: 'queued', last_answer: '503' })
  team.later({ minutes: 10 })
  expect(await team.send()).toBe(1)
  expect(received).toHaveLength(2)
  const { person, messageOf: second } = await team.invited('Ли Олег')
  await team.send()
  expect(await second()).toMatchObject({ state: 'bounced', reason: 'refused' })
  const { address } = await second()
  const suppressed = () => team.db.selectFrom('suppressed_addresses').select(['address', 'reason']).execute()
  expect(await suppressed()).toEqual([{ address, reason: 'refused' }])
  expect(await team.invitationOf(person)).toMatchObject({ status: 'cancelled', end_origin: 'program' })

  // What failed for another reason says nothing about the number.
  await team.answering(200)
  const { message, messageOf: third } = await team.invited('Цой Вера')
  await team.send()
  const failed = { type: 'message.status', data: { message, status: 'failed', reason: 'expired' } }
  expect((await team.call(failed)).statusCode).toBe(200)
  expect(await third()).toMatchObject({ state: 'bounced', reason: 'not-delivered' })
  expect(await suppressed()).toHaveLength(1)
})

describe('a call of the gateway', () => {
  test('counts only with its signature, of just now, and once', async () => {
    await team.answering(200)
    const { person, message } = await team.invited()
    await team.send()
    const yes = { type: 'message.reply', data: { message, choice: 'yes' } }
    const wrong = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
    expect((await team.call(yes, { secret: wrong })).statusCode).toBe(401)
    expect((await team.call(yes, { age: 301 })).statusCode).toBe(401)
    expect((await team.call(yes, { age: -301 })).statusCode).toBe(401)
    expect((await team.app.inject({ method: 'POST', url: '/api/gateway', payload: yes })).statusCode).toBe(401)
    expect(await team.invitationOf(person)).toMatchObject({ reply: null })
    const taken = { result: 'taken', link: expect.stringMatching(/^http:\/\/yavka\.test\/r\//) as string }
    expect((await team.call(yes, { id: 'one' })).json()).toEqual(taken)
    const { version } = await team.invitationOf(person)
    expect((await team.call(yes, { id: 'one' })).json()).toEqual(taken)
    expect((await team.invitationOf(person)).version).toBe(version)
  })

  test('does what the person can do on their own page, and keeps for a colleague what it cannot do', async () => {
    await team.answering(200)
    const { person, message, slots, batch } = await team.invited()
    await team.send()
    const says = async (choice: string, more: object = {}) => {
      const answer = await team.call({ type: 'message.reply', data: { message, choice, ...more } })
      const { result, why = result } = answer.json<{ result: string; why?: string }>()
      return why
    }
    expect(await says('other')).toBe('no-slot')
    await team.db.updateTable('slots').set({ planned_invitations: 9 }).where('batch_id', '=', batch).execute()
    expect(await says('other', { slot: slots[2]!.id })).toBe('taken')
    expect(await team.invitationOf(person)).toMatchObject({ slot_id: slots[2]!.id, reply: 'yes', reply_via: 'gateway' })
    // The message named the time of before.
    expect(await says('no')).toBe('stale')
    expect(await team.invitationOf(person)).toMatchObject({ reply: 'yes' })
    expect(await says('no-messages')).toBe('taken')
    const page = (await team.recruiter.get(`/messages?batch=${batch}`)).body
    expect(page).toContain('asks for another time')
    expect(page).toContain('says “I can’t”, but to a meeting that has changed since')
  })

  test('that is odd is refused without a 5xx', async () => {
    const { message } = await team.invited()
    const answers = [
      '',
      'null',
      '[]',
      '{"type":"message.reply"',
      { type: 'message.send' },
      { type: 'message.status', data: { message, status: 'lost' } },
      { type: 'message.reply', data: { message } },
      { type: 'message.reply', data: { choice: 'yes' } },
      { type: 'message.reply', data: { message, choice: 'yes', text: 'yes' } },
      { type: 'message.reply', data: { message, text: 'a\u0000b' } },
      { type: 'message.reply', data: { message, text: 'x'.repeat(5000) } },
    ]
    for (const body of answers) expect((await team.call(body)).statusCode, JSON.stringify(body)).toBe(400)
    const unknown = [
      { type: 'message.status', data: { message: 2_000_000_000, status: 'sent' } },
      { type: 'message.status', data: { message, status: 'sent' } },
      { type: 'message.reply', data: { phone: 'nobody', choice: 'yes' } },
      { type: 'message.reply', data: { phone: '+7 999 000-00-00', text: 'hello' } },
    ]
    for (const body of unknown) expect((await team.call(body)).statusCode, JSON.stringify(body)).toBe(404)
    expect((await team.call('x'.repeat(70_000))).statusCode).toBe(413)
  })
})

test('only administrators set it; by foreign messengers alone, where those are off, messages go by hand', async () => {
  expect((await team.recruiter.get('/settings/messages/gateway')).statusCode).toBe(403)
  expect((await team.setGateway('not an address')).statusCode).toBe(422)
  expect((await team.setGateway('https://gate.example.ru/yavka', [])).statusCode).toBe(422)
  const set = await team.setGateway('https://gate.example.ru/yavka', ['telegram'])
  expect(set.body).toContain('Its secret is shown only now')
  const { batch } = await team.day('2026-11-27')
  expect((await team.recruiter.get(`/batches/${batch}/fill`)).body).toContain('leaves through the gateway')
  const settings = { version: '0', from: '09:00', until: '21:00', email: 'yes', gateway: 'yes' }
  expect((await team.administrator.submit('/settings/messages', settings, team.csrf)).statusCode).toBe(303)
  const page = (await team.administrator.get('/settings/messages/gateway')).body
  expect(page).toContain('only by messengers of foreign owners')
  expect(page).not.toContain(team.secretOf())
  const { messageOf } = await team.invited()
  expect(await messageOf()).toMatchObject({ channel: 'email' })
  expect((await team.administrator.submit('/settings/messages/gateway/removal', {}, team.csrf)).statusCode).toBe(303)
  expect((await team.call({ type: 'message.status', data: { message: 1, status: 'sent' } })).statusCode).toBe(404)
})
