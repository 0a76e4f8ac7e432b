import { compaRatio, isAboveBand, isBelowBand, penetration, topBand } from '../tables/bands.ts'
import type { Band } from '../types.ts'

export type BandVerdict = 'below-band' | 'in-band' | 'above-band' | 'above-every-level'

/**
 * How far an amount is outside its band: roubles and per cent of the bound it missed, both positive, counted from the
 * bound named. Inside the band: 0, 0, null. On a lower bound that the band does not include: 0 roubles from `lower`.
 */
export type Difference = { roubles: number; percent: number; from: 'lower' | 'upper' | null }

/** One way to read the table; bounds in roubles, `penetration` and `compaRatio` as fractions. */
export type Reading = {
  verdict: BandVerdict
  lower: number
  upper: number
  penetration: number | null
  compaRatio: number
  difference: Difference
}

/** Holds an amount against its band; both must have the same basis. `bands` says what the city's highest level is. */
export function readAgainst(amount: number, band: Band, bands: readonly Band[]): Reading {
  return {
    verdict: verdictOf(amount, band, bands),
    lower: band.lower,
    upper: band.upper,
    penetration: penetration(amount, band),
    compaRatio: compaRatio(amount, band),
    difference: differenceOf(amount, band),
  }
}

function verdictOf(amount: number, band: Band, bands: readonly Band[]): BandVerdict {
  if (isBelowBand(amount, band)) return 'below-band'
  if (!isAboveBand(amount, band)) return 'in-band'
  return isAboveBand(amount, topBand(bands, band.city)) ? 'above-every-level' : 'above-band'
}

function differenceOf(amount: number, band: Band): Difference {
  if (isBelowBand(amount, band)) return distance(band.lower - amount, band.lower, 'lower')
  if (isAboveBand(amount, band)) return distance(amount - band.upper, band.upper, 'upper')
  return { roubles: 0, percent: 0, from: null }
}

const distance = (roubles: number, bound: number, from: 'lower' | 'upper'): Difference => ({
  roubles,
  percent: (roubles / bound) * 100,
  from,
})
