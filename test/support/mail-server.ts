import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { SMTPServer } from 'smtp-server'
import type { WhenOver } from './database.ts'

/** A mail as the server got it, its parts decoded. */
export type ReceivedMail = {
  from: string
  to: string
  headers: Record<string, string>
  text: string
  html: string
  calendar: string | null
}

/** What the server says to a recipient or to a whole mail: a reply such as `550 5.1.1 No such user`; else it takes it. */
type Replies = { recipient?: (address: string) => string | undefined; data?: () => string | undefined }

/** A real mail server on a free port, with all that it was sent. */
export async function testMailServer(replies: Replies = {}, whenOver: WhenOver = onTestFinished) {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, callback) => callback(refusal(replies.recipient?.(address))),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refused = refusal(replies.data?.())
        const { mailFrom, rcptTo } = session.envelope
        if (!refused)
          mails.push(read(Buffer.concat(chunks).toString(), mailFrom ? mailFrom.address : '', rcptTo[0]?.address ?? ''))
        callback(refused)
      })
    },
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  whenOver(() => new Promise((resolve) => server.close(() => resolve())))
  return { mails, url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }
}

function refusal(reply: string | undefined): Error | null {
  if (reply === undefined) return null
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) })
}

function read(raw: string, from: string, to: string): ReceivedMail {
  const top = partOf(raw)
  const parts = partsBelow(top)
  const decoded = (type: string) => parts.find(({ headers }) => headers['content-type']?.startsWith(type))?.body
  return {
    from,
    to,
    headers: top.headers,
    text: decoded('text/plain') ?? '',
    html: decoded('text/html') ?? '',
    calendar: decoded('text/calendar') ?? null,
  }
}

type Part = { headers: Record<string, string>; body: string }

function partsBelow(part: Part): Part[] {
  const boundary = /boundary="([^"]+)"/.exec(part.headers['content-type'] ?? '')?.[1]
  if (!boundary) return [part]
  return part.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((inner) => partsBelow(partOf(inner.replace(/^\r\n/, ''))))
}

function partOf(raw: string): Part {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const lines = head.replaceAll(/\r\n[ \t]/g, ' ').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())]
    }),
  )
  const body = rest.join('\r\n\r\n')
  const encoding = headers['content-transfer-encoding']?.toLowerCase()
  if (encoding === 'base64') return { headers, body: Buffer.from(body, 'base64').toString() }
  return { headers, body: encoding === 'quoted-printable' ? quoted(body.replaceAll('=\r\n', '')) : body }
}

/** Encoded words of headers (RFC 2047). */
function words(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString('latin1') : latin(coded.replaceAll('_', ' ')),
    )
    .replace(/^.*[\u0080-\u00ff].*$/, (bytes) => Buffer.from(bytes, 'latin1').toString())
}

const latin = (coded: string): string =>
  coded.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const quoted = (coded: string): string => Buffer.from(latin(coded), 'latin1').toString()
