import type { Temporal } from 'temporal-polyfill'
import { bandNeedsReview } from '../../../domain/pay/offers/offer-rule.ts'
import { actsOpenTo, type OfferAct } from '../../../domain/pay/offers/offer-status.ts'
import { promised } from '../../../domain/pay/offers/pay-package.ts'
import { bandAt } from '../../../domain/pay/tables/bands.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { PayReference } from '../../pay/reads/pay-reference.ts'
import { verdictView } from '../../pay/verdict-view.ts'
import { levelText, shareText, tableLabel, wholeText } from '../../pay/words.ts'
import { yearView } from '../../pay/year-view.ts'
import { cityOf } from '../../places/places.ts'
import { letterStatuses, packOf, stateOf } from '../offer.ts'
import { statusTone, toPay } from '../offer-words.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import type { offerEvents } from '../reads/offer-events.ts'

const mayDo = (act: OfferAct, { may }: Visitor) =>
  may(act === 'approve' || act === 'reject' ? 'offers.approve' : 'offers.make')

/** The steps open to somebody, in the order of an offer's life. */
export const actsFor = (offer: KeptOffer, visitor: Visitor): OfferAct[] =>
  visitor.user ? actsOpenTo(stateOf(offer), visitor.user.id).filter((act) => mayDo(act, visitor)) : []

type Around = {
  reference: PayReference
  events: Awaited<ReturnType<typeof offerEvents>>
  exceptions: number
  now: Temporal.Instant
}

/** An offer with its finding as kept, what happened to it, and what the reader may do next. */
export function offerView(offer: KeptOffer, { reference, events, exceptions, now }: Around, visitor: Visitor) {
  const { t, format, user } = visitor
  const city = cityOf(reference.cities, offer.city_id)
  const pack = packOf(offer)
  const { own } = reference.table
  const verdict = verdictView(promised(pack), offer.finding, reference, visitor)
  const acts = actsFor(offer, visitor)
  const thisYear = Number(dayOf(now, city.time_zone).slice(0, 4))
  return {
    id: offer.id,
    version: offer.version,
    candidate: { id: offer.candidate_id, name: offer.candidate },
    vacancy: { id: offer.vacancy_id, title: offer.vacancy },
    city: cityName(city, visitor.language),
    comparedWithTable: {
      label: tableLabel(reference.table, visitor),
      href: own ? `/salaries/tables/${own.tableId}/versions/${own.number}` : '/salaries',
    },
    level: levelText(offer.level, reference.table, visitor),
    personLevel:
      offer.person_level && t('offer.person-band', bandWords(offer.person_level, offer.city_id, reference, visitor)),
    amount: toPay(offer.amount, offer.basis, visitor),
    variable: offer.variable_pay > 0 ? toPay(offer.variable_pay, offer.basis, visitor) : null,
    share: offer.share < 1 ? shareText(offer.share, visitor) : null,
    whole: wholeText(pack, visitor),
    entered: t('offer.entered-by', { time: format.dateTime(offer.created_at, city.time_zone), name: offer.author }),
    note: offer.note,
    reason: offer.reason,
    status: { code: offer.status, text: t(`offer.status.${offer.status}`), tone: statusTone[offer.status] },
    isException: offer.needs_approval === 1,
    ownException: offer.status === 'waiting' && offer.created_by === user?.id,
    mayEdit: offer.status === 'draft' && offer.created_by === user?.id && visitor.may('offers.make'),
    hasLetter: letterStatuses.has(offer.status),
    acts: acts.map((act) => ({
      act,
      label: t(act === 'submit' && offer.needs_approval === 0 ? 'offer.act.settle' : `offer.act.${act}`),
      secondary: act === 'reject' || act === 'decline',
    })),
    reasonAsked: acts.some(
      (act) => act === 'reject' || act === 'decline' || (act === 'submit' && offer.needs_approval === 1),
    ),
    reviewBand: bandNeedsReview(exceptions) ? t('offer.review-band', { count: exceptions }) : null,
    events: events.map((event) => ({
      act: t(`offer.event.${event.act}`),
      by: event.by,
      at: format.dateTime(event.at, city.time_zone),
      reason: event.reason,
      before: event.before_json && beforeText(event.before_json, visitor),
    })),
    verdict,
    buys: verdict.buys,
    year: yearView(pack, city.taxScale, visitor),
    thisYear,
  }
}

function bandWords(level: number, city: string, { bands }: PayReference, { format }: Locale) {
  const { lower, upper } = bandAt(bands, city, level)
  return { level, from: format.money(lower), to: format.money(upper) }
}

type Before = { amount: number; variable_pay: number; share: number; basis: KeptOffer['basis']; level: number }

function beforeText(json: string, locale: Locale): string {
  const before = JSON.parse(json) as Before
  const parts = [toPay(before.amount, before.basis, locale)]
  if (before.variable_pay > 0) parts.push(`+ ${locale.format.money(before.variable_pay)}`)
  if (before.share < 1) parts.push(shareText(before.share, locale))
  return locale.t('offer.before', { pay: parts.join(', '), level: before.level })
}
