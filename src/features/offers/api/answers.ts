import type { z } from 'zod'
import { chainOf, termsOf } from '../offer.ts'
import type { OfferVersion } from '../reads/offer-versions.ts'
import type { VisibleOffer } from '../reads/visible-offers.ts'
import type { listedOffer, versionsAnswer } from './schemas.ts'

export const listedAnswer = (offer: VisibleOffer): z.output<typeof listedOffer> => ({
  id: offer.id,
  version: offer.version,
  candidate: offer.candidate_id,
  vacancy: offer.vacancy_id,
  approvalChain: offer.needs_approval === 1 && offer.asked_at !== null ? chainOf(offer) : [],
  awaits: offer.status === 'waiting' ? offer.awaits : null,
  ...offered(offer),
})

export const versionAnswer = (version: OfferVersion): z.output<typeof versionsAnswer>['rows'][number] => ({
  ...offered(version),
  replacedBy: version.replaced_by,
  replacedAt: version.replaced_at,
})

/** What an offer and each of its versions say. */
const offered = (offer: VisibleOffer | OfferVersion) => ({
  edition: offer.edition,
  status: offer.status,
  city: offer.city_id,
  level: offer.level,
  personLevel: offer.person_level,
  amount: offer.amount,
  variable: offer.variable_pay,
  share: offer.share,
  basis: offer.basis,
  verdict: offer.verdict,
  needsApproval: offer.needs_approval === 1,
  reason: offer.reason,
  note: offer.note,
  ...termsOf(offer),
  author: offer.created_by,
  createdAt: offer.created_at,
})
