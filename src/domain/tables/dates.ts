import { type Cell, cellText } from './cells.ts'

const monthNames: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|янв)/u, 1],
  [/^(?:feb|фев)/u, 2],
  [/^(?:mar|мар)/u, 3],
  [/^(?:apr|апр)/u, 4],
  [/^(?:may|ма[йя])/u, 5],
  [/^(?:jun|июн)/u, 6],
  [/^(?:jul|июл)/u, 7],
  [/^(?:aug|авг)/u, 8],
  [/^(?:sep|сен)/u, 9],
  [/^(?:oct|окт)/u, 10],
  [/^(?:nov|ноя)/u, 11],
  [/^(?:dec|дек)/u, 12],
]

const weekdays =
  'mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье'
const weekday = new RegExp(String.raw`^(?:${weekdays})[a-z]*[.,\s]+`, 'u')
const separator = String.raw`[\s./,\-–—]+`
const ending = String.raw`(?:\s*г(?:од|ода)?\.?)?(?:[\s,&tв]+(?:at\s+)?\d{1,2}[.:]\d{2}.*)?$`
const yearFirst = new RegExp(String.raw`^(\d{4})[./-](\d{1,2})[./-](\d{1,2})` + ending, 'u')
const dayFirst = new RegExp(String.raw`^(\d{1,2})${separator}(\d{1,2})${separator}(\d{4}|\d{2})` + ending, 'u')
const dayNamed = new RegExp(String.raw`^(\d{1,2})${separator}(\p{L}{3,})${separator}(\d{4}|\d{2})` + ending, 'u')
const namedDay = new RegExp(String.raw`^(\p{L}{3,})${separator}(\d{1,2})${separator}(\d{4})` + ending, 'u')

/**
 * A day in any spelling → `2016-01-30`, or null when it cannot be read. Day before month unless the year comes first:
 * `02/13/2015` is refused, because in such a file `02/05/2015` would be read wrongly without a word. A time of day
 * after the date is ignored. Numbers are a spreadsheet's day counts; years run from 1970 to 2099, two figures meaning
 * 1970 to 2069.
 */
export function readDate(cell: Cell | undefined): string | null {
  const text = cellText(cell).toLowerCase().replace(weekday, '')
  if (/^\d{5}(?:\.\d+)?$/u.test(text)) return spreadsheetDay(Number(text))
  const [, y, m, d] = yearFirst.exec(text) ?? []
  if (y) return day(Number(y), Number(m), Number(d))
  const [, d1, m1, y1] = dayFirst.exec(text) ?? []
  if (y1) return day(year(y1), Number(m1), Number(d1))
  const [, d2, m2, y2] = dayNamed.exec(text) ?? []
  if (y2) return day(year(y2), month(m2), Number(d2))
  const [, m3, d3, y3] = namedDay.exec(text) ?? []
  return y3 ? day(year(y3), month(m3), Number(d3)) : null
}

/** Days since 30 December 1899, the epoch that makes Excel's count right from March 1900 on. */
function spreadsheetDay(serial: number): string | null {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000)
  return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function year(figures: string): number {
  const number = Number(figures)
  if (figures.length === 4) return number
  return number < 70 ? 2000 + number : 1900 + number
}

function month(name = ''): number {
  return monthNames.find(([start]) => start.test(name))?.[1] ?? 0
}

function day(y: number, m: number, d: number): string | null {
  const date = new Date(Date.UTC(y, m - 1, d))
  const real = date.getUTCMonth() === m - 1 && date.getUTCDate() === d && y >= 1970 && y <= 2099
  return real ? date.toISOString().slice(0, 10) : null
}
