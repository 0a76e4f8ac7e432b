import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/**
 * A mail server that delivers nothing, so that the demonstration sends as in earnest: what was sent stands in its
 * mailbox page. It does not know a few of the addresses, as happens.
 *
 * @returns its address
 */
export async function openMailServer(isKnown: (address: string) => boolean): Promise<string> {
  const server = createServer((socket) => talk(socket, isKnown)).unref()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

/** One connection, in as much of SMTP as nodemailer speaks to it. */
function talk(socket: Socket, isKnown: (address: string) => boolean): void {
  let [heard, isInMail] = ['', false]
  const say = (line: string) => socket.write(`${line}\r\n`)
  const answer = (line: string) => {
    const command = line.slice(0, 4).toUpperCase()
    if (command === 'QUIT') return socket.end('221 Bye\r\n')
    if (command === 'RCPT' && !isKnown(/<([^>]*)>/.exec(line)?.[1] ?? '')) return say('550 5.1.1 No such user')
    if (command === 'DATA') isInMail = true
    return say(command === 'DATA' ? '354 Go on' : '250 OK')
  }
  socket.on('error', () => {})
  socket.unref()
  say('220 demo')
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk
    for (;;) {
      const end = isInMail ? '\r\n.\r\n' : '\r\n'
      const at = heard.indexOf(end)
      if (at < 0) return
      const said = heard.slice(0, at)
      heard = heard.slice(at + end.length)
      if (!isInMail) answer(said)
      else {
        isInMail = false
        say('250 OK')
      }
    }
  })
}
