/*
 * A gateway between Yavka and a provider of SMS: an example to begin with, see gateway.md. Start it with
 *   SECRET=whsec_… YAVKA=https://jobs.company.ru PROVIDER=https://sms.provider.ru/send node docs/gateway-adapter.ts
 * set Settings → Messages → Gateway to https://…/yavka, and the provider's callbacks to https://…/provider.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'

type Adapter = {
  secret: string
  /** Where Yavka is reached. */
  yavka: string
  /** Gives an SMS to the provider. @returns whether it was taken, or that there is no such number */
  sendSms: (phone: string, text: string, id: string) => Promise<'taken' | 'busy' | 'no-such-number'>
  now?: () => number
}

/** What the provider calls back with; every provider has a form of its own. */
type Callback = { id?: string; phone?: string; status?: 'delivered' | 'undelivered'; text?: string }

const choices: Record<string, string> = { да: 'yes', yes: 'yes', нет: 'no', no: 'no', стоп: 'no-messages' }

export function gatewayAdapter({ secret, yavka, sendSms, now = Date.now }: Adapter): Server {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const sign = (id: string, seconds: string, body: string) =>
    `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  const isYavka = ({ headers }: IncomingMessage, body: string) => {
    const header = (name: string) => String(headers[`webhook-${name}`])
    const given = Buffer.from(header('signature'))
    const right = Buffer.from(sign(header('id'), header('timestamp'), body))
    const isFresh = Math.abs(Number(header('timestamp')) - now() / 1000) < 300
    return isFresh && given.length === right.length && timingSafeEqual(given, right)
  }

  /** `id` is the same however often the call is made, so that it is done once. */
  const tell = async (id: string, type: string, data: object): Promise<number> => {
    const body = JSON.stringify({ type, timestamp: new Date(now()).toISOString(), data })
    const seconds = String(Math.floor(now() / 1000))
    const signed = { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': sign(id, seconds, body) }
    const headers = { 'content-type': 'application/json', ...signed }
    return (await fetch(`${yavka}/api/gateway`, { method: 'POST', headers, body })).status
  }

  /** A message of Yavka goes to the provider: 200 taken, 503 not taken, try later, 422 no such number. */
  const takeMessage = async ({ data }: { data: { message: number; phone: string; text: string } }) => {
    const taken = await sendSms(data.phone, data.text, String(data.message))
    return { taken: 200, busy: 503, 'no-such-number': 422 }[taken]
  }

  /** The provider tells that an SMS came or did not come, or what somebody wrote back. */
  const takeCallback = ({ id, phone, status, text = '' }: Callback) => {
    if (status === 'delivered') return tell(`${id}-delivered`, 'message.status', { message: Number(id), status })
    if (status) return tell(`${id}-failed`, 'message.status', { message: Number(id), status: 'failed', reason: 'other' })
    const choice = choices[text.trim().toLowerCase()]
    return tell(`reply-${id}`, 'message.reply', { phone, ...(choice ? { choice } : { text }) })
  }

  return createServer(async (request, response) => {
    try {
      let body = ''
      for await (const piece of request.setEncoding('utf8')) body += piece
      const isOfYavka = request.url === '/yavka'
      if (isOfYavka && !isYavka(request, body)) response.writeHead(401)
      else response.writeHead(await (isOfYavka ? takeMessage(JSON.parse(body)) : takeCallback(JSON.parse(body))))
    } catch {
      response.writeHead(500)
    }
    response.end()
  })
}

if (import.meta.main) {
  const { SECRET = '', YAVKA = '', PROVIDER = '', PORT = '3100' } = process.env
  const sendSms: Adapter['sendSms'] = async (phone, text, id) => {
    const { status } = await fetch(PROVIDER, { method: 'POST', body: JSON.stringify({ phone, text, id }) })
    return status === 200 ? 'taken' : status === 400 ? 'no-such-number' : 'busy'
  }
  gatewayAdapter({ secret: SECRET, yavka: YAVKA, sendSms }).listen(Number(PORT))
}
