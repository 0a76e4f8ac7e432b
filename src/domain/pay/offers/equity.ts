import { isAboveBand, isBelowBand } from '../tables/bands.ts'
import type { Band, Basis } from '../types.ts'
import { gateOf, type ComparedReference } from './references.ts'

/**
 * An offer as made; `pay` in roubles a month for full time, before tax and in the hand. `references` are those it was
 * compared with, empty for offers made before references had an order: those were compared with the band.
 */
export type MadeOffer = {
  id: number
  city: string
  level: number
  pay: Record<Basis, number>
  references: readonly ComparedReference[]
}

/**
 * Where an offer stands outside what gated it; `depends` = only if a source that names no basis is read one of the two
 * ways.
 */
export type OutsideBand = { id: number; side: 'below' | 'above' | 'depends' }

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
  outside: OutsideBand[]
}

/** The basis that amounts are shown in: the table's own, or before tax where it names none. */
export const shownBasis = (tableBasis: Basis | null): Basis => tableBasis ?? 'gross'

/**
 * One row for each band that has offers, in the order of the bands; `tableBasis` is null where the source does not say.
 */
export function equityRows(
  offers: readonly MadeOffer[],
  bands: readonly Band[],
  tableBasis: Basis | null,
): EquityRow[] {
  const cells = Map.groupBy(offers, ({ city, level }) => `${city} ${level}`)
  return bands.flatMap((band) => {
    const own = cells.get(`${band.city} ${band.level}`) ?? []
    if (own.length === 0) return []
    const pays = own.map(({ pay }) => pay[shownBasis(tableBasis)])
    const [lowest, highest] = [Math.min(...pays), Math.max(...pays)]
    const outside = own.flatMap(({ id, pay, references }) => {
      const readings = tableBasis ? [pay[tableBasis]] : [pay.gross, pay.net]
      const side = references.length > 0 ? sideOfGate(references) : sideOf(readings, band)
      return side ? [{ id, side }] : []
    })
    return [
      { city: band.city, level: band.level, n: own.length, lowest, highest, spread: highest / lowest - 1, outside },
    ]
  })
}

function sideOfGate(references: readonly ComparedReference[]): OutsideBand['side'] | null {
  const verdict = gateOf(references)?.verdict ?? 'in-band'
  if (verdict === 'in-band') return null
  if (verdict === 'depends-on-basis') return 'depends'
  return verdict === 'below-band' ? 'below' : 'above'
}

function sideOf(readings: readonly number[], band: Band): OutsideBand['side'] | null {
  if (readings.every((pay) => isBelowBand(pay, band))) return 'below'
  if (readings.every((pay) => isAboveBand(pay, band))) return 'above'
  return readings.some((pay) => isBelowBand(pay, band) || isAboveBand(pay, band)) ? 'depends' : null
}
