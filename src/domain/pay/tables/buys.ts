import { isAboveBand, isBelowBand, topBand } from './bands.ts'
import type { Band } from '../types.ts'

/** The level an amount buys in a city: 0 = under the lowest, one more than the highest = above them all. */
export type Purchase = { city: string; level: number }

/** What an amount buys in each of the cities, held against the bands as they stand, whatever their basis. */
export const buys = (amount: number, bands: readonly Band[], cities: readonly string[]): Purchase[] =>
  cities.map((city) => ({ city, level: levelBought(amount, bands, city) }))

function levelBought(amount: number, bands: readonly Band[], city: string): number {
  const top = topBand(bands, city)
  if (isAboveBand(amount, top)) return top.level + 1
  const reached = bands.filter((band) => band.city === city && !isBelowBand(amount, band))
  return Math.max(0, ...reached.map((band) => band.level))
}
