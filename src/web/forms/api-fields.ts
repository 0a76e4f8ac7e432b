import { z } from 'zod'
import { isDay } from './fields.ts'
import type { MessageKey } from '../messages/index.ts'

/** The kinds of fields JSON calls are made of: stricter than forms, nothing is turned into something else. */

const key = (message: MessageKey) => message

// Neither control characters nor half of a pair of code units: PostgreSQL keeps no NUL, and UTF-8 has no such halves.
// oxlint-disable-next-line no-control-regex
const printable = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/

/** A text that says something. */
export const jsonText = (longest = 200) =>
  z
    .string({ error: (issue) => key(issue.input === undefined ? 'api.missing' : 'api.not-a-text') })
    .trim()
    .min(1, key('fields.required'))
    .max(longest, key('fields.too-long'))
    .regex(printable, key('fields.format'))
    .refine((text) => text.isWellFormed(), key('fields.format'))

/** The number of a row. */
export const jsonId = () => z.number().int().min(1).max(2_147_483_647)

export const jsonDay = () => z.string().refine(isDay, key('fields.date')).describe('2026-11-24')

/** Roubles a month. */
export const jsonMoney = () => z.number().min(0).max(100_000_000).describe('Roubles a month')

/** Which rows of a list: those after the one named, as the answer before said in `next`. */
export const listQuery = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(2_147_483_647)
    .default(0)
    .describe('The last row already read; next of the answer before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const listAnswer = <S extends z.ZodType>(row: S) =>
  z.object({ rows: z.array(row), next: z.number().nullable().describe('null on the last page') })

export const oneParams = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })

/** Cuts what was read, one row more than asked for. */
export function cutAt<T extends { id: number }>(read: readonly T[], limit: number): { rows: T[]; next: number | null } {
  const rows = read.slice(0, limit)
  return { rows, next: read.length > limit ? (rows.at(-1)?.id ?? null) : null }
}

/** Says in the OpenAPI document that a call needs a token. */
export const byToken = [{ token: [] }]
