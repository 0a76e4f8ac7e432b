import { searchKey } from '../people/names.ts'
import { cellText, type Cell } from './cells.ts'
import { isCityName } from './city-names.ts'

/** A spreadsheet has no more rows: those of the second sheet are numbered from here on, and so forth. */
const rowsOfSheet = 1_048_576

/** The number of a row that is unique in a workbook. Rows of the first sheet keep the number they have there. */
export const rowOfFile = (sheet: number, row: number): number => sheet * rowsOfSheet + row

/** The number a spreadsheet shows beside a row, and the name of its sheet; null where only one sheet was read. */
export function rowOfSheet(row: number, sheets: readonly string[]): { row: number; sheet: string | null } {
  if (sheets.length < 2) return { row, sheet: null }
  const sheet = Math.floor((row - 1) / rowsOfSheet)
  return { row: row - sheet * rowsOfSheet, sheet: sheets[sheet] ?? null }
}

/** Headings are numbered where they are repeated, so that each column finds its own. */
function keysOf(headings: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headings.map((heading) => {
    const key = searchKey(heading)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return key === '' ? '' : `${key} ${count}`
  })
}

/** So many of the headings must be the same. */
const share = 2 / 3

/**
 * Where the columns of one sheet stand in another, when both are of one shape; null when they are not. What the other
 * lacks stands behind, in the order of the sheet.
 */
export function columnsIn(headings: readonly string[], other: readonly string[]): number[] | null {
  const [own, theirs] = [keysOf(headings), keysOf(other)]
  const common = own.filter((key) => key !== '' && theirs.includes(key)).length
  const most = Math.max(own.filter(Boolean).length, theirs.filter(Boolean).length)
  if (common === 0 || common < share * most) return null
  let behind = other.length
  return own.map((key, column) => {
    const at = key === '' ? (theirs[column] === '' ? column : -1) : theirs.indexOf(key)
    return at >= 0 ? at : behind++
  })
}

/** Cells of a row at the places of another sheet. */
export function movedCells(cells: readonly Cell[], columns: readonly number[]): Cell[] {
  const moved: Cell[] = []
  for (const [column, cell] of cells.entries()) {
    const at = columns[column]
    if (at !== undefined) moved[at] = cell
  }
  return Array.from(moved, (cell) => cell ?? null)
}

/** What the names of several sheets tell of their rows: the town, or something else that a person may explain. */
export type ByName = { column: number; heading: string | null }

/**
 * In which column the name of a sheet stands: that of the town where all are named after towns, which is filled where
 * it is empty, else one of its own behind all others. Null where they are only numbered.
 */
export function columnOfNames(names: readonly string[], headings: readonly string[]): ByName | null {
  if (names.every((name) => /^(?:лист|sheet)?[\s_-]*\d*$/iu.test(name))) return null
  const isRussian = names.some((name) => /\p{Script=Cyrillic}/u.test(name))
  if (!names.every(isCityName)) return { column: headings.length, heading: isRussian ? 'Лист' : 'Sheet' }
  const column = headings.findIndex((heading) => /^(?:город|city|town)$/u.test(searchKey(heading)))
  return column >= 0 ? { column, heading: null } : { column: headings.length, heading: isRussian ? 'Город' : 'City' }
}

/** The cells with the name of their sheet. */
export function withName(cells: readonly Cell[], name: string, { column }: ByName): Cell[] {
  const named = Array.from({ length: Math.max(cells.length, column + 1) }, (_, at) => cells[at] ?? null)
  if (cellText(named[column]) === '') named[column] = name
  return named
}
