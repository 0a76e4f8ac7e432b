import { z } from 'zod'
import {
  cityBounds,
  cityUse,
  plainUses,
  problemsOfUses,
  type ColumnUse,
  type FileTable,
} from '../../../../domain/pay/tables/column-uses.ts'
import { cellText, shortened } from '../../../../domain/tables/cells.ts'
import { isForbiddenHeading } from '../../../../domain/tables/forbidden-columns.ts'
import type { Locale } from '../../../../web/texts/locale.ts'
import type { NamedCity } from './grid.ts'

/** How many rows of the file stand beside each column. */
const shownRows = 3
const longestCell = 200
/** A form takes no more in one field: a file that is larger can be read, but its columns are not corrected. */
const mostKept = 1_000_000

const keptFile = z.object({
  headings: z.array(z.string()),
  rows: z.array(z.object({ row: z.int(), cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])) })),
})

/** The file as its form sends it again: without the columns that may not be kept; null where it is too large. */
export function keptText({ headings, rows }: FileTable): string | null {
  const isKept = headings.map((heading) => !isForbiddenHeading(heading))
  const cells = rows.map(({ row, cells: own }) => ({
    row,
    cells: own.map((cell, column) => {
      if (isKept[column] === false) return null
      return typeof cell === 'number' || typeof cell === 'boolean' ? cell : shortened(cellText(cell), longestCell)
    }),
  }))
  const text = JSON.stringify({ headings, rows: cells })
  return text.length > mostKept ? null : text
}

/** What a form sent of its file; null where it sent none, or something of its own making. */
export function keptIn(body: unknown): FileTable | null {
  const text: unknown = (body as { kept?: unknown } | undefined)?.kept
  if (typeof text !== 'string') return null
  try {
    return keptFile.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

const fieldOf = (column: number) => `column-${column}`

const usesOf = (cities: readonly NamedCity[]): ColumnUse[] => [
  '',
  ...plainUses,
  ...cities.flatMap(({ id: city }) => cityBounds.map((bound) => cityUse({ bound, city }))),
]

/** What a person said each column is; what no page offers counts as nothing. */
export function usesIn(body: unknown, { headings }: FileTable, cities: readonly NamedCity[]): ColumnUse[] {
  const sent = (body ?? {}) as Record<string, unknown>
  const known = usesOf(cities)
  return headings.map((_, column) => known.find((use) => use === sent[fieldOf(column)]) ?? '')
}

/** What is wrong with the columns, by their fields. */
export function columnErrors(
  { headings }: FileTable,
  uses: readonly ColumnUse[],
  { t }: Locale,
): Record<string, string> {
  const problems = [...problemsOfUses(headings, uses)]
  return Object.fromEntries(problems.map(([column, problem]) => [fieldOf(column), t(`pay-table.column.${problem}`)]))
}

/** Each column with what it is read as, what else it may be and what stands in it. */
export type ColumnChoice = {
  kept: string
  /** The columns that are read, in a sentence. */
  said: string
  columns: { name: string; heading: string; use: ColumnUse; examples: string }[]
  options: { value: ColumnUse; label: string }[]
}

/** Null where the file is too large to be sent again. */
export function columnChoice(
  table: FileTable,
  uses: readonly ColumnUse[],
  cities: readonly NamedCity[],
  { t }: Locale,
): ColumnChoice | null {
  const kept = keptText(table)
  if (kept === null) return null
  const examples = (column: number) => {
    const texts = table.rows.slice(0, shownRows).map(({ cells }) => cellText(cells[column]))
    return shortened(texts.filter(Boolean).join(' · '), longestCell) || '–'
  }
  const nameOf = new Map(cities.map(({ id, name }) => [id, name]))
  const label = (use: ColumnUse) => {
    if (use === '') return t('pay-table.use.none')
    const [bound, city] = use.split(' ') as [(typeof plainUses)[number], string | undefined]
    return city === undefined
      ? t(`pay-table.use.${bound}`)
      : `${nameOf.get(city) ?? city}: ${t(`pay-table.use.${bound}`)}`
  }
  const headingOf = (column: number) =>
    table.headings[column]?.trim() || t('pay-table.column-number', { number: column + 1 })
  const list = uses.flatMap((use, column) =>
    use === '' ? [] : [t('pay-table.column-taken', { heading: headingOf(column), use: label(use) })],
  )
  return {
    kept,
    said: t('pay-table.columns-taken', { list: list.join('; ') }),
    columns: table.headings.map((heading, column) => ({
      name: fieldOf(column),
      heading: headingOf(column),
      use: uses[column] ?? '',
      examples: isForbiddenHeading(heading) ? t('pay-table.column-dropped') : examples(column),
    })),
    options: usesOf(cities).map((value) => ({ value, label: label(value) })),
  }
}
