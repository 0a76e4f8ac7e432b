import type { OfferCheck } from './offer-check.ts'
import { gateOf, type ComparedReference } from './references.ts'

/** What an offer may do next: nothing, go to somebody else for approval with a reason, or go out. */
export type OfferRule = 'blocked' | 'needs-approval' | 'free'

/**
 * Under the federal minimum no offer is possible; under the regional one only where the employer's refusal of the
 * agreement is recorded. Outside the reference that gates somebody else must approve.
 */
export function ruleFor(
  { verdict }: { verdict: OfferCheck['verdict'] | 'lawful' },
  references: readonly ComparedReference[],
  regionalOptOut: boolean,
): OfferRule {
  if (verdict === 'below-federal-minimum') return 'blocked'
  if (verdict === 'below-regional-minimum' && !regionalOptOut) return 'blocked'
  const gate = gateOf(references)
  return gate === null || gate.verdict === 'in-band' ? 'free' : 'needs-approval'
}

/** From the second exception on one vacancy the band itself should be looked at. */
export const bandNeedsReview = (exceptionsOnVacancy: number): boolean => exceptionsOnVacancy >= 2
