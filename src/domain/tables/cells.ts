/** One cell of a table somebody gave us: text from CSV; numbers, flags and UTC dates too from a spreadsheet. */
export type Cell = string | number | boolean | Date | null

/** One record of a table: `row` is the number a spreadsheet shows beside it (the header is row 1). */
export type TableRow = {
  row: number
  cells: readonly Cell[]
}

/** Marks without a shape that other programs leave behind, NUL among them, which a database may refuse. */
// oxlint-disable-next-line no-control-regex
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/gu

/** The marks after which a spreadsheet takes a text for a formula. */
const defused = /^'(?=[=+\-@＝＋－＠])/u

/**
 * What a person sees in the cell, trimmed; '' for nothing. No-break spaces become plain ones, and the apostrophe
 * that our own exports put before a would-be formula is taken off again, so that an export reads back as it was.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  const text = String(cell)
    .toWellFormed()
    .replace(/[\u00a0\u2007\u202f]/gu, ' ')
    .replace(invisible, '')
  return text.trim().replace(defused, '').trim()
}

/** The beginning of a text that is longer than anybody means it: a database's index holds only so much. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  return text
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}

/** The same on one line, with single spaces; null for nothing. */
export function cellLine(cell: Cell | undefined): string | null {
  return cellText(cell).replace(/\s+/gu, ' ') || null
}

/** Whether a spreadsheet shows nothing in any of these cells. */
export function isEmptyRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cellText(cell) === '')
}
