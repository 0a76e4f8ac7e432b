import type { TaxScale } from '../../../domain/pay/law/income-tax.ts'
import { grossOf, netOf } from '../../../domain/pay/law/income-tax.ts'
import { worthOf } from '../../../domain/pay/offers/pay-package.ts'
import type { Basis } from '../../../domain/pay/types.ts'
import { inCity } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { middleHalf } from '../../pay/band-picture.ts'
import type { PayReference } from '../../pay/reads/pay-reference.ts'
import { cityOf } from '../../places/places.ts'
import { packOf } from '../offer.ts'
import { offeredPay, statusTone } from '../offer-words.ts'
import type { EarlierOffer } from '../reads/approver/other-offers.ts'
import type { PayAround } from '../reads/approver/pay-around.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import { referencesPicture } from './references-view.ts'

type Known = {
  around: PayAround
  earlier: readonly EarlierOffer[]
  sameLevel: readonly EarlierOffer[]
  reference: PayReference
  /** Which of the two all amounts are shown on. */
  basis: Basis
}

/** What somebody who decides about an offer should see beside it, all on one basis and for full time. */
export function approverView(
  offer: KeptOffer,
  { around, earlier, sameLevel, reference, basis }: Known,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const city = cityOf(reference.cities, offer.city_id)
  const full = (one: Parameters<typeof packOf>[0]) => Math.round(worthOf(packOf(one), city.taxScale).fullTime[basis])
  const pays = sameLevel.map(full)
  const place = { level: offer.level, city: inCity(city, visitor) }
  return {
    otherBasis: basis === 'gross' ? ('net' as const) : ('gross' as const),
    picture: referencesPicture(
      packOf(offer),
      offer.finding,
      city,
      visitor,
      besideReferences(offer, { around, reference, basis }, visitor),
    ),
    unknown: [
      ...(around.expected ? [] : [t('approver.expected-unknown')]),
      ...(middleHalf(around.market, city, basis) ? [] : [t('approver.market-unknown')]),
    ].join(' '),
    earlier: earlier.map((one) => ({
      id: one.id,
      who: one.candidate_id === offer.candidate_id ? t('approver.same-person') : one.candidate,
      pay: offeredPay(one, visitor),
      vacancy: one.vacancy_id === offer.vacancy_id ? null : one.vacancy,
      made: format.date(dayOf(one.created_at, city.time_zone)),
      status: { text: t(`offer.status.${one.status}`), tone: statusTone[one.status] },
    })),
    held:
      pays.length === 0
        ? t('approver.none-held', place)
        : t('approver.held', {
            ...place,
            count: pays.length,
            pay: payText({ from: Math.min(...pays), to: Math.max(...pays), basis }, visitor) ?? '',
          }),
    /** By name only for those who may see candidates. */
    holders: visitor.may('candidates.read') ? sameLevel.map(({ id, candidate }) => ({ id, candidate })) : [],
  }
}

/** What the person asks for above the references, and the middle half of the market below them. */
function besideReferences(
  { city_id }: KeptOffer,
  { around: { expected, market }, reference, basis }: Pick<Known, 'around' | 'reference' | 'basis'>,
  { t }: Locale,
) {
  const city = cityOf(reference.cities, city_id)
  const half = middleHalf(market, city, basis)
  return {
    basis,
    before: expected ? [{ name: t('approver.expected'), ...expectedOn(expected, basis, city.taxScale) }] : [],
    after: half ? [{ name: t('approver.market'), from: Math.round(half.from), to: Math.round(half.to) }] : [],
  }
}

/** What somebody asks for; both ways where they do not say whether tax is in it. */
function expectedOn({ amount, basis: said }: NonNullable<PayAround['expected']>, basis: Basis, scale: TaxScale) {
  const ways = (said === 'unknown' ? (['gross', 'net'] as const) : [said]).map((one) =>
    Math.round(onBasis(amount, one, basis, scale)),
  )
  return { from: Math.min(...ways), to: Math.max(...ways) }
}

function onBasis(amount: number, said: Basis, wanted: Basis, scale: TaxScale): number {
  if (said === wanted) return amount
  return wanted === 'gross' ? grossOf(scale, amount) : netOf(scale, amount)
}
