import type { Temporal } from 'temporal-polyfill'
import { bandAt } from '../../../domain/pay/tables/bands.ts'
import { bandNeedsReview } from '../../../domain/pay/offers/offer-rule.ts'
import { actsOpenTo, type OfferAct, type OfferState } from '../../../domain/pay/offers/offer-status.ts'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import { netOf } from '../../../domain/pay/law/income-tax.ts'
import { promised, type PayPackage } from '../../../domain/pay/offers/pay-package.ts'
import type { ChartView } from '../../../web/charts/charts.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { FormView } from '../../../web/forms/forms.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Vacancy } from '../../vacancies/reads/vacancies.ts'
import type { eventsOf, KeptOffer, ListedOffer } from '../acts/offers.ts'
import { cityChart } from '../../pay/pages/band-charts.ts'
import { checkOptions } from '../../pay/pages/check-view.ts'
import {
  inCity,
  levelText,
  shareText,
  tableLabel,
  verdictView,
  wholeText,
  type BuysView,
  type Ear,
  type VerdictView,
} from '../../pay/pages/words.ts'
import { cityOf, type Finding, type Yardstick } from '../../pay/reads/pay-reference.ts'
import { yearView, type YearView } from '../../pay/pages/year-view.ts'

/** Whom something is offered, what for, and what it is held against. */
export type OfferSubject = { candidate: { id: number; name: string }; vacancy: Vacancy; yardstick: Yardstick }

export type CheckedPay = { pack: PayPackage; finding: Finding }

/** What stands beside the form; nulls until the form says enough. */
export type AnswerView =
  | { verdict: VerdictView; buys: BuysView; chart: ChartView; year: YearView | null; whole: string | null }
  | { verdict: null }

export function answerView(checked: CheckedPay | null, yardstick: Yardstick, ear: Ear): AnswerView {
  if (!checked) return { verdict: null }
  const { pack, finding } = checked
  const pay = promised(pack)
  const verdict = verdictView(pay, finding, yardstick, ear)
  const { taxScale } = cityOf(yardstick.cities, pack.city)
  return {
    verdict,
    buys: verdict.buys,
    chart: cityChart(pay.city, pay.amount, yardstick, ear),
    year: yearView(pack, taxScale, ear),
    whole: wholeText(pack, ear),
  }
}

export const newOfferView = (subject: OfferSubject, form: FormView, checked: CheckedPay | null, ear: Ear) => ({
  values: form.values,
  errors: form.errors,
  offer: null as { id: number; version: number } | null,
  differences: null,
  candidate: subject.candidate,
  vacancy: { id: subject.vacancy.id, title: subject.vacancy.title, level: subject.vacancy.level },
  city: cityName(subject.vacancy, ear.language),
  heldAgainst: tableLabel(subject.yardstick.table, ear),
  ...levelChoice(subject, ear),
  ...answerView(checked, subject.yardstick, ear),
})

/** The levels with a band in the vacancy's city; where its own is none of them, one has to be chosen. */
function levelChoice({ vacancy, yardstick }: OfferSubject, ear: Ear) {
  const options = checkOptions(yardstick, ear, vacancy.city_id)
  const isThere = options.levels.some(({ value }) => value === vacancy.level)
  const { own } = yardstick.table
  return {
    ...options,
    levels: isThere ? options.levels : [{ value: '', label: ear.t('common.not-chosen') }, ...options.levels],
    noBands:
      options.levels.length === 0
        ? ear.t('offer.no-bands', {
            name: own?.name ?? ear.t('pay-tables.article'),
            city: cityName(vacancy, ear.language),
          })
        : null,
  }
}

/**
 * Why an amount may not be offered, with the least that could be, both ways; null where the law has nothing against it.
 */
export function refusal(
  { pack, finding }: CheckedPay,
  { yardstick }: Pick<OfferSubject, 'yardstick'>,
  ear: Ear,
): string {
  const city = cityOf(yardstick.cities, pack.city)
  const { federal, regional } = finding.legalMinimum
  const isFederal = finding.verdict === 'below-federal-minimum'
  const minimum = isFederal ? federal : (regional ?? federal)
  const net = roundToKopecks(netOf(city.taxScale, minimum))
  return ear.t(isFederal ? 'offer.below-federal' : 'offer.below-regional', {
    city: inCity(city, ear),
    gross: ear.format.money(minimum),
    net: ear.format.money(net),
  })
}

const toPay = (amount: number, basis: KeptOffer['basis'], ear: Ear) =>
  payText({ from: amount, to: amount, basis }, ear) ?? ''

export const packOf = (offer: KeptOffer): PayPackage => ({
  city: offer.city_id,
  level: offer.level,
  amount: offer.amount,
  variable: offer.variable_pay,
  share: offer.share,
  basis: offer.basis,
})

/** A stored offer as its form would send it. */
export const valuesOf = (offer: KeptOffer) => ({
  amount: offer.amount,
  variable: offer.variable_pay === 0 ? '' : offer.variable_pay,
  share: roundToKopecks(offer.share * 100),
  basis: offer.basis,
  level: offer.level,
  personLevel: offer.person_level ?? '',
  note: offer.note ?? '',
})

/** Each field by its label, in words, to hold two versions side by side. */
export function describeOffer(
  offer: { pack: PayPackage; personLevel?: number | null | undefined; note?: string | null | undefined },
  ear: Ear,
): Map<string, string> {
  const { pack, personLevel, note } = offer
  return new Map([
    [ear.t('offer.fixed'), toPay(pack.amount, pack.basis, ear)],
    [ear.t('offer.variable'), ear.format.money(pack.variable)],
    [ear.t('offer.share'), shareText(pack.share, ear)],
    [ear.t('offer.level'), String(pack.level)],
    [ear.t('offer.person-level'), String(personLevel ?? '')],
    [ear.t('offer.note'), note ?? ''],
  ])
}

export const stateOf = (offer: KeptOffer): OfferState => ({
  status: offer.status,
  author: offer.created_by,
  needsApproval: offer.needs_approval === 1,
})

const mayDo = (act: OfferAct, { may }: Visitor) =>
  may(act === 'approve' || act === 'reject' ? 'offers.approve' : 'offers.make')

/** The steps open to somebody, in the order of an offer's life. */
export const actsFor = (offer: KeptOffer, visitor: Visitor): OfferAct[] =>
  visitor.user ? actsOpenTo(stateOf(offer), visitor.user.id).filter((act) => mayDo(act, visitor)) : []

type Around = {
  yardstick: Yardstick
  events: Awaited<ReturnType<typeof eventsOf>>
  exceptions: number
  now: Temporal.Instant
}

/** An offer with its finding as kept, what happened to it, and what the reader may do next. */
export function offerView(offer: KeptOffer, { yardstick, events, exceptions, now }: Around, visitor: Visitor) {
  const { t, format, user } = visitor
  const city = cityOf(yardstick.cities, offer.city_id)
  const pack = packOf(offer)
  const { own } = yardstick.table
  const verdict = verdictView(promised(pack), offer.finding, yardstick, visitor)
  const acts = actsFor(offer, visitor)
  const thisYear = Number(dayOf(now, city.time_zone).slice(0, 4))
  return {
    id: offer.id,
    version: offer.version,
    candidate: { id: offer.candidate_id, name: offer.candidate },
    vacancy: { id: offer.vacancy_id, title: offer.vacancy },
    city: cityName(city, visitor.language),
    heldAgainst: {
      label: tableLabel(yardstick.table, visitor),
      href: own ? `/salaries/tables/${own.tableId}/versions/${own.number}` : '/salaries',
    },
    level: levelText(offer.level, yardstick.table, visitor),
    personLevel:
      offer.person_level && t('offer.person-band', bandWords(offer.person_level, offer.city_id, yardstick, visitor)),
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

const letterStatuses: ReadonlySet<string> = new Set(['approved', 'sent', 'accepted'])
export const mayHaveLetter = (offer: KeptOffer) => letterStatuses.has(offer.status)

const statusTone: Record<KeptOffer['status'], string> = {
  draft: '',
  waiting: 'warn',
  approved: 'accent',
  rejected: 'bad',
  sent: 'accent',
  accepted: 'good',
  declined: 'bad',
}

function bandWords(level: number, city: string, { bands }: Yardstick, { format }: Ear) {
  const { lower, upper } = bandAt(bands, city, level)
  return { level, from: format.money(lower), to: format.money(upper) }
}

type Before = { amount: number; variable_pay: number; share: number; basis: KeptOffer['basis']; level: number }

function beforeText(json: string, ear: Ear): string {
  const before = JSON.parse(json) as Before
  const parts = [toPay(before.amount, before.basis, ear)]
  if (before.variable_pay > 0) parts.push(`+ ${ear.format.money(before.variable_pay)}`)
  if (before.share < 1) parts.push(shareText(before.share, ear))
  return ear.t('offer.before', { pay: parts.join(', '), level: before.level })
}

/** A line of the list of offers. */
export function listedView(offer: ListedOffer, ear: Ear) {
  return {
    id: offer.id,
    candidate: offer.candidate,
    vacancy: offer.vacancy,
    author: offer.author,
    city: cityName(offer, ear.language),
    amount: toPay(offer.amount + offer.variable_pay, offer.basis, ear),
    verdict: ear.t(`offer.verdict.${offer.verdict as Finding['verdict']}`),
    status: { text: ear.t(`offer.status.${offer.status}`), tone: statusTone[offer.status] },
    made: ear.format.date(dayOf(offer.created_at, offer.time_zone)),
  }
}
