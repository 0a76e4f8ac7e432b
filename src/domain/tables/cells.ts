/** One cell of a table somebody gave us: text from CSV; numbers, flags and UTC dates too from a spreadsheet. */
export type Cell = string | number | boolean | Date | null

/** One record of a table: `row` is the number a spreadsheet shows beside it (the header is row 1). */
export interface TableRow {
  row: number
  cells: readonly Cell[]
}

/** The marks after which a spreadsheet takes a text for a formula. */
const defused = /^'(?=[=+\-@＝＋－＠])/u

/**
 * What a person sees in the cell, trimmed; '' for nothing. No-break spaces become plain ones, and the apostrophe
 * that our own exports put before a would-be formula is taken off again, so that an export reads back as it was.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell).replace(/[\u00a0\u2007\u202f]/gu, ' ').replace(/[\u200b\ufeff]/gu, '').trim().replace(defused, '').trim()
}

/** The same on one line, with single spaces; null for nothing. */
export function cellLine(cell: Cell | undefined): string | null {
  return cellText(cell).replace(/\s+/gu, ' ') || null
}

/** Whether a spreadsheet shows nothing in any of these cells. */
export function isEmptyRow(cells: readonly Cell[]): boolean {
  return cells.every(cell => cellText(cell) === '')
}
