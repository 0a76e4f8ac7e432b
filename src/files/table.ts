import { type Cell, cellText, shortened, type TableRow } from '../domain/tables/cells.ts'
import type { Delimiter } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { limits } from './limits.ts'
import { TableError } from './table-error.ts'

/** How a text is to be read; what is left out is guessed. */
export type Reading = { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined }

/** How a file was read. */
export type Kind = {
  kind: 'csv' | 'xlsx' | 'json' | 'vcard'
  /** Null for what has neither: a workbook, JSON, contacts. */
  encoding: Encoding | null
  delimiter: Delimiter | null
}

/** What is known of a table before its rows: headings as they stand, blank and repeated ones too. */
export type About = Kind & { headings: string[] }

/** A table as its file holds it. The filled rows below the headings can be gone through once. */
export type Table = About & { rows: AsyncIterable<TableRow> }

/** All of it that matters once it is read. */
export type Rows = Pick<Table, 'headings' | 'rows'>

/** A table that was put together row by row, with headings of ours. */
export type MadeTable = { headings: string[]; rows: TableRow[] }

/**
 * Rows are numbered as if the file were a table with a header. @throws TableError when there are more than a sheet can
 * hold
 */
export function addRow(rows: TableRow[], cells: Cell[]): void {
  if (rows.length >= limits.rows) throw new TableError('too-large')
  rows.push({ row: rows.length + 2, cells })
}

/** @throws TableError when there are more columns than a table has */
export function readHeadings(cells: readonly Cell[]): string[] {
  const strays = cells.slice(limits.columns).filter((cell) => cellText(cell) !== '')
  if (strays.length > limits.strayHeadings) throw new TableError('too-wide')
  return cells.slice(0, limits.columns).map((cell) => shortened(cellText(cell), limits.heading))
}
