import type { Cell, TableRow } from '../../domain/tables/cells.ts'
import { limits } from '../limits.ts'
import { TableError } from '../table-error.ts'
import type { Workbook } from './workbook.ts'
import type { Listener } from './xml.ts'

/** Puts the rows of a sheet together from its XML; `take` gives those that are whole since it was asked last. */
export function sheetReader(workbook: Workbook): { listener: Listener; take: () => TableRow[] } {
  let rows: TableRow[] = []
  let [isFirst, last] = [true, 0]
  let row = { number: 0, cells: [] as Cell[], beyond: 0 }
  let cell = { column: -1, type: 'n', style: 0, parts: [] as string[] }
  let [isValue, isReading] = [false, false]

  const opened = (name: string, attributes: Record<string, string>) => {
    if (name === 'row') {
      row = { number: rowNumber(attributes['r'], last), cells: [], beyond: 0 }
      cell = { ...cell, column: -1 }
    } else if (name === 'c') {
      cell = {
        column: columnNumber(attributes['r']) ?? cell.column + 1,
        type: attributes['t'] ?? 'n',
        style: Number(attributes['s'] ?? -1),
        parts: [],
      }
    } else if (name === 'rPh') isReading = true
    isValue = name === 'v' || (name === 't' && !isReading)
  }
  const closed = (name: string) => {
    isValue = false
    if (name === 'rPh') isReading = false
    else if (name === 'c') place()
    else if (name === 'row') finish()
  }
  const place = () => {
    const value = valueOf(cell, workbook)
    if (value === null) return
    if (cell.column < limits.columns) row.cells[cell.column] = value
    else row.beyond += 1
  }
  const finish = () => {
    if (row.number > limits.rows) return
    last = row.number
    if (row.cells.length === 0 && row.beyond === 0) return
    if (isFirst && row.beyond > limits.strayHeadings) throw new TableError('too-wide')
    isFirst = false
    rows.push({ row: row.number, cells: Array.from(row.cells, (value) => value ?? null) })
  }
  const take = () => {
    const whole = rows
    rows = []
    return whole
  }
  return { listener: { opened, closed, text: (text) => void (isValue && cell.parts.push(text)) }, take }
}

/** Rows go down; a number that does not, or is none, is that of the next row. */
function rowNumber(text: string | undefined, before: number): number {
  const number = Number(text)
  return Number.isInteger(number) && number > before ? number : before + 1
}

/** A is 0. Undefined where a cell does not say, far to the right where it says what no sheet has. */
function columnNumber(place: string | undefined): number | undefined {
  const letters = /^[A-Z]+/u.exec(place ?? '')?.[0]
  if (letters === undefined) return undefined
  return letters.length > 3
    ? Infinity
    : Buffer.from(letters).reduce((number, letter) => number * 26 + letter - 64, 0) - 1
}

function valueOf(
  { type, style, parts }: { type: string; style: number; parts: string[] },
  { strings, isDate, from1904 }: Workbook,
): Cell {
  const text = parts.join('')
  if (text === '' || type === 'e') return null
  if (type === 's') return strings[Number(text)] ?? null
  if (type === 'b') return text === '1'
  if (type === 'd') return dateOrText(new Date(text), text)
  const number = Number(text)
  if (type !== 'n' || Number.isNaN(number)) return text
  return isDate[style] ? dateOrText(dayOf(number, from1904), text) : number
}

const dateOrText = (date: Date, text: string): Cell => (Number.isNaN(date.getTime()) ? text : date)

const msOfDay = 24 * 3600 * 1000

/** Days since the last one of 1899, or the first one of 1904. */
const dayOf = (serial: number, from1904: boolean): Date =>
  new Date(Date.UTC(1899, 11, 30) + Math.round((serial + (from1904 ? 1462 : 0)) * msOfDay))
