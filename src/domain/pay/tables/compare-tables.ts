import { grossOf, netOf, type TaxScale } from '../law/income-tax.ts'
import { levelKey } from './pay-table.ts'
import type { Band, Basis } from '../types.ts'

export type Bounds = Pick<Band, 'lower' | 'upper'>

/**
 * How much a figure of the second table is above that of the first: roubles, and as a fraction of the first (null of
 * nothing).
 */
export type Change = { roubles: number; share: number | null }

/** `first` and `second` are null where that table has no such cell; `change` is null unless both may be compared. */
export type ComparedCell = {
  city: string
  first: Bounds | null
  second: Bounds | null
  change: { lower: Change; upper: Change } | null
}

/** A level of each table, null where the other has none like it. */
export type LevelPair = { first: number | null; second: number | null }

type NamedLevel = { level: number; name: string }

/**
 * Which level of one table stands beside which of the other: by name where the two share any name, else by their place
 * counted from the lowest. In the order of the first, those that only the second has behind.
 */
export function pairLevels(
  first: readonly NamedLevel[],
  second: readonly NamedLevel[],
): { by: 'name' | 'place'; pairs: LevelPair[] } {
  const names = new Set(second.map(({ name }) => levelKey(name)))
  const by = first.some(({ name }) => names.has(levelKey(name))) ? 'name' : 'place'
  const same = (a: NamedLevel, b: NamedLevel) =>
    by === 'name' ? levelKey(a.name) === levelKey(b.name) : a.level === b.level
  const pairs = first.map((a) => ({ first: a.level, second: second.find((b) => same(a, b))?.level ?? null }))
  const alone = second.filter((b) => !first.some((a) => same(a, b))).map((b) => ({ first: null, second: b.level }))
  return { by, pairs: [...pairs, ...alone] }
}

/** Both tables' cells of two levels, city by city. `comparable`: whether the figures have the same basis. */
export function compareLevels(
  pair: LevelPair,
  first: readonly Band[],
  second: readonly Band[],
  cities: readonly string[],
  comparable: boolean,
): ComparedCell[] {
  const at = (bands: readonly Band[], city: string, level: number | null) =>
    bands.find((band) => band.city === city && band.level === level) ?? null
  return cities.map((city) => {
    const [one, other] = [at(first, city, pair.first), at(second, city, pair.second)]
    const change =
      one && other && comparable
        ? { lower: changeOf(one.lower, other.lower), upper: changeOf(one.upper, other.upper) }
        : null
    return { city, first: one, second: other, change }
  })
}

const changeOf = (from: number, to: number): Change => ({
  roubles: to - from,
  share: from === 0 ? null : to / from - 1,
})

/** Bands of one basis in the other, by an income tax scale, for twelve equal months; not rounded. */
export function convertBands(bands: readonly Band[], to: Basis, scale: TaxScale): Band[] {
  const convert = (amount: number) => (to === 'gross' ? grossOf(scale, amount) : netOf(scale, amount))
  return bands.map((band) => ({ ...band, lower: convert(band.lower), upper: convert(band.upper) }))
}
