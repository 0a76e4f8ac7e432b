import { z } from 'zod'
import { isDay, printable } from './fields.ts'
import { messageKey } from '../messages/index.ts'

/** The kinds of fields JSON calls are made of: stricter than forms, nothing is turned into something else. */

/** A text that says something. */
export const jsonText = (longest = 200) =>
  z
    .string({ error: (issue) => messageKey(issue.input === undefined ? 'api.missing' : 'api.not-a-text') })
    .trim()
    .min(1, messageKey('fields.required'))
    .max(longest, messageKey('fields.too-long'))
    .regex(printable, messageKey('fields.format'))
    // UTF-8 has no half of a pair of code units.
    .refine((text) => text.isWellFormed(), messageKey('fields.format'))

/** The number of a row. */
export const jsonId = () => z.number().int().min(1).max(2_147_483_647)

export const jsonDay = () => z.string().refine(isDay, messageKey('fields.date')).describe('2026-11-24')

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

/** Says in the OpenAPI document that a call needs a token. */
export const byToken = [{ token: [] }]
