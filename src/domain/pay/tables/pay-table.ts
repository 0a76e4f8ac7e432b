import type { StatedCell } from '../types.ts'

/** More levels than anybody tells apart. */
export const mostLevels = 12

/** Two names of levels mean the same however they are cased and spaced; "senior" and "senior+" do not. */
export const levelKey = (name: string): string =>
  name.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/gu, ' ').trim()

/**
 * Why a cell cannot be read as a band: `no-lower` its city's lowest level states no lower end; `upside-down` it begins
 * above its own end; `not-rising` it does not reach above the level below it in the same city.
 */
export type CellProblem = 'no-lower' | 'upside-down' | 'not-rising'

/**
 * The cells of a table that cannot be read as bands, in the order of the cells; levels that a city lacks are no
 * problem.
 */
export function problemsOf(
  cells: readonly StatedCell[],
): (Pick<StatedCell, 'city' | 'level'> & { problem: CellProblem })[] {
  return cells.flatMap((cell) => {
    const problem = problemOf(cell, below(cell, cells))
    return problem ? [{ city: cell.city, level: cell.level, problem }] : []
  })
}

function problemOf({ from, to }: StatedCell, lower: StatedCell | undefined): CellProblem | null {
  if (from === null && !lower) return 'no-lower'
  if (from !== null && from > to) return 'upside-down'
  if (!lower) return null
  // A band without a stated lower end begins above the level below: with the same ceiling nothing would be in it.
  return to < lower.to || (from === null && to === lower.to) ? 'not-rising' : null
}

/** The next lower level that a city has, whatever the order of the cells. */
export function below(
  { city, level }: Pick<StatedCell, 'city' | 'level'>,
  cells: readonly StatedCell[],
): StatedCell | undefined {
  return cells
    .filter((other) => other.city === city && other.level < level)
    .reduce<StatedCell | undefined>((best, other) => (best && best.level > other.level ? best : other), undefined)
}
