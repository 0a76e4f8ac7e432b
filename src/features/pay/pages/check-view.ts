import type { Temporal } from 'temporal-polyfill'
import { buys } from '../../../domain/pay/tables/buys.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { PayReference } from '../reads/pay-reference.ts'
import { buysView, type BuysView } from '../verdict-view.ts'
import type { Locale } from '../../../web/texts/locale.ts'

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
  const years = cities.map((city) => ({
    newest: Number(city.minimum.from.slice(0, 4)),
    current: Number(dayOf(now, city.time_zone).slice(0, 4)),
  }))
  const old = years.filter(({ newest, current }) => newest < current)
  return old.length > 0 ? t('salaries.outdated', { year: String(Math.min(...old.map(({ newest }) => newest))) }) : null
}
