import type { Temporal } from 'temporal-polyfill'
import { againstMinimum, bandAt, relativeTo } from '../../domain/salary/bands.ts'
import { buys } from '../../domain/salary/buys.ts'
import { effectiveMinimum } from '../../domain/salary/minimum-wage.ts'
import type { Band } from '../../domain/salary/types.ts'
import type { ChartView } from '../../web/charts.ts'
import { cityName, cityOptions } from '../../web/cities.ts'
import { dayOf } from '../../web/days.ts'
import { rangeChart, type Range } from '../../web/range-chart.ts'
import { levels } from './forms.ts'
import { buysView, inCity, shareText, type BuysView, type Ear } from './words.ts'
import { cityOf, type CityToday, type Yardstick } from './yardstick.ts'

export type Level = (typeof levels)[number]

/** Against this city's ceilings the others are shown. */
const comparedWith = 'moscow'

export type GridCell = { city: string; from: string; to: string; derived: boolean; relative: string; minimum: 'under' | 'partly' | 'clear' }

/** The 4 × 4 table, the law's figures below it, and how many bands the law has overtaken. */
export type GridView = {
  cities: string[]
  rows: { level: number; cells: GridCell[] }[]
  minimums: { city: string; amount: string; date: string; source: string }[]
  counts: { under: number; partly: number; all: number }
}

export function gridView({ bands, cities }: Yardstick, ear: Ear): GridView {
  const rows = levels.map((level) => ({ level, cells: cities.map((city) => gridCell(city, level, bands, ear)) }))
  const count = (minimum: GridCell['minimum']) => rows.flatMap((row) => row.cells).filter((cell) => cell.minimum === minimum).length
  return {
    cities: cities.map((city) => cityName(city, ear.language)),
    rows,
    minimums: cities.map((city) => ({
      city: cityName(city, ear.language),
      amount: ear.format.money(effectiveMinimum(city.minimum)),
      date: ear.format.date(city.minimum.from),
      source: city.minimum.source[ear.language],
    })),
    counts: { under: count('under'), partly: count('partly'), all: bands.length },
  }
}

function gridCell(city: CityToday, level: number, bands: readonly Band[], ear: Ear): GridCell {
  const band = bandAt(bands, city.id, level)
  return {
    city: cityName(city, ear.language),
    from: ear.format.number(band.lower),
    to: ear.format.money(band.upper),
    derived: band.lowerSource === 'derived',
    relative: shareText(relativeTo(band, bandAt(bands, comparedWith, level)), ear),
    minimum: againstMinimum(band, effectiveMinimum(city.minimum)),
  }
}

/** What an amount alone already answers, before anything else is known. */
export const buysOf = (amount: number, { bands, cities }: Yardstick, ear: Ear): BuysView =>
  buysView(amount, buys(amount, bands, cities.map(({ id }) => id)), cities, ear)

const rangeOf = (label: string, band: Band, { format }: Ear) => {
  const { lower: from, upper: to } = band
  return { label, from, to, cells: [format.money(from), format.money(to)] }
}

const columns = (heading: string, { t }: Ear) => [heading, t('salaries.from'), t('salaries.to')]
const amountMark = (amount: number, { t, format }: Ear) => ({ at: amount, label: t('salaries.chart-amount', { amount: format.money(amount) }), colour: 'ink' })

/** A bar for each level of a city and, in another colour, whatever is shown `beside` them; the amount and the city's legal minimum as lines. */
export function cityChart(cityId: string, amount: number, { bands, cities }: Yardstick, ear: Ear, beside: readonly Range[] = []): ChartView {
  const city = cityOf(cities, cityId)
  return rangeChart({
    caption: ear.t('salaries.chart-city', { city: inCity(city, ear) }),
    ranges: [...levels.map((level) => rangeOf(ear.t('salaries.level-heading', { level }), bandAt(bands, cityId, level), ear)), ...beside],
    axis: ear.t('salaries.chart-axis'),
    marks: [amountMark(amount, ear), { at: effectiveMinimum(city.minimum), label: ear.t('salaries.chart-minimum'), colour: 'bad' }],
    columns: columns(ear.t('salaries.level-field'), ear),
  })
}

/** A bar for each city at one level, the amount as a line. */
export function levelChart(level: number, amount: number, { bands, cities }: Yardstick, ear: Ear): ChartView {
  return rangeChart({
    caption: ear.t('salaries.chart-level', { level }),
    ranges: cities.map((city) => rangeOf(cityName(city, ear.language), bandAt(bands, city.id, level), ear)),
    axis: ear.t('salaries.chart-axis'),
    marks: [amountMark(amount, ear)],
    columns: columns(ear.t('salaries.city'), ear),
  })
}

/** Said while the newest minimum wage of any city is of an earlier year; null when all are of this one. */
export function outdatedText({ cities }: Yardstick, now: Temporal.Instant, { t }: Ear): string | null {
  const years = cities.map((city) => ({ newest: Number(city.minimum.from.slice(0, 4)), current: Number(dayOf(now, city.time_zone).slice(0, 4)) }))
  const old = years.filter(({ newest, current }) => newest < current)
  return old.length > 0 ? t('salaries.outdated', { year: String(Math.min(...old.map(({ newest }) => newest))) }) : null
}

/** What the fields of a check can be. */
export const checkOptions = ({ cities }: Yardstick, { t, language }: Ear) => ({
  bases: [
    { value: 'gross', label: t('basis.gross') },
    { value: 'net', label: t('basis.net') },
  ],
  cities: cityOptions(cities, language),
  levels: levels.map((level) => ({ value: level, label: t(`level.${level}`) })),
})
