import { isIP } from 'node:net'
import { z } from 'zod'

const empty = (value: unknown) => (value === '' ? undefined : value)

const wholeNumber = (most: number) => {
  const error = `must be a whole number from 0 to ${most}`
  return z.coerce.number(error).int(error).min(0, error).max(most, error)
}

const listed = (typed: string) =>
  typed
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** `10.0.0.2` or, for a whole network, `10.0.0.0/8`. */
function isNetwork(typed: string): boolean {
  const [address = '', prefix, ...more] = typed.split('/')
  const version = isIP(address)
  const bits = version === 4 ? 32 : 128
  return (
    version !== 0 && more.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  )
}

/** Proxies in front of the server: how many there are, or their addresses. */
const proxies = z.string().transform((typed, context): number | string[] | null => {
  if (/^\d+$/.test(typed) && Number(typed) <= 10) return Number(typed) || null
  const addresses = listed(typed)
  if (addresses.length > 0 && addresses.every(isNetwork)) return addresses
  context.addIssue({
    code: 'custom',
    message:
      'must be the count of proxies in front (0 to 10) or their addresses, ' +
      'such as 10.0.0.2 or 10.0.0.0/8, with commas between',
  })
  return z.NEVER
})

const anyNumber = 1_000_000_000

/** `recruiting@company.ru`, or with a name: `Company <recruiting@company.ru>`. */
const sendingAddress = z.string().transform((typed, context): MailAddress => {
  const [, name = '', address = ''] = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]*)>|[^<>]*)\s*$/.exec(typed) ?? []
  const bare = address || typed.trim()
  if (/^[^\s@<>",;]+@[^\s@<>",;]+$/.test(bare)) return { name: name.trim() || null, address: bare }
  context.addIssue({ code: 'custom', message: 'must be an e-mail address, or a name and an address: Name <a@b.ru>' })
  return z.NEVER
})

const leastKey = 32
const keyTooShort = `must have at least ${leastKey} characters`

const environment = z.object({
  PORT: z.preprocess(empty, wholeNumber(65_535).default(3000)),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  DATABASE_URL: z.preprocess(
    empty,
    z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must start with sqlite: or postgres://')
      .default('sqlite:./var/yavka.sqlite'),
  ),
  PUBLIC_URL: z.preprocess(empty, z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional()),
  SMTP_URL: z.preprocess(empty, z.url({ protocol: /^smtps?$/, error: 'must be smtp:// or smtps://' }).optional()),
  MAIL_FROM: z.preprocess(empty, sendingAddress.optional()),
  MAIL_PER_MINUTE: z.preprocess(empty, wholeNumber(anyNumber).default(60)),
  MAIL_PER_DAY: z.preprocess(empty, wholeNumber(anyNumber).optional()),
  IMAP_URL: z.preprocess(empty, z.url({ protocol: /^imaps?$/, error: 'must be imap:// or imaps://' }).optional()),
  SECRET_KEY: z.preprocess(empty, z.string().min(leastKey, keyTooShort).optional()),
  SECRET_KEY_OLD: z.preprocess(
    empty,
    z
      .string()
      .transform(listed)
      .refine((keys) => keys.every((key) => key.length >= leastKey), `each ${keyTooShort}`)
      .optional(),
  ),
  TRUST_PROXY: z.preprocess(empty, proxies.optional()),
  RATE_LIMIT: z.preprocess(empty, wholeNumber(1_000_000).default(120)),
  WEBHOOKS_TO_PRIVATE_NETWORKS: z.preprocess(empty, z.enum(['0', '1'], 'must be 0 or 1').default('0')),
  NODE_ENV: z.string().optional(),
})

/** The variables that are read; `.env.example` lists them. */
export const variableNames: readonly string[] = Object.keys(environment.shape)

export type MailAddress = { name: string | null; address: string }

/** What the person who runs the server decides; see "Configuration" in the README. */
export type Config = {
  port: number
  host: string
  databaseUrl: string
  /** Where people reach the server, without a slash at the end; links in messages start with it. */
  publicUrl: string
  smtpUrl: string | null
  /** Who mail to people is from. */
  mailFrom: MailAddress
  /** Mails a minute and a day at most, of all servers together; 0 and null = no limit. */
  mailPerMinute: number
  mailPerDay: number | null
  /** The mailbox where what cannot be delivered comes back. */
  imapUrl: string | null
  secretKey: string | null
  /**
   * Whether others than this machine's user may reach the server, so that the first account is only for who reads its
   * output.
   */
  reachableByOthers: boolean
  /** Keys of before: what was sealed with them can still be read. */
  oldSecretKeys: string[]
  /** Proxies in front, whose word on the address of a visitor is taken: a count or addresses; null = none. */
  trustProxy: number | string[] | null
  /** Calls a minute from one address to what is open without sign-in; 0 = no limit. */
  rateLimit: number
  /** Whether webhooks may go to addresses in a network of one's own, which are otherwise refused. */
  webhooksToPrivateNetworks: boolean
  production: boolean
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/i

export class ConfigError extends Error {}

type Variables = Record<string, string | undefined>

function read<S extends z.ZodType>(schema: S, variables: Variables): z.output<S> {
  const parsed = schema.safeParse(variables)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message}`)
}

/** The mailbox that signs in to the mail server, where its name is an address; else one of the server's own host. */
function usualSender(smtpUrl: string | undefined, publicUrl: string): MailAddress {
  const user = decodeURIComponent(smtpUrl === undefined ? '' : new URL(smtpUrl).username)
  return { name: null, address: user.includes('@') ? user : `yavka@${new URL(publicUrl).hostname}` }
}

/** The one thing that commands need to know. @throws ConfigError */
export const readDatabaseUrl = (variables: Variables): string =>
  read(environment.pick({ DATABASE_URL: true }), variables).DATABASE_URL

/** @throws ConfigError with one line that names the variable at fault */
export function readConfig(variables: Variables): Config {
  const values = read(environment, variables)
  if (values.DATABASE_URL.startsWith('postgres') && !values.SECRET_KEY) {
    throw new ConfigError('SECRET_KEY: is required with PostgreSQL, because every server must share it')
  }
  const host = values.HOST.includes(':') ? `[${values.HOST}]` : values.HOST
  const publicUrl = (values.PUBLIC_URL ?? `http://${host}:${values.PORT}`).replace(/\/$/, '')
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    publicUrl,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? usualSender(values.SMTP_URL, publicUrl),
    mailPerMinute: values.MAIL_PER_MINUTE,
    mailPerDay: values.MAIL_PER_DAY ?? null,
    imapUrl: values.IMAP_URL ?? null,
    secretKey: values.SECRET_KEY ?? null,
    reachableByOthers:
      !loopback.test(values.HOST) || values.PUBLIC_URL !== undefined || values.TRUST_PROXY !== undefined,
    oldSecretKeys: values.SECRET_KEY_OLD ?? [],
    trustProxy: values.TRUST_PROXY ?? null,
    rateLimit: values.RATE_LIMIT,
    webhooksToPrivateNetworks: values.WEBHOOKS_TO_PRIVATE_NETWORKS === '1',
    production: values.NODE_ENV === 'production',
  }
}
