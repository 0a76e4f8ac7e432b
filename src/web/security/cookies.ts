import type { FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'

/** Browsers take a cookie with this mark only over TLS and for this host alone (RFC 6265bis, 4.1.3). */
const hostMark = '__Host-'

export const isOverTls = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean => publicUrl.startsWith('https:')

export const cookieName = (config: Config, name: string): string => (isOverTls(config) ? hostMark + name : name)

/** No script reads our cookies, and no other site's form sends them. */
export const cookieOptions = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isOverTls(config) }) as const

/** What a visitor has chosen, under either name: a choice outlives the day on which TLS came. */
export const chosenIn = (request: FastifyRequest, name: 'language' | 'theme'): string | undefined =>
  request.cookies[hostMark + name] ?? request.cookies[name]
