import { z } from 'zod'
import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import { delimiters } from '../../../files/delimiter.ts'
import { encodings } from '../../../files/encoding.ts'
import { choice, id, optionalChoice } from '../../../web/forms/fields.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { type AnyMapping, type Kind, fieldsOf, kinds, needs } from '../kinds.ts'

const emptyAsNone = (value: unknown) => (value === '' ? undefined : value)

/** A file that has arrived and waits in the base under this key. */
export type Arrived = { importId: number; size: number }

const isArrived = (value: unknown): value is Arrived =>
  typeof value === 'object' && value !== null && 'importId' in value

/** A file, or a table pasted from a spreadsheet. */
export const uploadForm = z
  .object({
    kind: choice(kinds),
    vacancy: z.preprocess(emptyAsNone, id().optional()),
    file: z.custom<Arrived>(isArrived).optional().catch(undefined),
    pasted: z.string().optional().catch(undefined),
  })
  .refine(({ file, pasted }) => file !== undefined || (pasted ?? '').trim() !== '', {
    path: ['file'],
    error: 'imports.file-missing' satisfies MessageKey,
  })

/** How the text of a file is to be read; an empty choice leaves it to the guess. */
export const readingForm = z.object({
  encoding: optionalChoice(encodings),
  delimiter: z.preprocess(emptyAsNone, z.enum(delimiters, 'fields.choose' satisfies MessageKey).optional()),
})

/** A select for each field, whose value is the number of a column that may be read, or nothing. */
export function mappingForm(kind: Kind, headings: readonly string[]) {
  const readable = z
    .string('fields.choose' satisfies MessageKey)
    .refine(
      (text) => text === '' || (/^\d{1,5}$/.test(text) && isReadable(headings[Number(text)])),
      'fields.choose' satisfies MessageKey,
    )
    .transform((text) => (text === '' ? null : Number(text)))
  return z
    .object(Object.fromEntries(fieldsOf[kind].map((field) => [field, readable])))
    .superRefine((mapping, context) => {
      for (const { field, message } of missing(kind, mapping))
        context.addIssue({ code: 'custom', path: [field], message })
    })
}

const isReadable = (heading: string | undefined) => heading !== undefined && !isForbiddenHeading(heading)

/** What a mapping must still say before anything can be loaded with it. */
export function missing(kind: Kind, mapping: AnyMapping): { field: string; message: MessageKey }[] {
  return needs[kind]
    .filter(({ oneOf }) => oneOf.every((field) => (mapping[field] ?? null) === null))
    .map(({ oneOf, message }) => ({ field: oneOf[0], message }))
}
