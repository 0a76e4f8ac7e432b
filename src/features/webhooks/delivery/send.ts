import http from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { Webhook } from 'standardwebhooks'

/** `secret` is null when it cannot be read with the keys of this server. */
export type Address = { url: string; secret: string | null }
export type Message = { id: string; event: string; subject: number; at: string }

/**
 * `status` of the answer, or in short why there was none; `reached` when the connection stood, so that the message may
 * have arrived all the same.
 */
export type Answer = { status: number } | { failure: string; reached: boolean }

/** How long an address may take to answer, in milliseconds. */
export const PATIENCE = 10_000

/**
 * An address inside our own network, reached through a name that anybody may have chosen, is where the harm lies: asked
 * as the connection is made.
 */
const agents = {
  'http:': { open: new http.Agent(), guarded: new RequestFilteringHttpAgent() },
  'https:': { open: new https.Agent(), guarded: new RequestFilteringHttpsAgent() },
} as const

/** What is sent: what happened to which number, and nothing about anybody. */
const bodyOf = ({ event, subject, at }: Message) =>
  JSON.stringify({ type: event, timestamp: at, data: { id: subject } })

/** @param privateNetworks whether the address may lie in a network of one's own */
export function send(address: Address, message: Message, now: Date, privateNetworks: boolean): Promise<Answer> {
  return post(address, { id: message.id, body: bodyOf(message) }, { now, privateNetworks })
}

type Posting = {
  now: Date
  /** Whether the address may lie in a network of one's own. */
  privateNetworks: boolean
  /** How long it may take to answer, in milliseconds. */
  patience?: number
  /** Breaks it off. */
  signal?: AbortSignal
}

/**
 * Posts a text, signed as Standard Webhooks say (standardwebhooks.com). An answer that leads elsewhere is not followed,
 * and what it says is not read.
 */
export function post(
  { url, secret }: Address,
  { id, body }: { id: string; body: string },
  { now, privateNetworks, patience = PATIENCE, signal }: Posting,
): Promise<Answer> {
  if (secret === null) return Promise.resolve({ failure: 'sealed', reached: false })
  const { protocol } = new URL(url)
  const secure = protocol === 'https:'
  const { open, guarded } = agents[secure ? 'https:' : 'http:']
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Yavka',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
  return new Promise((resolve) => {
    let reached = false
    const failed = (error: Error) => resolve({ failure: failureOf(error), reached })
    try {
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        headers,
        agent: privateNetworks ? open : guarded,
        signal: AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]),
      })
      request.on('socket', (socket) => {
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          reached = true
        })
      })
      request.on('error', failed)
      request.on('response', (response) => {
        resolve({ status: response.statusCode ?? 0 })
        response.destroy()
      })
      request.end(body)
    } catch (error) {
      // The guard refuses a plain number at once.
      failed(error as Error)
    }
  })
}

function failureOf(error: Error): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout'
  if (/is not allowed/i.test(error.message)) return 'private'
  return 'code' in error ? String(error.code) : error.name
}
