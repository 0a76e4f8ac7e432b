import { censoredQuantiles, type CensoredSummary } from './censored-percentiles.ts'
import { summarise, type MarketSummary } from './market-percentiles.ts'
import { middleOf, valueOrBound } from './posting.ts'

/** What a market figure is asked about; null means "any". */
export type MarketCell = { city: string | null; experience: string | null }

/** An advertised pay before tax, roubles a month; a bound that was not given is null, and so is a fact not told. */
export type PricedPosting = MarketCell & { employer: string | null; from: number | null; to: number | null }

export type WidenedSummary = MarketSummary & {
  /** How many different employers are named among the postings. */
  employers: number
  /** What had to be given up to reach enough postings; empty when the cell itself sufficed. */
  dropped: (keyof MarketCell)[]
}

/** The percentiles of a cell, and the median that counts one-sided pay as what it is, over the same postings. */
export type CellFigures = MarketCell & { summary: WidenedSummary; censored: CensoredSummary }

const widening: (keyof MarketCell)[][] = [[], ['experience'], ['city'], ['city', 'experience']]

const keyOf = ({ city, experience }: MarketCell) => `${city ?? ''} ${experience ?? ''}`

/**
 * The figures of each cell asked for that has any to show, from the postings of one role: pay of another trade is no
 * evidence. A cell with too few postings is widened step by step (experience, then city, then both), and says so.
 */
export function cellFigures(postings: readonly PricedPosting[], asked: readonly MarketCell[]): CellFigures[] {
  const groups = [...Map.groupBy(postings, keyOf).values()]
  const within = ({ city, experience }: MarketCell) =>
    groups
      .filter(
        ([first]) =>
          first && (city === null || first.city === city) && (experience === null || first.experience === experience),
      )
      .flat()
  const known = new Map<string, GroupFigures>()
  const figuresOf = (cell: MarketCell) => {
    const figures = known.get(keyOf(cell)) ?? groupFigures(within(cell))
    known.set(keyOf(cell), figures)
    return figures
  }
  return asked.flatMap((cell) => {
    for (const dropped of widening.filter((list) => list.every((part) => cell[part] !== null))) {
      const wider = Object.fromEntries(dropped.map((part) => [part, null]))
      const { censored, ...summary } = figuresOf({ ...cell, ...wider })
      if (censored) return [{ ...cell, summary: { ...summary, dropped }, censored }]
    }
    return []
  })
}

type GroupFigures = Omit<WidenedSummary, 'dropped'> & { censored: CensoredSummary | null }

function groupFigures(group: readonly PricedPosting[]): GroupFigures {
  const priced = group.filter((posting) => middleOf(posting) !== null)
  const summary = summarise(priced.map((posting) => middleOf(posting) ?? 0))
  const employers = new Set(priced.flatMap(({ employer }) => employer ?? [])).size
  return { ...summary, employers, censored: summary.percentiles && censoredQuantiles(group.map(valueOrBound), [0.5]) }
}
