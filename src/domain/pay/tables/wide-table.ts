import { cityReader, type KnownCity } from '../../people/cities.ts'
import { cellLine, cellText, type TableRow } from '../../tables/cells.ts'
import { headingWords } from '../../tables/heading-words.ts'
import { readPay } from '../read-pay.ts'
import type { Mapping } from '../../tables/columns.ts'
import type { TableField } from './table-rows.ts'

/** A column of a city: a range, or one of its ends where the heading says which. */
export type CityColumn = { column: number; city: string; bound: 'range' | 'from' | 'to' }

/** A table with levels down and cities across. */
export type WideTable = { level: number; columns: readonly CityColumn[] }

const bounds = [
  ['from', / (?:от|мин\p{L}*|from|min\p{L}*)$/u],
  ['to', / (?:до|макс\p{L}*|to|max\p{L}*)$/u],
] as const

/** The columns of a table whose headings are cities; null where none is. The level stands in the first other one. */
export function wideTable(headings: readonly string[], cities: readonly KnownCity[]): WideTable | null {
  const cityOf = cityReader(cities)
  const columns = headings.flatMap((heading, column): CityColumn[] => {
    const words = headingWords(heading)
    const [bound, ending] = bounds.find(([, pattern]) => pattern.test(words)) ?? ['range' as const, null]
    const city = cityOf(ending ? words.replace(ending, '') : words) ?? cityOf(heading)
    return city === null ? [] : [{ column, city, bound }]
  })
  const level = headings.findIndex((_, column) => !columns.some((one) => one.column === column))
  return columns.length === 0 || level === -1 ? null : { level, columns }
}

/** The columns of the rows that `longRows` makes. */
export const longColumns: Mapping<TableField> = { city: [0], level: [1], from: [2], to: [3] }

/** One row for each level and city that has pay; the numbers of the rows are those of the file. */
export function longRows({ level, columns }: WideTable, rows: readonly TableRow[]): TableRow[] {
  const byCity = [...Map.groupBy(columns, ({ city }) => city)]
  return rows.flatMap(({ row, cells }) =>
    byCity.flatMap(([city, own]) => {
      const text = (bound: CityColumn['bound']) =>
        cellText(cells[own.find((one) => one.bound === bound)?.column ?? -1]).replace(/^[-–—]$/u, '')
      const [from, to, range] = [text('from'), text('to'), text('range')]
      if (!from && !to && !range) return []
      return [{ row, cells: [city, cellLine(cells[level]), ...(range ? endsOf(range) : [from, to])] }]
    }),
  )
}

/** The ends of "25 000 – 30 000"; a single figure is the upper one, and what cannot be read stays as it is. */
export function endsOf(text: string): [from: number | null, to: number | string | null] {
  const pay = readPay(text)
  return pay ? [pay.from, pay.to ?? pay.alone] : [null, text]
}
