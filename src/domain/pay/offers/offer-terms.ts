import type { Dated } from '../law/dated.ts'
import type { OfferStatus } from './offer-status.ts'

/** What is offered beside pay; null for what is not said. Days are `2026-11-24`. */
export type OfferTerms = {
  startOn: string | null
  /** Whole months; 0 = without probation. */
  probationMonths: number | null
  /** Whether the place is one for which the law allows the longer probation. */
  headPosition: boolean
  /** The last day on which the answer counts. */
  validUntil: string | null
  schedule: string | null
  workPlace: string | null
}

export const noTerms: OfferTerms = {
  startOn: null,
  probationMonths: null,
  headPosition: false,
  validUntil: null,
  schedule: null,
  workPlace: null,
}

/** The longest probation, in months (Labour Code, article 70). */
export type ProbationLimit = Dated & { months: number; monthsForHeads: number }

export const termsProblemFields = {
  'start-over': 'startOn',
  'valid-over': 'validUntil',
  'valid-after-start': 'validUntil',
  'probation-too-long': 'probationMonths',
} as const satisfies Record<string, keyof OfferTerms>

export type TermsProblem = keyof typeof termsProblemFields

/** What is wrong with terms that are written down on a day. */
export function termsProblems(
  { startOn, probationMonths, headPosition, validUntil }: OfferTerms,
  today: string,
  limit: ProbationLimit,
): TermsProblem[] {
  const problems: TermsProblem[] = []
  if (startOn !== null && startOn < today) problems.push('start-over')
  if (validUntil !== null && validUntil <= today) problems.push('valid-over')
  else if (validUntil !== null && startOn !== null && validUntil > startOn) problems.push('valid-after-start')
  if ((probationMonths ?? 0) > (headPosition ? limit.monthsForHeads : limit.months)) problems.push('probation-too-long')
  return problems
}

/** The month of the year from which pay of the first year is counted. */
export function startMonthOf(startOn: string | null): number | undefined {
  return startOn === null ? undefined : Number(startOn.slice(5, 7))
}

const unanswered: readonly OfferStatus[] = ['draft', 'waiting', 'approved', 'rejected', 'sent']

/** Whether an offer that has no answer yet waited for it longer than it says. */
export function isExpired({ status, validUntil }: { status: OfferStatus; validUntil: string | null }, today: string) {
  return validUntil !== null && validUntil < today && unanswered.includes(status)
}
