import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { WhenOver } from './database.ts'

type Stored = { uid: number; raw: string; receivedAt: Date; seen: boolean }

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `24-Nov-2026 06:00:00 +0000` (RFC 3501, date-time). */
function dateTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()}`
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`
}

/**
 * A real mailbox on a free port, as much of IMAP4rev1 as it takes to read one: no library of today offers such a server.
 * `heard` is what it was asked, `before` may break the connection at a command.
 */
export async function testImapServer(whenOver: WhenOver = onTestFinished) {
  const box = {
    mails: [] as Stored[],
    validity: 1,
    password: 'secret',
    heard: [] as string[],
    before: (_command: string): 'break' | 'go on' => 'go on',
  }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    let waiting = ''
    socket.on('data', (chunk) => {
      waiting += chunk.toString('latin1')
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const [tag = '', ...words] = waiting.slice(0, end).split(' ')
        waiting = waiting.slice(end + 2)
        const command = words.join(' ')
        box.heard.push(command)
        if (box.before(command) === 'break') socket.destroy()
        else socket.write(Buffer.from(answerTo(box, tag, command), 'latin1'))
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  whenOver(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return Object.assign(box, {
    url: `imap://jobs:secret@127.0.0.1:${port}`,
    /** A mail arrives. @returns its number */
    arrives: (raw: string, receivedAt: { epochMilliseconds: number }): number => {
      const uid = (box.mails.at(-1)?.uid ?? 0) + 1
      const text = Buffer.from(raw.replaceAll(/\r?\n/g, '\r\n')).toString('latin1')
      box.mails.push({ uid, raw: text, receivedAt: new Date(receivedAt.epochMilliseconds), seen: false })
      return uid
    },
  })
}

type Box = { mails: Stored[]; validity: number; password: string }

function answerTo(box: Box, tag: string, command: string): string {
  const { mails } = box
  const [, name = '', rest = ''] = /^((?:UID )?\w+) ?(.*)$/.exec(command) ?? []
  if (name === 'CAPABILITY') return `* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n`
  if (name === 'LOGIN' && !rest.includes(box.password)) return `${tag} NO [AUTHENTICATIONFAILED] jobs may not\r\n`
  if (name === 'LIST') return `* LIST (\\HasNoChildren) "/" INBOX\r\n${tag} OK done\r\n`
  if (name === 'SELECT')
    return `* FLAGS (\\Seen)\r\n* ${mails.length} EXISTS\r\n* OK [UIDVALIDITY ${box.validity}] \r\n${tag} OK [READ-WRITE] done\r\n`
  if (name === 'UID SEARCH') return `* SEARCH ${found(mails, rest).join(' ')}\r\n${tag} OK done\r\n`
  const at = mails.findIndex(({ uid }) => uid === Number(/^\d+/.exec(rest)?.[0]))
  const mail = mails[at]
  if (name === 'UID STORE' && mail) mail.seen = rest.includes('+FLAGS') || mail.seen
  if (name === 'UID FETCH' && mail) {
    const date = dateTime(mail.receivedAt)
    const body = `BODY[]<0> {${mail.raw.length}}\r\n${mail.raw}`
    return `* ${at + 1} FETCH (UID ${mail.uid} INTERNALDATE "${date}" ${body})\r\n${tag} OK done\r\n`
  }
  return `${name === 'LOGOUT' ? '* BYE\r\n' : ''}${tag} OK done\r\n`
}

function found(mails: readonly Stored[], criteria: string): number[] {
  const from = Number(/UID (\d+):\*/.exec(criteria)?.[1] ?? 0)
  const since = Date.parse(/SINCE (\S+)/.exec(criteria)?.[1] ?? '1970')
  return mails.filter(({ uid, receivedAt }) => uid >= from && receivedAt.getTime() >= since).map(({ uid }) => uid)
}
