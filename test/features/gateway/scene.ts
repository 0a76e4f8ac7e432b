import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { onTestFinished } from 'vitest'
import { gatewayAdapter } from '../../../docs/gateway-adapter.ts'
import type { WhenOver } from '../../support/database.ts'
import { receiver } from '../../support/receiver.ts'
import { mailingTeam, morning } from '../message-sending/scene.ts'

type Sms = { phone: string; text: string; id: string }

/** A team without a mail server that writes to people through a gateway. */
export async function gatewayTeam(whenOver: WhenOver) {
  const variables = { SMTP_URL: '', WEBHOOKS_TO_PRIVATE_NETWORKS: '1' }
  const team = await mailingTeam({ variables, whenOver })
  const administrator = await team.visitor('administrator')
  const csrf = await administrator.token('/settings')
  let secret = ''

  /** A new morning, on which nothing of another test waits. */
  const afresh = async () => {
    team.clock.now = morning
    await team.db.updateTable('messages').set({ state: 'dropped' }).where('state', 'in', ['queued', 'unsure']).execute()
    await team.db.deleteFrom('message_channels').execute()
  }

  /** Sets the gateway on its page, as an administrator does. */
  const setGateway = async (url: string, carrier = ['sms']) => {
    const stored = await team.db.selectFrom('gateways').select('version').executeTakeFirst()
    const fields = { version: String(stored?.version ?? 0), url, carrier, perMinute: '600', first: 'gateway' }
    const answer = await administrator.submit('/settings/messages/gateway', fields, csrf)
    secret = /whsec_[\w+/=]{44}/.exec(answer.body)?.[0] ?? secret
    return answer
  }

  /** Another program in the place of the gateway, which gives these answers. */
  const answering = async (...answers: number[]) => {
    const other = await receiver(answers)
    await setGateway(other.url)
    return other
  }

  /** The adapter of the documents between the running server and a provider of SMS, whose callbacks it takes. */
  const withAdapter = async () => {
    await team.app.listen({ port: 0, host: '127.0.0.1' })
    const yavka = `http://127.0.0.1:${portOf(team.app.server)}`
    const reserved = createServer().listen(0, '127.0.0.1')
    await once(reserved, 'listening')
    const port = portOf(reserved)
    reserved.close()
    await once(reserved, 'close')
    await setGateway(`http://127.0.0.1:${port}/yavka`)
    const sms: Sms[] = []
    const sendSms = async (phone: string, text: string, id: string) => {
      sms.push({ phone, text, id })
      return 'taken' as const
    }
    const adapter = gatewayAdapter({ secret, yavka, sendSms, now: () => team.clock.now.epochMilliseconds })
    onTestFinished(() => void adapter.close())
    await once(adapter.listen(port, '127.0.0.1'), 'listening')
    const provider = (callback: object) =>
      fetch(`http://127.0.0.1:${port}/provider`, { method: 'POST', body: JSON.stringify(callback) })
    return { sms, provider }
  }

  /** A call as the gateway makes it; `as` says what is wrong with it. */
  const call = (data: object | string, as: { id?: string; secret?: string; age?: number } = {}) => {
    const body = typeof data === 'string' ? data : JSON.stringify(data)
    const id = as.id ?? `call-${Math.random().toString(36).slice(2)}`
    const at = new Date(team.clock.now.epochMilliseconds - (as.age ?? 0) * 1000)
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(as.secret ?? secret).sign(id, at, body),
    }
    return team.app.inject({ method: 'POST', url: '/api/gateway', headers, payload: body })
  }

  /** Somebody invited to a day, with their invitation on its way. */
  const invited = async (name = 'Ким Анна Петровна', date = '2026-11-27') => {
    const { batch, slots } = await team.day(date)
    const [person = 0] = await team.people(name)
    await team.inviteTo(batch, [person])
    const messageOf = () =>
      team.db
        .selectFrom('messages')
        .selectAll()
        .where('candidate_id', '=', person)
        .where('kind', '=', 'invitation')
        .executeTakeFirstOrThrow()
    return { batch, slots, person, message: (await messageOf()).id, messageOf }
  }

  return {
    ...team,
    afresh,
    administrator,
    csrf,
    setGateway,
    answering,
    withAdapter,
    call,
    invited,
    secretOf: () => secret,
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port
