import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Config } from '../../config.ts'
import { isOverTls } from './cookies.ts'

/**
 * Answers that reach no hook, to an address or a message that cannot be read, and so bring their headers themselves.
 */
export const bareHeaders = (config: Config): Record<string, string> => ({
  'content-security-policy': "default-src 'none';object-src 'none';base-uri 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(isOverTls(config) && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
})

const statuses: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }

/**
 * To what is no HTTP, or leaves open where it ends; the connection is closed, so that nothing behind it is taken for a
 * request.
 */
export const refuseMessage = (config: Config) => (error: Error & { code?: string }, socket: Socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
  const status = statuses[error.code ?? ''] ?? 400
  const headers = { ...bareHeaders(config), 'content-length': '0', connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`)
  return socket
}
