import { type Cell, cellText, shortened, type TableRow } from '../domain/tables/cells.ts'
import type { Delimiter } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { limits } from './limits.ts'
import { TableError } from './table-error.ts'

/** How a file is to be read; what is left out is guessed. */
export type Reading = {
  encoding?: Encoding | undefined
  delimiter?: Delimiter | undefined
  /** The sheet of a workbook, counted from 0; others of its shape are read with it. */
  sheet?: number | undefined
  /** The number of the row with the headings. */
  headingsIn?: number | undefined
}

/** How a file was read. */
export type Kind = {
  kind: 'csv' | 'xlsx' | 'json' | 'vcard'
  /** Null for what has neither: a workbook, JSON, contacts. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** Where the table was found; null for what has no such place: JSON, contacts. */
  place: Place | null
}

export type Place = {
  /** The number of the row with the headings, the lower one where they are in two. */
  headingsIn: number
  /** The sheets of a workbook that were read, by name. */
  sheets: string[]
  /** Those that hold something of another shape. */
  leftOut: string[]
}

/** The first rows of a sheet, or of a text, in which the headings are looked for. */
export type Beginning = { sheet: string; index: number; rows: TableRow[] }

/**
 * What is known of a table before its rows: headings as they stand, blank and repeated ones too, and how its file
 * begins.
 */
export type About = Kind & { headings: string[]; beginnings: Beginning[] }

/** A table as its file holds it. The filled rows below the headings can be gone through once. */
export type Table = About & { rows: AsyncIterable<TableRow> }

/** All of it that matters once it is read. */
export type Rows = Pick<Table, 'headings' | 'rows'>

/** A table that was put together row by row, with headings of ours. */
export type MadeTable = { headings: string[]; rows: TableRow[] }

/**
 * Rows are numbered as if the file were a table with a header. @throws TableError when there are more than memory
 * should hold
 */
export function addRow(rows: TableRow[], cells: Cell[]): void {
  if (rows.length >= limits.madeRows) throw new TableError('too-large')
  rows.push({ row: rows.length + 2, cells })
}

/** @throws TableError when there are more columns than a table has */
export function readHeadings(cells: readonly Cell[]): string[] {
  const strays = cells.slice(limits.columns).filter((cell) => cellText(cell) !== '')
  if (strays.length > limits.strayHeadings) throw new TableError('too-wide')
  return cells.slice(0, limits.columns).map((cell) => shortened(cellText(cell), limits.heading))
}
