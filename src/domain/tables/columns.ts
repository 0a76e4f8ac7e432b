import { searchKey } from '../people/names.ts'
import { isForbiddenHeading } from './forbidden-columns.ts'

/** How a field may be headed: whole headings, the surest first, then patterns for headings that are sentences. */
export type FieldHeadings = {
  exact: readonly string[]
  like?: readonly RegExp[]
}

/** Which column, counted from 0, holds each field; null for none. This is what a person corrects. */
export type Mapping<Field extends string> = Record<Field, number | null>

/** A column that is not read, and whether that is because it may not be or because nobody knows it. */
export type DroppedColumn = {
  column: number
  heading: string
  why: 'forbidden' | 'unknown'
}

/**
 * Guesses the mapping from the headings. A column serves one field at most; whole headings go before patterns; a
 * forbidden heading is never chosen. Headings are compared folded (case, ё, punctuation, underscores).
 */
export function guessMapping<Field extends string>(
  headings: readonly string[],
  vocabulary: Readonly<Record<Field, FieldHeadings>>,
): Mapping<Field> {
  const free = new Map(headings.map((heading, column) => [column, searchKey(heading)]))
  for (const [column, heading] of headings.entries()) if (isForbiddenHeading(heading)) free.delete(column)
  const fields = Object.keys(vocabulary) as Field[]
  const mapping = Object.fromEntries(fields.map((field) => [field, null])) as Mapping<Field>
  const take = (field: Field, fits: (key: string) => boolean) => {
    const found = mapping[field] === null && [...free].find(([, key]) => key !== '' && fits(key))
    if (!found) return
    mapping[field] = found[0]
    free.delete(found[0])
  }
  for (const field of fields) for (const name of vocabulary[field].exact) take(field, (key) => key === searchKey(name))
  for (const field of fields) for (const like of vocabulary[field].like ?? []) take(field, (key) => like.test(key))
  return mapping
}

/** A mapping made fit to use: what points outside the table or at a forbidden column points nowhere. */
export function lawfulMapping<Field extends string>(
  headings: readonly string[],
  mapping: Mapping<Field>,
): Mapping<Field> {
  const checked = Object.entries<number | null>(mapping).map(([field, column]) => {
    const heading = column === null ? undefined : headings[column]
    return [field, heading === undefined || isForbiddenHeading(heading) ? null : column]
  })
  return Object.fromEntries(checked) as Mapping<Field>
}

/**
 * The headed columns that a mapping leaves unread, in the file's order. Columns without a heading have no name to tell.
 */
export function droppedColumns(headings: readonly string[], mapping: Mapping<string>): DroppedColumn[] {
  const used = new Set(Object.values(lawfulMapping(headings, mapping)))
  return headings.flatMap((heading, column): DroppedColumn[] => {
    if (used.has(column) || heading.trim() === '') return []
    return [{ column, heading, why: isForbiddenHeading(heading) ? 'forbidden' : 'unknown' }]
  })
}
