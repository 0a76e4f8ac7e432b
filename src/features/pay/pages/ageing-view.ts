import type { IndexFiles } from '../../../db/reference/reference-files.ts'
import {
  ageingInterval,
  byPrices,
  byWages,
  priceYears,
  wageYears,
  type AgeingInterval,
  type BaseYears,
} from '../../../domain/pay/tables/ageing.ts'
import type { PayTable } from '../reads/pay-tables.ts'
import type { Locale } from '../../../web/texts/locale.ts'

/** What a table's figures grow by to the last year of an index; `interval` is null where the index does not reach. */
export type Ageing = { by: 'wages' | 'prices'; base: BaseYears; target: number; interval: AgeingInterval | null }

/** Whether bringing a table up to date says anything: its figures are of no year after the index, nor of this one. */
export const mayAge = ({ asOf }: Pick<PayTable, 'asOf'>, indexes: IndexFiles, today: string): boolean =>
  asOf === null ||
  (asOf.slice(0, 4) < today.slice(0, 4) &&
    Number(asOf.slice(0, 4)) <= Math.max(lastYear(indexes.wages), lastYear(indexes.prices)))

/** From the table's own day, or, where it has none, from all the years it may be of. */
export function ageingOf(by: Ageing['by'], { asOf }: PayTable, { wages, prices, articleYears }: IndexFiles): Ageing {
  const growth = by === 'wages' ? byWages(wages.values) : byPrices(prices.values)
  const base = asOf ? (by === 'wages' ? wageYears : priceYears)(asOf) : articleYears
  const target = lastYear(by === 'wages' ? wages : prices)
  return { by, base, target, interval: ageingInterval(growth, base, target) }
}

const lastYear = ({ values }: IndexFiles[Ageing['by']]): number => Math.max(...values.map(({ year }) => year))

/** A figure as it would stand in the last year of the index, in hundreds: more would pretend to know it better. */
export function agedText(amount: number, { target, interval }: Ageing, { t, format }: Locale): string | null {
  if (!interval) return null
  const inHundreds = (factor: number) => Math.round((amount * factor) / 100) * 100
  return t('ageing.cell', {
    year: String(target),
    low: format.number(inHundreds(interval.low)),
    high: format.money(inHundreds(interval.high)),
  })
}

/** The control by which figures are brought up to date, and what was done to them. */
export function ageingView(ageing: Ageing | null, table: PayTable, indexes: IndexFiles, locale: Locale) {
  const { t } = locale
  return {
    title: t('ageing.title', { year: String(ageing?.target ?? lastYear(indexes.wages)) }),
    values: { age: ageing?.by ?? '' },
    options: [
      { value: '', label: t('ageing.none') },
      { value: 'wages', label: t('ageing.wages') },
      { value: 'prices', label: t('ageing.prices') },
    ],
    notes: ageing ? notes(ageing, table, indexes, locale) : [],
  }
}

function notes(
  { by, base, target, interval }: Ageing,
  { asOf }: PayTable,
  indexes: IndexFiles,
  { t, format, language }: Locale,
): string[] {
  if (!interval) return [t('ageing.impossible', { year: String(target) })]
  const { source, sourceRu = source } = indexes[by]
  const years = { from: String(base.from), to: String(base.to) }
  return [
    t(`ageing.note-${by}`, {
      base: `${base.from}–${base.to}`,
      to: String(target),
      low: format.number(interval.low, 2),
      high: format.number(interval.high, 2),
    }),
    asOf ? t('ageing.dated', { date: format.date(asOf) }) : t('ageing.assumed', years),
    t('ageing.verdict'),
    t('ageing.source', { source: language === 'ru' ? sourceRu : source }),
  ]
}
