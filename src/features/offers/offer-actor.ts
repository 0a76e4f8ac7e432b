import type { FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { offerRights } from '../../domain/pay/offers/offer-status.ts'
import { userOf, visitorOf } from '../../web/visitor.ts'
import type { OfferActor } from './offer.ts'

/** Who sends the request, with what they may do with offers by their role, and no more than a token allows. */
export function offerActor(request: FastifyRequest, at: Temporal.Instant): OfferActor {
  const { may } = visitorOf(request)
  return { by: userOf(request).id, at, rights: offerRights.filter((right) => may(`offers.${right}`)) }
}
