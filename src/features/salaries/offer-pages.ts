import type { City } from '../../db/cities.ts'
import type { OfferedPay } from '../../domain/salary/offer-check.ts'
import { netOf } from '../../domain/salary/income-tax.ts'
import { roundToKopecks } from '../../domain/salary/money.ts'
import type { ChartView } from '../../web/charts.ts'
import { cityName } from '../../web/cities.ts'
import type { FormView } from '../../web/forms.ts'
import { payText } from '../../web/pay.ts'
import type { Vacancy } from '../vacancies/queries.ts'
import type { findOffer } from './offer-queries.ts'
import { checkOptions, cityChart } from './pages.ts'
import { inCity, verdictView, type BuysView, type Ear, type VerdictView } from './words.ts'
import { cityOf, type Finding, type Yardstick } from './yardstick.ts'

/** Whom something is offered, what for, and what it is held against. */
export type OfferSubject = { candidate: { id: number; name: string }; vacancy: Vacancy; yardstick: Yardstick }

export type CheckedPay = { pay: OfferedPay; finding: Finding }

/** What stands beside the form; nulls until the form says enough. */
export type AnswerView = { verdict: VerdictView; buys: BuysView; chart: ChartView } | { verdict: null }

export function answerView(checked: CheckedPay | null, { yardstick }: OfferSubject, ear: Ear): AnswerView {
  if (!checked) return { verdict: null }
  const { pay, finding } = checked
  const verdict = verdictView(pay, finding, yardstick.cities, ear)
  return { verdict, buys: verdict.buys, chart: cityChart(pay.city, pay.amount, yardstick, ear) }
}

export const newOfferView = (subject: OfferSubject, form: FormView, checked: CheckedPay | null, ear: Ear) => ({
  values: form.values,
  errors: form.errors,
  candidate: subject.candidate,
  vacancy: { id: subject.vacancy.id, title: subject.vacancy.title, level: subject.vacancy.level },
  city: cityName(subject.vacancy, ear.language),
  ...checkOptions(subject.yardstick, ear),
  ...answerView(checked, subject, ear),
})

/** Why an amount is refused, with the least that could be offered, both ways. */
export function underFederal({ pay, finding }: CheckedPay, { yardstick }: OfferSubject, ear: Ear): string {
  const city = cityOf(yardstick.cities, pay.city)
  const { federal } = finding.legalMinimum
  const net = roundToKopecks(netOf(city.taxScale, federal))
  return ear.t('offer.below-federal', { city: inCity(city, ear), gross: ear.format.money(federal), net: ear.format.money(net) })
}

type KeptOffer = NonNullable<Awaited<ReturnType<typeof findOffer>>>

export function offerView(offer: KeptOffer, cities: readonly City[], ear: Ear) {
  const city = cityOf(cities, offer.city_id)
  const pay = { city: offer.city_id, level: offer.level, amount: offer.amount, basis: offer.basis }
  const verdict = verdictView(pay, offer.finding, cities, ear)
  return {
    candidate: { id: offer.candidate_id, name: offer.candidate },
    vacancy: { id: offer.vacancy_id, title: offer.vacancy },
    city: cityName(city, ear.language),
    level: ear.t(`level.${offer.level as 1 | 2 | 3 | 4}`),
    amount: payText({ from: offer.amount, to: offer.amount, basis: offer.basis }, ear) ?? '',
    entered: ear.t('offer.entered-by', { time: ear.format.dateTime(offer.created_at, city.time_zone), name: offer.author }),
    note: offer.note,
    verdict,
    buys: verdict.buys,
  }
}
