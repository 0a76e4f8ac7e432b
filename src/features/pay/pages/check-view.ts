import type { Temporal } from 'temporal-polyfill'
import { buys } from '../../../domain/pay/tables/buys.ts'
import { cityOptions } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { buysView, levelText, type BuysView, type Ear } from './words.ts'
import { levelsIn, type Yardstick } from '../reads/pay-reference.ts'

/** What an amount alone already answers, before anything else is known. */
export const buysOf = (amount: number, yardstick: Yardstick, ear: Ear): BuysView =>
  buysView(
    amount,
    buys(
      amount,
      yardstick.bands,
      yardstick.cities.map(({ id }) => id),
    ),
    yardstick,
    ear,
  )

/** Said while the newest minimum wage of any city is of an earlier year; null when all are of this one. */
export function outdatedText({ cities }: Yardstick, now: Temporal.Instant, { t }: Ear): string | null {
  const years = cities.map((city) => ({
    newest: Number(city.minimum.from.slice(0, 4)),
    current: Number(dayOf(now, city.time_zone).slice(0, 4)),
  }))
  const old = years.filter(({ newest, current }) => newest < current)
  return old.length > 0 ? t('salaries.outdated', { year: String(Math.min(...old.map(({ newest }) => newest))) }) : null
}

/** What the fields of a check can be; `city` where it is settled which. */
export const checkOptions = (yardstick: Yardstick, ear: Ear, city?: string) => ({
  bases: [
    { value: 'gross', label: ear.t('basis.gross') },
    { value: 'net', label: ear.t('basis.net') },
  ],
  cities: cityOptions(yardstick.cities, ear.language),
  levels: levelsIn(yardstick, city).map(({ level }) => ({
    value: level,
    label: levelText(level, yardstick.table, ear),
  })),
})
