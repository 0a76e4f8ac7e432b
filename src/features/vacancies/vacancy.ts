/** The lines of business that the article names for a type of manager, and everything else. */
export const businesses = ['trade', 'service', 'other'] as const

export type Business = (typeof businesses)[number]

/** What a person or a program says about a vacancy; null = not said. */
export type NewVacancy = {
  title: string
  city: string
  level: number
  openings: number
  /** One of the team's own pay tables; null = the article's. */
  payTable: number | null
  payFrom: number | null
  payTo: number | null
  payBasis: 'gross' | 'net' | null
  business: Business | null
  description: string | null
}

/** A rule that a vacancy breaks, and the field to be corrected. */
export type VacancyProblem =
  | { field: 'payBasis'; why: 'basis-missing' }
  | { field: 'payTo'; why: 'pay-order' }
  | { field: 'payTable'; why: 'no-such-table' }
  | { field: 'city'; why: 'no-such-city' }
  | { field: 'level'; why: 'no-band' }

type StatedPay = {
  payFrom?: number | null | undefined
  payTo?: number | null | undefined
  payBasis?: string | null | undefined
}

/** An amount needs its basis, and the lower end comes first. */
export function payProblems({ payFrom, payTo, payBasis }: StatedPay): VacancyProblem[] {
  const problems: VacancyProblem[] = []
  const isStated = (payFrom ?? payTo ?? null) !== null
  if (isStated && (payBasis ?? null) === null) problems.push({ field: 'payBasis', why: 'basis-missing' })
  if (typeof payFrom === 'number' && typeof payTo === 'number' && payFrom > payTo)
    problems.push({ field: 'payTo', why: 'pay-order' })
  return problems
}
