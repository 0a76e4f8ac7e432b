import { searchKey } from '../people/names.ts'
import { cellText, type TableRow } from './cells.ts'
import { isForbiddenHeading } from './forbidden-columns.ts'
import { bareWords, headingWords, saysNothing } from './heading-words.ts'

/** How a field may be headed: whole headings, the surest first, then patterns for headings that are sentences. */
export type FieldHeadings = {
  exact: readonly string[]
  like?: readonly RegExp[]
  /** Headings that look like this field's and are of something else: another person's phone, the kind of a phone. */
  except?: RegExp
  /** Whether all columns that fit are read, not only the one that fits best. */
  several?: true
  /** How surely a cell holds a value of this field: so a column is known whose heading says nothing. */
  holds?: (text: string) => 'surely' | 'perhaps' | false
}

/** Which columns, counted from 0, hold each field. This is what a person corrects. */
export type Mapping<Field extends string> = Record<Field, readonly number[]>

/** A column that is not read, and whether that is because it may not be or because nobody knows it. */
export type DroppedColumn = {
  column: number
  heading: string
  why: 'forbidden' | 'unknown'
}

/** As many columns of one field as anybody has. */
export const mostColumns = 9

type Vocabulary<Field extends string> = Readonly<Record<Field, FieldHeadings>>

/**
 * Guesses the mapping from the headings, and where they say nothing from the first rows. A column serves one field at
 * most; whole headings go before patterns, and headings before contents; a forbidden heading is never chosen. Headings
 * are compared in words: case, ё, punctuation, underscores and capitals within do not matter.
 */
export function guessMapping<Field extends string>(
  headings: readonly string[],
  vocabulary: Vocabulary<Field>,
  rows: readonly TableRow[] = [],
): Mapping<Field> {
  const fields = Object.keys(vocabulary) as Field[]
  const free = new Set(headings.keys())
  for (const [column, heading] of headings.entries()) if (isForbiddenHeading(heading)) free.delete(column)
  const found = Object.fromEntries(fields.map((field) => [field, [] as number[]])) as Record<Field, number[]>
  const take = (field: Field, fits: (column: number) => boolean) => {
    const most = vocabulary[field].several ? mostColumns : 1
    for (const column of free) {
      if (found[field].length >= most) return
      if (!fits(column)) continue
      found[field].push(column)
      free.delete(column)
    }
  }
  takeByHeading(headings, vocabulary, fields, take)
  if (rows.length > 0) takeByContent(headings, vocabulary, fields, found, rows, take)
  for (const field of fields) found[field].sort((a, b) => a - b)
  return found
}

type Take<Field> = (field: Field, fits: (column: number) => boolean) => void

function takeByHeading<Field extends string>(
  headings: readonly string[],
  vocabulary: Vocabulary<Field>,
  fields: readonly Field[],
  take: Take<Field>,
): void {
  const whole = headings.map(searchKey)
  const words = headings.map(headingWords)
  const bare = words.map(bareWords)
  const isOther = (field: Field, column: number) => vocabulary[field].except?.test(words[column] ?? '') ?? false
  const takeNamed = (keys: readonly string[], fits: (field: Field, column: number) => boolean) => {
    for (const field of fields)
      for (const name of vocabulary[field].exact)
        take(field, (column) => keys[column] !== '' && keys[column] === name && fits(field, column))
  }
  takeNamed(whole, () => true)
  takeNamed(words, (field, column) => !isOther(field, column))
  takeNamed(bare, (field, column) => !isOther(field, column))
  for (const field of fields)
    for (const like of vocabulary[field].like ?? [])
      take(field, (column) => words[column] !== '' && like.test(words[column] ?? '') && !isOther(field, column))
}

/** So many of a column's cells must hold a value, that the column is known by them. */
const share = 0.8

/** A column whose heading is unknown to us, but says something, must be sure, and the only one of its field. */
function takeByContent<Field extends string>(
  headings: readonly string[],
  vocabulary: Vocabulary<Field>,
  fields: readonly Field[],
  found: Readonly<Record<Field, readonly number[]>>,
  rows: readonly TableRow[],
  take: Take<Field>,
): void {
  const texts = (column: number) => rows.map(({ cells }) => cellText(cells[column])).filter(Boolean)
  for (const field of fields) {
    const { holds, except } = vocabulary[field]
    if (!holds) continue
    const isKnown = found[field].length > 0
    take(field, (column) => {
      const heading = headings[column] ?? ''
      const isSilent = saysNothing(heading)
      if ((isKnown && !isSilent) || except?.test(headingWords(heading))) return false
      const cells = texts(column)
      const fitting = cells.filter((text) => {
        const sure = holds(text)
        return sure === 'surely' || (sure === 'perhaps' && isSilent)
      })
      return fitting.length > 0 && fitting.length >= share * cells.length
    })
  }
}

/** A mapping made fit to use: what points outside the table or at a forbidden column is left out. */
export function lawfulMapping<Field extends string>(
  headings: readonly string[],
  mapping: Mapping<Field>,
): Mapping<Field> {
  const isReadable = (column: number) => headings[column] !== undefined && !isForbiddenHeading(headings[column])
  const checked = Object.entries<readonly number[]>(mapping).map(([field, columns]) => [
    field,
    columns.filter(isReadable),
  ])
  return Object.fromEntries(checked) as Mapping<Field>
}

/**
 * The headed columns that a mapping leaves unread, in the file's order. Columns without a heading have no name to tell.
 */
export function droppedColumns(headings: readonly string[], mapping: Mapping<string>): DroppedColumn[] {
  const used = new Set(Object.values(lawfulMapping(headings, mapping)).flat())
  return headings.flatMap((heading, column): DroppedColumn[] => {
    if (used.has(column) || heading.trim() === '') return []
    return [{ column, heading, why: isForbiddenHeading(heading) ? 'forbidden' : 'unknown' }]
  })
}
