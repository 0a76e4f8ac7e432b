import { cityReader, type KnownCity } from '../../people/cities.ts'
import { type Cell, cellLine, cellText, type TableRow } from '../../tables/cells.ts'
import { isExample } from '../../tables/example-row.ts'
import type { FieldHeadings, Mapping } from '../../tables/columns.ts'
import { readAmount } from '../read-pay.ts'
import { levelKey, mostLevels } from './pay-table.ts'
import type { StatedCell } from '../types.ts'

export type TableField = 'city' | 'level' | 'from' | 'to'

export const tableVocabulary: Readonly<Record<TableField, FieldHeadings>> = {
  city: { exact: ['city', 'город'], like: [/город/u, /\bcity\b/u] },
  level: { exact: ['level', 'уровень', 'grade', 'грейд', 'разряд'], like: [/уров/u, /грейд/u, /\b(?:level|grade)\b/u] },
  from: {
    exact: ['from', 'от', 'min', 'minimum', 'минимум', 'мин'],
    like: [/^(?:от|мин)/u, /нижн/u, /^(?:from|min|lower)/u],
  },
  to: {
    exact: ['to', 'до', 'max', 'maximum', 'максимум', 'макс'],
    like: [/^(?:до|макс)/u, /верхн/u, /^(?:to|max|upper)/u],
  },
}

/**
 * Why a row is no cell of a pay table. `repeated`: an earlier row speaks of the same city and level; `example`: what a
 * template shows.
 */
export type RowRefusal =
  | 'no-city'
  | 'unknown-city'
  | 'no-level'
  | 'long-level'
  | 'too-many-levels'
  | 'no-ceiling'
  | 'unreadable-amount'
  | 'from-above-to'
  | 'repeated'
  | 'example'

export type ReadTable = {
  levels: string[]
  cells: StatedCell[]
  rows: number
  setAside: { row: number; reason: RowRefusal; value: string }[]
}

const longestName = 100
const mostRoubles = 100_000_000

/** Reads rows of city, level and bounds; levels are counted from 1 in the order in which they first appear. */
export function readTableRows(
  rows: readonly TableRow[],
  mapping: Mapping<TableField>,
  cities: readonly KnownCity[],
): ReadTable {
  const levels = new Map<string, { name: string; level: number }>()
  const cells = new Map<string, StatedCell>()
  const setAside: ReadTable['setAside'] = []
  const cityOf = cityReader(cities)
  for (const { row, cells: values } of rows) {
    const at = (field: TableField): Cell => values[mapping[field][0] ?? -1] ?? null
    const read = readRow(at, levels, cityOf)
    const problem =
      'reason' in read
        ? read
        : cells.has(keyOf(read))
          ? { reason: 'repeated' as const, value: cellText(at('level')) }
          : null
    if (problem) setAside.push({ row, ...problem })
    else if (!('reason' in read)) cells.set(keyOf(read), named(read, levels))
  }
  return {
    levels: [...levels.values()].map(({ name }) => name),
    cells: [...cells.values()],
    rows: rows.length,
    setAside,
  }
}

type Levels = Map<string, { name: string; level: number }>
type CityOf = ReturnType<typeof cityReader>
type RowCell = { city: string; name: string; from: number | null; to: number }
type Refused = { reason: RowRefusal; value: string }

const keyOf = ({ city, name }: RowCell): string => `${city} ${levelKey(name)}`

/** A level exists from its first usable row on. */
function named({ city, name, from, to }: RowCell, levels: Levels): StatedCell {
  const known = levels.get(levelKey(name)) ?? { name, level: levels.size + 1 }
  levels.set(levelKey(name), known)
  return { city, level: known.level, from, to }
}

function readRow(at: (field: TableField) => Cell, levels: Levels, cityOf: CityOf): RowCell | Refused {
  const place = cellLine(at('city'))
  if (!place) return { reason: 'no-city', value: '' }
  if (isExample(place)) return { reason: 'example', value: '' }
  const city = cityOf(place)
  if (!city) return { reason: 'unknown-city', value: place.slice(0, longestName) }
  const name = cellLine(at('level'))
  if (!name) return { reason: 'no-level', value: '' }
  if (name.length > longestName) return { reason: 'long-level', value: name.slice(0, longestName) }
  if (levels.size === mostLevels && !levels.has(levelKey(name))) return { reason: 'too-many-levels', value: name }
  const [from, to] = [amountOf(at('from')), amountOf(at('to'))]
  const unreadable = from === undefined ? 'from' : to === undefined ? 'to' : null
  if (unreadable) return { reason: 'unreadable-amount', value: cellText(at(unreadable)).slice(0, longestName) }
  if (to === null || to === undefined || from === undefined) return { reason: 'no-ceiling', value: '' }
  return from !== null && from > to ? { reason: 'from-above-to', value: `${from} > ${to}` } : { city, name, from, to }
}

/** Roubles; null for an empty cell or a dash, undefined for what cannot be read. */
function amountOf(cell: Cell): number | null | undefined {
  const text = cellText(cell)
  if (/^[-–—]?$/u.test(text)) return null
  const roubles = readAmount(text)
  return roubles !== null && roubles <= mostRoubles ? roubles : undefined
}
