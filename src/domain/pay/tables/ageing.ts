/** Average pay of a year, roubles a month. */
export type WageYear = { year: number; value: number }

/** Growth of prices from December to December, per cent. */
export type PriceYear = { year: number; percent: number }

/** How much a figure of `base` grew by `target`; null where the index does not cover the years. */
export type GrowthFactor = (base: number, target: number) => number | null

export const byWages = (index: readonly WageYear[]): GrowthFactor => {
  const values = new Map(index.map(({ year, value }) => [year, value]))
  return (base, target) => {
    const [from, to] = [values.get(base), values.get(target)]
    return from && to ? to / from : null
  }
}

export const byPrices = (index: readonly PriceYear[]): GrowthFactor => {
  const growth = new Map(index.map(({ year, percent }) => [year, 1 + percent / 100]))
  return (base, target) => {
    if (target < base) return null
    const years = Array.from({ length: target - base }, (_, i) => growth.get(base + 1 + i))
    return years.reduce<number | null>((product, factor) => (product !== null && factor ? product * factor : null), 1)
  }
}

/** The years between whose figures of an index those of a day lie. */
export type BaseYears = { from: number; to: number }

/** By wages: a year's average stands for the middle of the year, so a day lies between it and its nearer neighbour. */
export const wageYears = (day: string): BaseYears => {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) > 6 ? { from: year, to: year + 1 } : { from: year - 1, to: year }
}

/** By prices: growth is told from December to December, so a day lies between the December before it and its own. */
export const priceYears = (day: string): BaseYears => {
  const year = Number(day.slice(0, 4))
  return { from: year - 1, to: year }
}

export type AgeingInterval = { low: number; high: number }

/**
 * The least and the greatest factor over the years a table may come from: for an undated table a single factor would
 * pretend to know its year. Null where the index misses one of the years.
 */
export function ageingInterval(growth: GrowthFactor, base: BaseYears, target: number): AgeingInterval | null {
  const factors = Array.from({ length: base.to - base.from + 1 }, (_, i) => growth(base.from + i, target))
  const known = factors.filter((factor) => factor !== null)
  return known.length > 0 && known.length === factors.length
    ? { low: Math.min(...known), high: Math.max(...known) }
    : null
}
