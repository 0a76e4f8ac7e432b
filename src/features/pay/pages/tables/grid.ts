import { levelKey, problemsOf } from '../../../../domain/pay/tables/pay-table.ts'
import type { StatedCell } from '../../../../domain/pay/types.ts'
import type { MessageKey } from '../../../../web/messages/index.ts'
import type { Locale } from '../../../../web/texts/locale.ts'

/** A city a table may hold, by the name it has on the page. */
export type NamedCity = { id: string; name: string }

/** The names of the grid's fields; rows are counted from 1. */
export const levelField = (row: number) => `level-${row}`
export const fromField = (city: string, row: number) => `from-${city}-${row}`
export const toField = (city: string, row: number) => `to-${city}-${row}`

export const rowsOf = (rows: number): number[] => Array.from({ length: rows }, (_, i) => i + 1)

type Names = Record<string, string | undefined>
type Amounts = Record<string, number | undefined>

/** Rows without anything are left out, and the levels counted anew. */
export function readGrid(names: Names, amounts: Amounts, cities: readonly NamedCity[], rows: number, locale: Locale) {
  const filled = rowsOf(rows).filter(
    (row) => names[levelField(row)] !== undefined || cities.some(({ id }) => hasAmount(amounts, id, row)),
  )
  const errors: Record<string, string> = {}
  const nameProblem = nameProblems(filled, names, (row) => cities.some(({ id }) => hasAmount(amounts, id, row)))
  for (const [row, message] of nameProblem)
    errors[levelField(row)] = locale.t('pay-table.at-level', { level: row, message: locale.t(message) })
  const cells: StatedCell[] = []
  for (const [i, row] of filled.entries()) {
    for (const { id, name } of cities) {
      if (!hasAmount(amounts, id, row)) continue
      const to = amounts[toField(id, row)]
      if (to === undefined)
        errors[toField(id, row)] = locale.t('pay-table.at-cell', {
          city: name,
          level: row,
          message: locale.t('pay-table.ceiling-required'),
        })
      else cells.push({ city: id, level: i + 1, from: amounts[fromField(id, row)] ?? null, to })
    }
  }
  if (filled.length === 0) errors[levelField(1)] = locale.t('pay-table.no-cells')
  for (const { city, level, problem } of problemsOf(cells)) {
    const row = filled[level - 1] ?? level
    const field = problem === 'no-lower' ? fromField(city, row) : toField(city, row)
    const name = cities.find(({ id }) => id === city)?.name ?? city
    errors[field] ??= locale.t('pay-table.at-cell', {
      city: name,
      level: row,
      message: locale.t(`pay-table.problem.${problem}`),
    })
  }
  return { levels: filled.map((row) => names[levelField(row)] ?? ''), cells, errors }
}

const hasAmount = (amounts: Amounts, city: string, row: number): boolean =>
  amounts[fromField(city, row)] !== undefined || amounts[toField(city, row)] !== undefined

function nameProblems(
  filled: readonly number[],
  names: Names,
  hasCells: (row: number) => boolean,
): [number, MessageKey][] {
  const seen = new Set<string>()
  return filled.flatMap((row): [number, MessageKey][] => {
    const name = names[levelField(row)]
    if (name === undefined) return [[row, 'pay-table.name-required'] as const]
    const twice = seen.has(levelKey(name))
    seen.add(levelKey(name))
    if (twice) return [[row, 'pay-table.level-twice'] as const]
    return hasCells(row) ? [] : [[row, 'pay-table.level-empty'] as const]
  })
}

/** The grid's fields as a table would fill them. */
export function gridValues(levels: readonly string[], cells: readonly StatedCell[]): Record<string, string | number> {
  const names = levels.map((name, i) => [levelField(i + 1), name])
  const amounts = cells.flatMap(({ city, level, from, to }) => [
    [fromField(city, level), from ?? ''],
    [toField(city, level), to],
  ])
  return Object.fromEntries([...names, ...amounts]) as Record<string, string | number>
}
