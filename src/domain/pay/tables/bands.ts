import { isAbove, isBelow } from '../money.ts'
import { below } from './pay-table.ts'
import type { Band, SalaryTable, StatedCell } from '../types.ts'

/**
 * Turns stated cells into bands, in the order of the cells. A stated lower end belongs to its band; where only a
 * ceiling is stated the band begins above the ceiling of the level below it.
 *
 * @throws RangeError when the lowest level of a city has no stated lower end, or a band would be upside down
 */
export function bandsOf(table: Pick<SalaryTable, 'cells'>): Band[] {
  return table.cells.map((cell) => bandOf(cell, table.cells))
}

function bandOf(cell: StatedCell, cells: readonly StatedCell[]): Band {
  const { city, level, from, to: upper } = cell
  const lower = from ?? below(cell, cells)?.to
  if (lower === undefined) throw new RangeError(`Level ${level} in ${city} has neither a lower end nor a level below`)
  if (lower > upper) throw new RangeError(`Level ${level} in ${city} ends below its own start`)
  const stated = from !== null
  return {
    city,
    level,
    lower,
    lowerInclusive: stated,
    upper,
    lowerSource: stated ? 'stated' : 'derived',
    upperSource: 'stated',
  }
}

/** The arithmetic middle of the two bounds, roubles. It is no median: nobody's pay was counted. */
export const midpoint = ({ lower, upper }: Band): number => (lower + upper) / 2

/** Range spread: upper / lower - 1. */
export const spread = ({ lower, upper }: Band): number => upper / lower - 1

/** Midpoint progression: how much the midpoint grows from one level to the next, 0.25 = a quarter. */
export const progression = (band: Band, next: Band): number => midpoint(next) / midpoint(band) - 1

/** Ceiling of a band relative to the ceiling of the same level elsewhere (Moscow, as a rule), 0.75 = three quarters. */
export const relativeTo = (band: Band, elsewhere: Band): number => band.upper / elsewhere.upper

/** Range penetration (amount - lower) / (upper - lower): below 0 or above 1 outside; null for a band of one figure. */
export const penetration = (amount: number, { lower, upper }: Band): number | null =>
  upper === lower ? null : (amount - lower) / (upper - lower)

/** Compa-ratio: amount / midpoint. */
export const compaRatio = (amount: number, band: Band): number => amount / midpoint(band)

/** The bound itself counts as below where it is not part of the band. */
export const isBelowBand = (amount: number, { lower, lowerInclusive }: Band): boolean =>
  lowerInclusive ? isBelow(amount, lower) : !isAbove(amount, lower)

export const isAboveBand = (amount: number, { upper }: Band): boolean => isAbove(amount, upper)

/** The band of a level in a city. @throws RangeError when the table has no such cell */
export function bandAt(bands: readonly Band[], city: string, level: number): Band {
  const band = bands.find((band) => band.city === city && band.level === level)
  if (!band) throw new RangeError(`No band for level ${level} in ${city}`)
  return band
}

/** The highest level of a city. @throws RangeError when the table has no such city */
export function topBand(bands: readonly Band[], city: string): Band {
  const own = bands.filter((band) => band.city === city)
  const [first] = own
  if (!first) throw new RangeError(`No bands in ${city}`)
  return own.reduce((top, band) => (band.level > top.level ? band : top), first)
}

/** How a band lies to a legal minimum of the same basis: all of it under, part of it, or none. */
export function againstMinimum({ lower, upper }: Band, minimum: number): 'under' | 'partly' | 'clear' {
  if (isBelow(upper, minimum)) return 'under'
  return isBelow(lower, minimum) ? 'partly' : 'clear'
}
