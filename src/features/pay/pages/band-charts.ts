import { effectiveMinimum } from '../../../domain/pay/law/minimum-wage.ts'
import type { Band } from '../../../domain/pay/types.ts'
import type { ChartView } from '../../../web/charts/charts.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { rangeChart, type Range } from '../../../web/charts/range-chart.ts'
import { inCity, type Ear } from './words.ts'
import { cityOf, type Yardstick } from '../reads/pay-reference.ts'

const rangeOf = (label: string, band: Band, { format }: Ear) => {
  const { lower: from, upper: to } = band
  return { label, from, to, cells: [format.money(from), format.money(to)] }
}

const columns = (heading: string, { t }: Ear) => [heading, t('salaries.from'), t('salaries.to')]
const amountMark = (amount: number, { t, format }: Ear) => ({
  at: amount,
  label: t('salaries.chart-amount', { amount: format.money(amount) }),
  colour: 'ink',
})

/**
 * A bar for each level of a city and, in another colour, whatever is shown `beside` them; the amount, if there is one,
 * and the city's legal minimum as lines.
 */
export function cityChart(
  cityId: string,
  amount: number | null,
  { bands, cities }: Yardstick,
  ear: Ear,
  beside: readonly Range[] = [],
): ChartView {
  const city = cityOf(cities, cityId)
  return rangeChart({
    caption: ear.t('salaries.chart-city', { city: inCity(city, ear) }),
    ranges: [
      ...bands
        .filter((band) => band.city === cityId)
        .map((band) => rangeOf(ear.t('salaries.level-heading', { level: band.level }), band, ear)),
      ...beside,
    ],
    axis: ear.t('salaries.chart-axis'),
    marks: [
      ...(amount === null ? [] : [amountMark(amount, ear)]),
      {
        at: effectiveMinimum(city.minimum),
        label: ear.t('salaries.chart-minimum', { amount: ear.format.money(effectiveMinimum(city.minimum)) }),
        colour: 'bad',
      },
    ],
    columns: columns(ear.t('salaries.level-field'), ear),
  })
}

/** A bar for each city at one level, the amount as a line. */
export function levelChart(level: number, amount: number, { bands, cities }: Yardstick, ear: Ear): ChartView {
  return rangeChart({
    caption: ear.t('salaries.chart-level', { level }),
    ranges: cities.flatMap((city) =>
      bands
        .filter((band) => band.city === city.id && band.level === level)
        .map((band) => rangeOf(cityName(city, ear.language), band, ear)),
    ),
    axis: ear.t('salaries.chart-axis'),
    marks: [amountMark(amount, ear)],
    columns: columns(ear.t('salaries.city'), ear),
  })
}
