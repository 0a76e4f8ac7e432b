import type { ColleagueActor } from '../../db/actor.ts'
import {
  offerActs,
  type MoveProblem,
  type OfferAct,
  type OfferRight,
  type OfferState,
} from '../../domain/pay/offers/offer-status.ts'
import type { PayPackage } from '../../domain/pay/offers/pay-package.ts'
import type { OfferFinding } from '../pay/check-answer.ts'
import type { KeptOffer } from './reads/find-offer.ts'

/** Who does something with an offer, and what they may do: their role's rights, or those of the token they act by. */
export type OfferActor = ColleagueActor & { rights: readonly OfferRight[] }

/** A pay package with what its check answered. */
export type CheckedPay = { pack: PayPackage; finding: OfferFinding }

/** What an author writes down: the pay, for the city of the vacancy, with the person's own level and a note. */
export type OfferContent = {
  pay: Omit<PayPackage, 'city'>
  personLevel: number | undefined
  note: string | undefined
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

/** Why an offer cannot be written: there is no band to compare it with, or the law forbids it. */
export type ContentRefusal = { refused: 'no-band' | 'no-person-level' } | { refused: 'unlawful'; checked: CheckedPay }

/** Why an offer stays as it is. */
export type OfferRefusal = { stale: true } | { refused: MoveProblem }

/** The statuses in which the candidate may still get the offer or answer it. */
export const openStatuses = ['draft', 'waiting', 'approved', 'sent'] as const

export function stateOf(
  offer: Pick<KeptOffer, 'status' | 'created_by' | 'authorMayAct' | 'needs_approval'>,
): OfferState {
  return {
    status: offer.status,
    author: offer.created_by,
    authorMayAct: offer.authorMayAct,
    needsApproval: offer.needs_approval === 1,
  }
}

/** What is offered, out of an offer or one of its versions. */
type OfferedPay = Pick<KeptOffer, 'city_id' | 'level' | 'amount' | 'variable_pay' | 'share' | 'basis'>

export function packOf(offer: OfferedPay): PayPackage {
  return {
    city: offer.city_id,
    level: offer.level,
    amount: offer.amount,
    variable: offer.variable_pay,
    share: offer.share,
    basis: offer.basis,
  }
}

/** Nothing is put on paper before it is approved. */
export const letterStatuses: ReadonlySet<string> = new Set(['approved', 'sent', 'accepted'])
