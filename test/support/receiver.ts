import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type Received = { headers: IncomingHttpHeaders; body: string }

/**
 * Another program that is told of changes. `answers` are the statuses it gives, the last one for good; 0 is none at
 * all.
 */
export async function receiver(answers: number[] = [204], headers: Record<string, string> = {}) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      const status = answers.length > 1 ? answers.shift()! : answers[0]!
      if (status === 0) request.socket.destroy()
      else response.writeHead(status, headers).end('x'.repeat(100_000))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    types: () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type),
  }
}
