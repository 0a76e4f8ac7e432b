import { z } from 'zod'
import { isForbiddenHeading } from '../../domain/tables/forbidden-columns.ts'
import { choice, id } from '../../web/fields.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import { isUpload, type Upload } from '../../web/uploads.ts'
import { type AnyMapping, fieldsOf, type Kind, kinds, needs } from './kinds.ts'

const emptyAsNone = (value: unknown) => (value === '' ? undefined : value)

export const uploadForm = z.object({
  kind: choice(kinds),
  vacancy: z.preprocess(emptyAsNone, id().optional()),
  file: z.custom<Upload>(isUpload, 'imports.file-missing' satisfies MessageKey),
})

/** A select for each field, whose value is the number of a column that may be read, or nothing. */
export function mappingForm(kind: Kind, headings: readonly string[]) {
  const readable = z
    .string('fields.choose' satisfies MessageKey)
    .refine((text) => text === '' || (/^\d{1,5}$/.test(text) && isReadable(headings[Number(text)])), 'fields.choose' satisfies MessageKey)
    .transform((text) => (text === '' ? null : Number(text)))
  return z.object(Object.fromEntries(fieldsOf[kind].map((field) => [field, readable]))).superRefine((mapping, context) => {
    for (const { field, message } of missing(kind, mapping)) context.addIssue({ code: 'custom', path: [field], message })
  })
}

const isReadable = (heading: string | undefined) => heading !== undefined && !isForbiddenHeading(heading)

/** What a mapping must still say before anything can be loaded with it. */
export function missing(kind: Kind, mapping: AnyMapping): { field: string; message: MessageKey }[] {
  return needs[kind]
    .filter(({ oneOf }) => oneOf.every((field) => (mapping[field] ?? null) === null))
    .map(({ oneOf, message }) => ({ field: oneOf[0], message }))
}
