import type { Temporal } from 'temporal-polyfill'
import { effectiveMinimum } from '../../../domain/pay/law/minimum-wage.ts'
import { buys } from '../../../domain/pay/tables/buys.ts'
import { inCity } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { PayReference } from '../reads/pay-reference.ts'
import { buysView, type BuysView } from '../verdict-view.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { CityToday } from '../../places/places.ts'

/** What an amount alone already answers, before anything else is known. */
export const buysOf = (amount: number, reference: PayReference, locale: Locale): BuysView =>
  buysView(
    amount,
    buys(
      amount,
      reference.bands,
      reference.cities.map(({ id }) => id),
    ),
    reference,
    locale,
  )

/** Said while the newest minimum wage of any city is of an earlier year; null when all are of this one. */
export function outdatedText({ cities }: PayReference, now: Temporal.Instant, { t }: Locale): string | null {
  const years = cities.flatMap(({ minimum, time_zone }) =>
    minimum === null
      ? []
      : [{ newest: Number(minimum.from.slice(0, 4)), current: Number(dayOf(now, time_zone).slice(0, 4)) }],
  )
  const old = years.filter(({ newest, current }) => newest < current)
  return old.length > 0 ? t('salaries.outdated', { year: String(Math.min(...old.map(({ newest }) => newest))) }) : null
}

/** That the table has no figures for a city, with the minimum wage there, or that it is not known. */
export function noFiguresText(city: CityToday, locale: Locale): string {
  const { t, format } = locale
  const minimum = city.minimum
    ? t('places.minimum-is', { amount: format.money(effectiveMinimum(city.minimum)) })
    : t('places.minimum-unknown-note')
  return `${t('places.no-figures', { city: inCity(city, locale) })} ${minimum}`
}
