import { findHeader, type Header, rowsLookedAt } from '../domain/tables/header-row.ts'
import { cellText, shortened, type TableRow } from '../domain/tables/cells.ts'
import { columnOfNames, columnsIn, movedCells, rowOfFile, withName } from '../domain/tables/sheets.ts'
import { knownHeadings } from './known-headings.ts'
import { TableError } from './table-error.ts'
import { type About, type Beginning, readHeadings, type Reading } from './table.ts'

/** A table found in a file, with its rows. */
export type FoundTable = Pick<About, 'headings' | 'place' | 'beginnings'> & { rows: AsyncGenerator<TableRow> }

/** A sheet of a workbook; its filled rows can be gone through as often as wanted. */
export type Sheet = { name: string; rows: () => AsyncGenerator<TableRow> }

/** Finds the headings of a text; what stands above them is no row of the table. @throws TableError when it is empty */
export async function tableInText(rows: AsyncGenerator<TableRow>, { headingsIn }: Reading): Promise<FoundTable> {
  const start = await begun(rows, headingsIn)
  const header = findHeader(start.first, knownHeadings, headingsIn)
  if (header === null) throw start.error ?? new TableError('empty')
  return {
    headings: readHeadings(header.cells),
    place: { headingsIn: header.row, sheets: [], leftOut: [] },
    beginnings: [beginning('', 0, start.first)],
    rows: start.rows(header.above),
  }
}

/** Takes the first rows; a fault among them is thrown when it is come to. */
async function begun(rows: AsyncGenerator<TableRow>, headingsIn = 0) {
  const first: TableRow[] = []
  let error: unknown = null
  let isOver = false
  try {
    while (first.length < rowsLookedAt || (first.at(-1)?.row ?? 0) < headingsIn) {
      const next = await rows.next()
      if (next.done) {
        isOver = true
        break
      }
      first.push(next.value)
    }
  } catch (fault) {
    error = fault
  }
  async function* from(above: number): AsyncGenerator<TableRow> {
    yield* first.slice(above)
    if (error !== null) throw error
    if (!isOver) yield* rows
  }
  return { first, error, rows: from }
}

type Looked = Sheet & { index: number; first: TableRow[]; header: Header | null }

/**
 * Finds the table of a workbook: the sheet whose headings we know best, and with it all that are of its shape, whose
 * names become a column. @throws TableError when there is nothing in it, or the table is too wide
 */
export async function tableInSheets(
  sheets: readonly Sheet[],
  { sheet: chosen, headingsIn }: Reading,
): Promise<FoundTable> {
  const looked: Looked[] = []
  let fault: unknown = null
  for (const [index, sheet] of sheets.entries()) {
    const { first, error } = await begun(sheet.rows(), headingsIn)
    if (error instanceof TableError && error.code === 'too-large') throw error
    fault ??= error
    if (first.length === 0 && error === null) continue
    const told = chosen === undefined || chosen === index ? headingsIn : undefined
    // A sheet that breaks off at once is left out where there is a better one.
    looked.push({ ...sheet, index, first, header: findHeader(first, knownHeadings, told) })
  }
  const best = looked.reduce<Looked | undefined>(
    (most, one) => (most && (most.header?.known ?? 0) >= (one.header?.known ?? 0) ? most : one),
    undefined,
  )
  const main = looked.find(({ index }) => index === chosen) ?? best
  if (!main?.header) throw fault ?? new TableError('empty')
  const headings = readHeadings(main.header.cells)
  const taken = looked.flatMap((one) => {
    if (one === main) return { ...one, columns: null }
    const columns = one.header && columnsIn(readHeadings(one.header.cells), headings)
    if (!columns || !one.header) return []
    for (const [column, at] of columns.entries()) headings[at] ??= readHeadings(one.header.cells)[column] ?? ''
    return { ...one, columns }
  })
  const names = taken.map(({ name }) => name)
  const byName = taken.length > 1 ? columnOfNames(names, headings) : null
  if (byName?.heading) headings.push(byName.heading)
  return {
    headings,
    place: {
      headingsIn: main.header.row,
      sheets: names,
      leftOut: looked.flatMap(({ index, name }) => (taken.some((one) => one.index === index) ? [] : name)),
    },
    beginnings: looked.slice(0, sheetsShown).map(({ name, index, first }) => beginning(name, index, first)),
    rows: rowsOf(),
  }

  async function* rowsOf(): AsyncGenerator<TableRow> {
    for (const [number, { name, header, columns, rows }] of taken.entries())
      for await (const { row, cells } of rows()) {
        if (row <= (header?.row ?? 0)) continue
        const placed = columns ? movedCells(cells, columns) : cells
        yield { row: rowOfFile(number, row), cells: byName ? withName(placed, name, byName) : placed }
      }
  }
}

const [sheetsShown, rowsShown, cellsShown, lettersShown] = [10, 8, 12, 60]

/** As much as a page shows for somebody to find the headings. */
const beginning = (sheet: string, index: number, rows: readonly TableRow[]): Beginning => ({
  sheet,
  index,
  rows: rows.slice(0, rowsShown).map(({ row, cells }) => ({
    row,
    cells: cells.slice(0, cellsShown).map((cell) => shortened(cellText(cell), lettersShown)),
  })),
})
