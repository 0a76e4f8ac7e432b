/** What a cohort can be broken down by. */
export const breakdowns = ['vacancy', 'source', 'owner', 'month'] as const

export type Breakdown = (typeof breakdowns)[number]

/** The days on which people of a cohort applied, both counted in, and what narrows it. Days are `2026-11-24`. */
export type CohortFilters = {
  from: string
  to: string
  vacancy?: number | undefined
  source?: string | undefined
  owner?: number | undefined
}
