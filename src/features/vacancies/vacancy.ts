import type { AdvertisedRange } from '../../domain/pay/offers/expectation.ts'
import { gateAmong, type GateRule, type ReferenceKind } from '../../domain/pay/offers/references.ts'
import type { Basis } from '../../domain/pay/types.ts'

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

type AdvertisedColumns = { pay_from: number | null; pay_to: number | null; pay_basis: Basis | null }

/** The pay that a vacancy advertises; null where it names none. */
export function advertisedRange({
  pay_from: from,
  pay_to: to,
  pay_basis: basis,
}: AdvertisedColumns): AdvertisedRange | null {
  return basis === null || (from === null && to === null) ? null : { from, to, basis }
}

type ComparedColumns = AdvertisedColumns & { pay_table_id: number | null; table_in_force: number | null }

/** What gates the offers of a vacancy by the organisation's rule; null where only the law is tested. */
export function gateOfVacancy(vacancy: ComparedColumns, rule: GateRule): ReferenceKind | null {
  const kinds: ReferenceKind[] = []
  if (advertisedRange(vacancy)) kinds.push('range')
  if (vacancy.table_in_force !== null) kinds.push(vacancy.pay_table_id === null ? 'default-table' : 'vacancy-table')
  return gateAmong(kinds, rule)
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
