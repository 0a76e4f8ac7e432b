import type { OfferAct, OfferState } from '../../domain/pay/offers/offer-status.ts'
import type { PayPackage } from '../../domain/pay/offers/pay-package.ts'
import type { Finding } from '../pay/reads/pay-reference.ts'
import type { KeptOffer } from './reads/find-offer.ts'

/** A pay package with what its check answered. */
export type CheckedPay = { pack: PayPackage; finding: Finding }

/** What an author writes down: the pay, for the city of the vacancy, with the person's own level and a note. */
export type OfferContent = {
  pay: Omit<PayPackage, 'city'>
  personLevel: number | undefined
  note: string | undefined
}

/** One step of an offer; `version` is the one the person has seen. */
export type OfferStep = { offer: number; act: OfferAct; reason: string; version: number }

/** Why an offer cannot be written: there is no band to compare it with, or the law forbids it. */
export type OfferRefusal = { refused: 'no-band' } | { refused: 'unlawful'; checked: CheckedPay }

export function stateOf(offer: Pick<KeptOffer, 'status' | 'created_by' | 'needs_approval'>): OfferState {
  return { status: offer.status, author: offer.created_by, needsApproval: offer.needs_approval === 1 }
}

export function packOf(offer: KeptOffer): PayPackage {
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
