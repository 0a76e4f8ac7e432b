import { isAboveBand, isBelowBand } from './bands.ts'
import type { Band } from './types.ts'

/** An offer as made; `pay` in roubles a month, full time, of the same basis as the bands it is held against. */
export type MadeOffer = { id: number; city: string; level: number; pay: number }

/**
 * How offers of one city and level lie to each other and to their band. `spread` = highest / lowest - 1. There is no
 * grouping by sex or age: neither is kept.
 */
export type EquityRow = {
  city: string
  level: number
  n: number
  lowest: number
  highest: number
  spread: number
  below: number[]
  above: number[]
}

/** One row for each band that has offers, in the order of the bands; `below` and `above` list offer ids. */
export function equityRows(offers: readonly MadeOffer[], bands: readonly Band[]): EquityRow[] {
  const cells = Map.groupBy(offers, ({ city, level }) => `${city} ${level}`)
  return bands.flatMap((band) => {
    const own = cells.get(`${band.city} ${band.level}`) ?? []
    if (own.length === 0) return []
    const pays = own.map(({ pay }) => pay)
    const [lowest, highest] = [Math.min(...pays), Math.max(...pays)]
    return [{
      city: band.city, level: band.level, n: own.length, lowest, highest, spread: highest / lowest - 1,
      below: own.filter(({ pay }) => isBelowBand(pay, band)).map(({ id }) => id),
      above: own.filter(({ pay }) => isAboveBand(pay, band)).map(({ id }) => id),
    }]
  })
}
