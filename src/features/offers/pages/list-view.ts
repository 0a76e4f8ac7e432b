import type { Temporal } from 'temporal-polyfill'
import { cityName } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { OfferFinding } from '../../pay/check-answer.ts'
import { offeredPay, statusTone } from '../offer-words.ts'
import { expiredText } from '../terms-words.ts'
import type { ListedOffer } from '../reads/list-offers.ts'

/** A line of the list of offers. */
export function listedView(offer: ListedOffer, now: Temporal.Instant, locale: Locale) {
  return {
    id: offer.id,
    candidate: offer.candidate,
    vacancy: offer.vacancy,
    author: offer.author,
    city: cityName(offer, locale.language),
    amount: offeredPay(offer, locale),
    verdict: locale.t(`offer.verdict.${offer.verdict as OfferFinding['verdict']}`),
    status: { text: locale.t(`offer.status.${offer.status}`), tone: statusTone[offer.status] },
    expired: expiredText(offer, dayOf(now, offer.time_zone), locale),
    made: locale.format.date(dayOf(offer.created_at, offer.time_zone)),
  }
}
