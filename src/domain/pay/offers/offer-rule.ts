import type { OfferCheck } from './offer-check.ts'
import type { Basis } from '../types.ts'

/** What an offer may do next: nothing, go to somebody else for approval with a reason, or go out. */
export type OfferRule = 'blocked' | 'needs-approval' | 'free'

/**
 * Under the federal minimum no offer is possible; under the regional one only where the employer's refusal of the
 * agreement is recorded. Outside the band under any reading of the table somebody else must approve.
 */
export function ruleFor(
  { verdict, readings }: OfferCheck,
  tableBasis: Basis | null,
  regionalOptOut: boolean,
): OfferRule {
  if (verdict === 'below-federal-minimum') return 'blocked'
  if (verdict === 'below-regional-minimum' && !regionalOptOut) return 'blocked'
  const isInside = readingsThatCount(readings, tableBasis).every((reading) => reading.verdict === 'in-band')
  return isInside ? 'free' : 'needs-approval'
}

/** The reading on the table's own basis, or both where it names none. */
export const readingsThatCount = (readings: OfferCheck['readings'], tableBasis: Basis | null) =>
  tableBasis ? [readings[tableBasis]] : [readings.gross, readings.net]

/** From the second exception on one vacancy the band itself should be looked at. */
export const bandNeedsReview = (exceptionsOnVacancy: number): boolean => exceptionsOnVacancy >= 2
