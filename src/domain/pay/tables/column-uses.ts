import type { KnownCity } from '../../people/cities.ts'
import { cellText, type TableRow } from '../../tables/cells.ts'
import { guessMapping, type FieldHeadings } from '../../tables/columns.ts'
import { isForbiddenHeading } from '../../tables/forbidden-columns.ts'
import { readPayBasis } from '../read-pay.ts'
import type { Basis } from '../types.ts'
import { readTableRows, tableVocabulary, type ReadTable, type TableField } from './table-rows.ts'
import { endsOf, longColumns, longRows, wideTable, type CityColumn } from './wide-table.ts'

/** What a column can be in any table; `range` holds both ends in one cell. */
export const plainUses = ['city', 'level', 'from', 'to', 'range', 'basis'] as const
export const cityBounds = ['range', 'from', 'to'] as const

type PlainUse = (typeof plainUses)[number]

/** What a column is used for: '' for nothing, and in a table with cities across "range moscow", "from moscow". */
export type ColumnUse = '' | PlainUse | `${CityColumn['bound']} ${string}`

export const cityUse = ({ bound, city }: Pick<CityColumn, 'bound' | 'city'>): ColumnUse => `${bound} ${city}`

/** A table as its file holds it, as far as it is needed to read it again. */
export type FileTable = { headings: readonly string[]; rows: readonly TableRow[] }

const moreHeadings: Readonly<Record<'range' | 'basis', FieldHeadings>> = {
  range: { exact: ['вилка', 'диапазон', 'оклад', 'зарплата', 'range', 'band', 'pay', 'salary', 'salary range'] },
  basis: { exact: ['basis', 'pay basis', 'gross net', 'gross or net', 'на руки или до вычета', 'налог', 'ндфл'] },
}

/** What each column seems to be: one row for each level and city or, without upper ends, a column for each city. */
export function guessUses({ headings }: FileTable, cities: readonly KnownCity[]): ColumnUse[] {
  const found = guessMapping<TableField | 'range' | 'basis'>(headings, { ...tableVocabulary, ...moreHeadings })
  const uses = headings.map((): ColumnUse => '')
  const isLong = found.to.length > 0 || (found.city.length > 0 && found.range.length > 0)
  const wide = isLong ? null : wideTable(headings, cities)
  const set = (column: number | undefined, use: ColumnUse) => {
    if (column !== undefined) uses[column] = use
  }
  for (const field of plainUses) if (!wide || field === 'basis') set(found[field][0], field)
  if (!isLong && !wide) return uses
  if (isLong && found.to.length > 0) set(found.range[0], '')
  if (!wide) return uses
  set(found.level[0] ?? wide.level, 'level')
  for (const one of wide.columns) set(one.column, cityUse(one))
  return uses
}

/**
 * Why columns so used are no pay table. `twice`: an earlier column has the same use; `two-forms`: it is a city's own
 * column although another one names the city; `range-and-end`: both ends stand in another column already.
 */
export type UseProblem = 'twice' | 'no-city' | 'no-level' | 'no-ceiling' | 'two-forms' | 'range-and-end' | 'forbidden'

/** The problems by their columns; what is missing stands at the first column that has no use, or else the first. */
export function problemsOfUses(headings: readonly string[], uses: readonly ColumnUse[]): Map<number, UseProblem> {
  const problems = new Map<number, UseProblem>()
  for (const [column, use] of uses.entries()) {
    const problem = problemOf(column, use, headings, uses)
    if (problem) problems.set(column, problem)
  }
  const missing = missingIn(uses)
  const free = uses.indexOf('')
  if (missing && problems.size === 0) problems.set(Math.max(free, 0), missing)
  return problems
}

function problemOf(
  column: number,
  use: ColumnUse,
  headings: readonly string[],
  uses: readonly ColumnUse[],
): UseProblem | null {
  if (use === '') return null
  if (isForbiddenHeading(headings[column] ?? '')) return 'forbidden'
  if (uses.indexOf(use) < column) return 'twice'
  const [bound, city] = use.split(' ')
  if (city !== undefined && uses.includes('city')) return 'two-forms'
  const range: ColumnUse = city === undefined ? 'range' : `range ${city}`
  return (bound === 'from' || bound === 'to') && uses.includes(range) ? 'range-and-end' : null
}

function missingIn(uses: readonly ColumnUse[]): UseProblem | null {
  if (!uses.includes('level')) return 'no-level'
  const isWide = uses.some((use) => use.includes(' '))
  if (isWide) return uses.some((use) => /^(?:range|to) /u.test(use)) ? null : 'no-ceiling'
  if (!uses.includes('city')) return 'no-city'
  return uses.includes('to') || uses.includes('range') ? null : 'no-ceiling'
}

/** `basis` is null where the file says nothing of it, or both. */
export type ReadFile = ReadTable & { basis: Basis | null }

/** Reads a table by what its columns are; they must be free of problems. */
export function readByUses(table: FileTable, uses: readonly ColumnUse[], cities: readonly KnownCity[]): ReadFile {
  const columns = uses.flatMap((use, column): CityColumn[] => {
    const [bound, city] = use.split(' ')
    return city === undefined ? [] : [{ column, city, bound: bound as CityColumn['bound'] }]
  })
  const at = (use: PlainUse) => uses.indexOf(use)
  const rows =
    columns.length > 0
      ? longRows({ level: at('level'), columns }, table.rows)
      : table.rows.map(({ row, cells }) => {
          const ends = at('range') >= 0 ? endsOf(cellText(cells[at('range')])) : [cells[at('from')], cells[at('to')]]
          return { row, cells: [cells[at('city')], cells[at('level')], ...ends].map((cell) => cell ?? null) }
        })
  return { ...readTableRows(rows, longColumns, cities), basis: basisIn(table, uses) }
}

/** The basis that a column of its own names in every row that says something, or else the headings of the amounts. */
function basisIn({ headings, rows }: FileTable, uses: readonly ColumnUse[]): Basis | null {
  const own = uses.indexOf('basis')
  const texts =
    own >= 0 ? rows.map(({ cells }) => cellText(cells[own])) : headings.filter((_, column) => isAmount(uses[column]))
  const said = new Set(texts.map(readPayBasis).filter((basis) => basis !== 'unknown'))
  const [one] = said
  return said.size === 1 && one !== undefined ? one : null
}

const isAmount = (use: ColumnUse | undefined): boolean => /^(?:from|to|range)/u.test(use ?? '')
