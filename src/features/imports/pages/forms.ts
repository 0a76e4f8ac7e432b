import { z } from 'zod'
import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import { mostColumns } from '../../../domain/tables/columns.ts'
import { delimiters } from '../../../files/delimiter.ts'
import { encodings } from '../../../files/encoding.ts'
import { choice, id, optionalChoice } from '../../../web/forms/fields.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { type AnyMapping, type Kind, fieldsOf, hasSeveral, kinds, needs } from '../kinds.ts'

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

/** The selects of a field: `phone`, and `phone-2`, `phone-3` where it may stand in several columns. */
export const selectNames = (kind: Kind, field: string): string[] =>
  Array.from({ length: hasSeveral(kind, field) ? mostColumns : 1 }, (_, place) =>
    place === 0 ? field : `${field}-${place + 1}`,
  )

/** A select for each field, whose value is the number of a column that may be read, or nothing. */
export function mappingForm(kind: Kind, headings: readonly string[]) {
  const readable = z
    .string('fields.choose' satisfies MessageKey)
    .refine(
      (text) => text === '' || (/^\d{1,5}$/.test(text) && isReadable(headings[Number(text)])),
      'fields.choose' satisfies MessageKey,
    )
    .transform((text) => (text === '' ? null : Number(text)))
  const further = z.preprocess((sent) => sent ?? '', readable)
  const selects = fieldsOf[kind].flatMap((field) =>
    selectNames(kind, field).map((name) => [name, name === field ? readable : further] as const),
  )
  return z
    .object(Object.fromEntries(selects))
    .transform((form): AnyMapping => {
      const chosen = (field: string) => selectNames(kind, field).flatMap((name) => form[name] ?? [])
      return Object.fromEntries(fieldsOf[kind].map((field) => [field, [...new Set(chosen(field))]]))
    })
    .superRefine((mapping, context) => {
      for (const { field, message } of missing(kind, mapping))
        context.addIssue({ code: 'custom', path: [field], message })
    })
}

const isReadable = (heading: string | undefined) => heading !== undefined && !isForbiddenHeading(heading)

/** What a mapping must still say before anything can be loaded with it. */
export function missing(kind: Kind, mapping: AnyMapping): { field: string; message: MessageKey }[] {
  return needs[kind]
    .filter(({ oneOf }) => oneOf.every((field) => (mapping[field] ?? []).length === 0))
    .map(({ oneOf, message }) => ({ field: oneOf[0], message }))
}
