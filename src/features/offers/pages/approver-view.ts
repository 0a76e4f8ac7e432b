import type { TaxScale } from '../../../domain/pay/law/income-tax.ts'
import { grossOf, netOf } from '../../../domain/pay/law/income-tax.ts'
import { worthOf } from '../../../domain/pay/offers/pay-package.ts'
import type { Basis } from '../../../domain/pay/types.ts'
import { bandRows, type BandRow, type BandSegment } from '../../../web/charts/band-rows.ts'
import { inCity } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { bandsOn, middleHalf, minimumOn, segmentOf } from '../../pay/band-picture.ts'
import type { PayReference } from '../../pay/reads/pay-reference.ts'
import { tableLabel } from '../../pay/words.ts'
import { cityOf } from '../../places/places.ts'
import { packOf } from '../offer.ts'
import { offeredPay, statusTone, toPay } from '../offer-words.ts'
import type { EarlierOffer } from '../reads/approver/other-offers.ts'
import type { PayAround } from '../reads/approver/pay-around.ts'
import type { KeptOffer } from '../reads/find-offer.ts'

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
    basis,
    otherBasis: basis === 'gross' ? ('net' as const) : ('gross' as const),
    picture: payPicture(offer, full(offer), { around, reference, basis }, visitor),
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

/** The person's expectation, the vacancy's range, the table and the market below one another, the offer through all. */
function payPicture(
  { city_id, level }: KeptOffer,
  amount: number,
  { around, reference, basis }: Pick<Known, 'around' | 'reference' | 'basis'>,
  locale: Locale,
) {
  const { t, format } = locale
  const { expected, range, market } = around
  const city = cityOf(reference.cities, city_id)
  const { taxScale } = city
  const { table } = reference
  const bands = bandsOn(basis, city, reference)
  const half = middleHalf(market, city, basis)
  const asked = expected && expectedOn(expected, basis, taxScale)
  const advertised = range && {
    from: range.from === null ? null : Math.round(onBasis(range.from, range.basis, basis, taxScale)),
    to: range.to === null ? null : Math.round(onBasis(range.to, range.basis, basis, taxScale)),
  }
  const band = bands.find((one) => one.level === level)
  const rows = [
    rowOf(t('approver.expected'), asked, basis, locale),
    rowOf(t('approver.range'), advertised, basis, locale),
    {
      ...rowOf(tableLabel(table, locale), band ? { from: band.lower, to: band.upper } : null, basis, locale),
      own: true,
      segments: bands.map((one) => segmentOf(one, table.levels.length, level)),
      minimum: minimumOn(basis, city),
    },
    rowOf(t('approver.market'), half && { from: Math.round(half.from), to: Math.round(half.to) }, basis, locale),
  ]
  return {
    ...bandRows(
      {
        caption: t('approver.picture', { basis: t(`basis.${basis}`) }),
        rows,
        amount: { at: amount, label: toPay(amount, basis, locale) },
        other: null,
        unit: { thousands: t('salaries.thousands'), single: '₽' },
      },
      format,
    ),
    legend: {
      levels: t(table.basis === null ? 'salaries.legend-levels' : 'salaries.legend-levels-on', {
        last: table.levels.length,
        basis: t(`basis.${basis}`),
      }),
      asked: t('salaries.legend-asked', { level }),
      minimum: city.minimum ? t('salaries.legend-minimum', { basis: t(`basis.${basis}`) }) : null,
      beside: null,
      doubt: null,
    },
  }
}

type Ends = { from: number | null; to: number | null }

/** A bar from one figure to another, with the figures in words; without a figure, that there is none. */
function rowOf(name: string, ends: Ends | null, basis: Basis, locale: Locale): BandRow {
  const [from, to] = [ends?.from ?? ends?.to ?? null, ends?.to ?? ends?.from ?? null]
  const result = (ends && payText({ ...ends, basis }, locale)) ?? locale.t('approver.unknown')
  const segments: BandSegment[] = from === null || to === null ? [] : [{ label: '', from, to, tone: 2, asked: false }]
  return { name, own: false, segments, minimum: null, beside: null, result, spoken: result }
}

/** What somebody asks for; both ways where they do not say whether tax is in it. */
function expectedOn({ amount, basis: said }: NonNullable<PayAround['expected']>, basis: Basis, scale: TaxScale): Ends {
  const ways = (said === 'unknown' ? (['gross', 'net'] as const) : [said]).map((one) =>
    Math.round(onBasis(amount, one, basis, scale)),
  )
  return { from: Math.min(...ways), to: Math.max(...ways) }
}

function onBasis(amount: number, said: Basis, wanted: Basis, scale: TaxScale): number {
  if (said === wanted) return amount
  return wanted === 'gross' ? grossOf(scale, amount) : netOf(scale, amount)
}
