import { summarise, type MarketSummary } from './market-percentiles.ts'

/** What a market figure is asked about; each posting carries the same three facts, null where unknown. */
export type MarketCell = { city: string | null; experience: string | null; role: string | null }

export type PricedPosting = MarketCell & { employer: string | null; pay: number }

export type WidenedSummary = MarketSummary & {
  /** How many different employers are named among the postings. */
  employers: number
  /** What had to be given up to reach enough postings; empty when the cell itself sufficed. */
  dropped: (keyof MarketCell)[]
}

/** The role is never given up: pay of another trade is no evidence. */
const widening: (keyof MarketCell)[][] = [[], ['experience'], ['city'], ['city', 'experience']]

/**
 * The summary of a cell, widened step by step (experience, then city, then both) while there are too few postings to
 * show any percentile, and saying so. A null in the asked cell means "any".
 */
export function summariseCell(postings: readonly PricedPosting[], asked: MarketCell): WidenedSummary {
  const tries = widening.filter((dropped) => dropped.every((key) => asked[key] !== null)).map((dropped) => {
    const keys = (['city', 'experience', 'role'] as const).filter((key) => asked[key] !== null && !dropped.includes(key))
    return () => {
      const matching = postings.filter((posting) => keys.every((key) => posting[key] === asked[key]))
      const employers = new Set(matching.map(({ employer }) => employer).filter((name) => name !== null)).size
      return { ...summarise(matching.map(({ pay }) => pay)), employers, dropped }
    }
  })
  for (const attempt of tries) {
    const summary = attempt()
    if (summary.percentiles) return summary
  }
  return { ...summarise([]), employers: 0, dropped: [] }
}
