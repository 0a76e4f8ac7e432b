import { effectiveMinimum } from '../../domain/pay/law/minimum-wage.ts'
import type { Band } from '../../domain/pay/types.ts'
import type { ChartView } from '../../web/charts/charts.ts'
import { rangeChart, type Range } from '../../web/charts/range-chart.ts'
import { type PayReference } from './reads/pay-reference.ts'
import { cityName, inCity } from '../../web/texts/cities.ts'
import type { Locale } from '../../web/texts/locale.ts'
import { cityOf } from '../places/places.ts'

const rangeOf = (label: string, band: Band, { format }: Locale) => {
  const { lower: from, upper: to } = band
  return { label, from, to, cells: [format.money(from), format.money(to)] }
}

const columns = (heading: string, { t }: Locale) => [heading, t('salaries.from'), t('salaries.to')]
const amountMark = (amount: number, { t, format }: Locale) => ({
  at: amount,
  label: t('salaries.chart-amount', { amount: format.money(amount) }),
  colour: 'ink',
})

const minimumMark = (minimum: number, { t, format }: Locale) => ({
  at: minimum,
  label: t('salaries.chart-minimum', { amount: format.money(minimum) }),
  colour: 'bad',
})

/**
 * A bar for each level of a city and, in another colour, whatever is shown `beside` them; the amount, if there is one,
 * and the city's legal minimum as lines.
 */
export function cityChart(
  cityId: string,
  amount: number | null,
  { bands, cities }: PayReference,
  locale: Locale,
  beside: readonly Range[] = [],
): ChartView {
  const city = cityOf(cities, cityId)
  return rangeChart({
    caption: locale.t('salaries.chart-city', { city: inCity(city, locale) }),
    ranges: [
      ...bands
        .filter((band) => band.city === cityId)
        .map((band) => rangeOf(locale.t('salaries.level-heading', { level: band.level }), band, locale)),
      ...beside,
    ],
    axis: locale.t('salaries.chart-axis'),
    marks: [
      ...(amount === null ? [] : [amountMark(amount, locale)]),
      ...(city.minimum === null ? [] : [minimumMark(effectiveMinimum(city.minimum), locale)]),
    ],
    columns: columns(locale.t('salaries.level-field'), locale),
  })
}

/** A bar for each city at one level, the amount as a line. */
export function levelChart(level: number, amount: number, { bands, cities }: PayReference, locale: Locale): ChartView {
  return rangeChart({
    caption: locale.t('salaries.chart-level', { level }),
    ranges: cities.flatMap((city) =>
      bands
        .filter((band) => band.city === city.id && band.level === level)
        .map((band) => rangeOf(cityName(city, locale.language), band, locale)),
    ),
    axis: locale.t('salaries.chart-axis'),
    marks: [amountMark(amount, locale)],
    columns: columns(locale.t('salaries.city'), locale),
  })
}
