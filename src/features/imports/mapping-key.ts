import { createHash } from 'node:crypto'
import { isForbiddenHeading } from '../../domain/tables/forbidden-columns.ts'
import type { AnyMapping } from './kinds.ts'
import { languages } from '../../db/schema/primitives.ts'
import { translateInto } from '../../web/messages/index.ts'

/** What rows set aside are headed by in the file to mend. */
const reasons = new Set(languages.map((language) => translateInto(language)('imports.rejected-reason')))

/**
 * The columns that count: a file of rows set aside lacks those that may not be kept, and is the same file all the same.
 */
export const counted = (headings: readonly string[]): number[] =>
  headings.flatMap((heading, column) => (isForbiddenHeading(heading) || reasons.has(heading) ? [] : [column]))

export const keyOf = (headings: readonly string[]) =>
  createHash('sha1')
    .update(JSON.stringify(counted(headings).map((column) => headings[column])))
    .digest('base64')

export const moved = (mapping: AnyMapping, move: (column: number) => number | null): AnyMapping =>
  Object.fromEntries(
    Object.entries(mapping).map(([field, columns]) => [field, columns.flatMap((column) => move(column) ?? [])]),
  )
