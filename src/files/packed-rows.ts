import { type Cell, shortened, type TableRow } from '../domain/tables/cells.ts'
import { limits } from './limits.ts'
import { TableError } from './table-error.ts'

/** Rows of a table as bytes, in which they leave the thread that reads and are kept in the database. */
export type Piece = { bytes: Uint8Array<ArrayBuffer>; rows: number }

/** The first rows are what a page shows of a file: they are a piece of their own. */
const firstRows = 20
const pieceLength = 256 * 1024

const encoder = new TextEncoder()

/** @throws TableError when a row is longer than anybody's */
export async function* packRows(rows: AsyncIterable<TableRow>): AsyncGenerator<Piece> {
  let [lines, length, most]: [string[], number, number] = [[], 0, firstRows]
  const piece = (): Piece => ({ bytes: encoder.encode(`[${lines.join(',')}]`), rows: lines.length })
  for await (const row of rows) {
    const line = packRow(row)
    lines.push(line)
    length += line.length
    if (lines.length < most && length < pieceLength) continue
    yield piece()
    ;[lines, length, most] = [[], 0, Infinity]
  }
  if (lines.length > 0) yield piece()
}

export function unpackRows(bytes: Uint8Array): TableRow[] {
  const rows = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as [
    number,
    ...PackedCell[],
  ][]
  return rows.map(([row, ...cells]) => ({ row, cells: cells.map(unpackCell) }))
}

/** JSON knows no dates. */
type PackedCell = string | number | boolean | null | { date: number }

function packRow({ row, cells }: TableRow): string {
  let length = 0
  const packed: PackedCell[] = [row]
  for (let column = 0; column < cells.length && column < limits.columns; column += 1) {
    const cell = cells[column] ?? null
    if (typeof cell === 'string') length += cell.length
    packed.push(
      cell instanceof Date ? { date: cell.getTime() } : typeof cell === 'string' ? shortened(cell, limits.cell) : cell,
    )
  }
  if (length > limits.row) throw new TableError('too-long')
  return JSON.stringify(packed)
}

const unpackCell = (cell: PackedCell): Cell => (cell !== null && typeof cell === 'object' ? new Date(cell.date) : cell)
