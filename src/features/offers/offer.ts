import type { ColleagueActor } from '../../db/actor.ts'
import { approverRanks, type ApproverRank, type Seat } from '../../domain/pay/offers/approval.ts'
import {
  offerActs,
  type MoveProblem,
  type OfferAct,
  type OfferRight,
  type OfferState,
  type OfferStatus,
} from '../../domain/pay/offers/offer-status.ts'
import { startMonthOf, type OfferTerms, type TermsProblem } from '../../domain/pay/offers/offer-terms.ts'
import type { PayPackage } from '../../domain/pay/offers/pay-package.ts'
import type { OfferFinding } from '../pay/check-answer.ts'
import type { KeptOffer } from './reads/find-offer.ts'

/**
 * Who does something with an offer, and what they may do: their role's rights, or those of the token they act by.
 * `seats`: in whose place they decide about exceptions, where it was looked up.
 */
export type OfferActor = ColleagueActor & { rights: readonly OfferRight[]; seats?: readonly Seat[] }

/** A pay package with what its check answered. */
export type CheckedPay = { pack: PayPackage; finding: OfferFinding }

/**
 * What an author writes down: the pay, for the city of the vacancy, what is offered beside it, the person's own level
 * and a note. The month in which the pay begins is that of the start.
 */
export type OfferContent = {
  pay: Omit<PayPackage, 'city'>
  terms: OfferTerms
  personLevel: number | undefined
  note: string | undefined
}

/** The same as a form or a program sends it, what is not said left out. */
type SentContent = Omit<PayPackage, 'city' | 'startMonth'> & {
  [Field in keyof OfferTerms]?: OfferTerms[Field] | undefined
} & {
  personLevel?: number | undefined
  note?: string | undefined
}

export function contentOf(sent: SentContent): OfferContent {
  const { amount, variable, share, basis, level, personLevel, note } = sent
  const { startOn = null, probationMonths = null, headPosition = false } = sent
  const { validUntil = null, schedule = null, workPlace = null } = sent
  return {
    pay: { amount, variable, share, basis, level, startMonth: startMonthOf(startOn) },
    terms: { startOn, probationMonths, headPosition, validUntil, schedule, workPlace },
    personLevel,
    note,
  }
}

/** The acts that write down other figures; the others take the offer on as it is. */
type WritingAct = 'change' | 'correct'

export type StepAct = Exclude<OfferAct, WritingAct>

export const stepActs = offerActs.filter((act): act is StepAct => act !== 'change' && act !== 'correct')

/**
 * One step of an offer; `version` is the one the person has seen. `confirmed`: they have read the warnings and want it
 * all the same.
 */
export type OfferStep = { offer: number; act: StepAct; reason: string; version: number; confirmed: boolean }

/** What somebody should know before an offer goes out or is accepted. It stops nobody who has read it. */
export type OfferWarning =
  | 'vacancy-closed'
  | 'no-place-left'
  | 'more-offers-than-places'
  | 'already-hired'
  | 'other-open-offer'
  | 'expired'

/** Why an offer cannot be written: no band to compare it with, terms that contradict each other, or the law. */
export type ContentRefusal =
  | { refused: 'no-band' | 'no-person-level' }
  | { refused: 'terms'; problems: readonly TermsProblem[] }
  | { refused: 'unlawful'; checked: CheckedPay }

/** Why an offer stays as it is. */
export type OfferRefusal = { stale: true } | { refused: MoveProblem }

/** The statuses in which the candidate may still get the offer or answer it. */
export const openStatuses = ['draft', 'waiting', 'approved', 'sent'] as const

export function stateOf(
  offer: Pick<
    KeptOffer,
    'status' | 'created_by' | 'authorMayAct' | 'needs_approval' | 'approval_chain' | 'awaits' | 'approved_by'
  >,
): OfferState {
  return {
    status: offer.status,
    author: offer.created_by,
    authorMayAct: offer.authorMayAct,
    needsApproval: offer.needs_approval === 1,
    chain: chainOf(offer),
    awaits: offer.awaits,
    approvedBy: offer.approved_by,
  }
}

/** Who must approve an offer, in order, as it was handed in. */
export const chainOf = ({ approval_chain }: Pick<KeptOffer, 'approval_chain'>): ApproverRank[] =>
  approverRanks.filter((rank) => approval_chain.split(' ').includes(rank))

/** What is offered, out of an offer or one of its versions. */
type OfferedPay = Pick<KeptOffer, 'city_id' | 'level' | 'amount' | 'variable_pay' | 'share' | 'basis' | 'start_on'>

export function packOf(offer: OfferedPay): PayPackage {
  return {
    city: offer.city_id,
    level: offer.level,
    amount: offer.amount,
    variable: offer.variable_pay,
    share: offer.share,
    basis: offer.basis,
    startMonth: startMonthOf(offer.start_on),
  }
}

export type KeptTerms = Pick<
  KeptOffer,
  'start_on' | 'probation_months' | 'head_position' | 'valid_until' | 'schedule' | 'work_place'
>

export function termsOf(offer: KeptTerms): OfferTerms {
  return {
    startOn: offer.start_on,
    probationMonths: offer.probation_months,
    headPosition: offer.head_position === 1,
    validUntil: offer.valid_until,
    schedule: offer.schedule,
    workPlace: offer.work_place,
  }
}

/** Nothing is put on paper before it is approved. */
export const letterStatuses: ReadonlySet<OfferStatus> = new Set(['approved', 'sent', 'accepted'])
