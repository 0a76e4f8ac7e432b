import { roundToKopecks } from '../../domain/salary/money.ts'
import type { CensoredSummary } from '../../domain/salary/censored-percentiles.ts'
import { quantileShown, type Percentile } from '../../domain/salary/market-percentiles.ts'
import { cityName } from '../../web/cities.ts'
import { rangeChart, type Range } from '../../web/range-chart.ts'
import type { City } from '../../db/cities.ts'
import type { CellFigures, MarketRole } from './market-figures.ts'
import type { Ear } from './words.ts'

const percentiles: readonly Percentile[] = [10, 25, 50, 75, 90]

/** The role of the hh.ru catalogue that sales and client managers belong to. */
export const ownRole = '70'

export const roleName = (role: string, { t }: Ear): string => (role === ownRole ? t('market.role-70') : role)

const experienceName = ({ experience }: CellFigures, { t }: Ear) => (experience ? t(`market.experience.${experience}`) : t('market.any-experience'))

/** A line of a table of the market: percentiles that may be shown, and what they rest on. */
export function cellView(cell: CellFigures, name: string, ear: Ear) {
  const { t, format } = ear
  const { summary, censored } = cell
  const money = (value: number) => format.money(Math.round(value))
  return {
    name,
    percentiles: percentiles.map((p) => ({ p, value: quantileShown(summary, p) })).map(({ p, value }) => ({ label: p === 50 ? t('market.median') : `P${p}`, value: value === null ? null : money(value) })),
    shown: summary.percentiles !== null,
    n: format.number(summary.n),
    employers: summary.employers > 0 ? t('market.employers', { count: format.number(summary.employers) }) : null,
    interval: summary.median && t('market.interval', { from: money(summary.median.from), to: money(summary.median.to), coverage: format.percent(summary.median.coverage) }),
    widened: summary.dropped.length > 0 ? t('market.widened', { what: summary.dropped.map((key) => (key === 'role' ? '' : t(`market.widened.${key}`))).join(', ') }) : null,
    censored: summary.percentiles ? censoredText(censored, ear) : null,
  }
}

function censoredText({ n, quantiles: [median], converged }: CensoredSummary, { t, format }: Ear): string {
  if (!converged || !median) return t('market.not-converged')
  const from = format.money(Math.round(median.from))
  const to = median.to === null ? null : format.money(Math.round(roundToKopecks(median.to)))
  const text = to === null ? t('market.censored-open', { from }) : from === to ? from : `${from} – ${to}`
  return t('market.censored-n', { median: text, n: format.number(n) })
}

/** Bars of the middle half of the market in one city, for a picture of their own or beside the bands. */
export function marketRanges(cells: readonly CellFigures[], city: string | null, ear: Ear): Range[] {
  return cells.flatMap((cell) => {
    const { summary } = cell
    const [from, to] = [quantileShown(summary, 25), quantileShown(summary, 75)]
    if (cell.city !== city || from === null || to === null || summary.dropped.length > 0) return []
    const label = ear.t('market.bar', { experience: experienceName(cell, ear), n: ear.format.number(summary.n) })
    return [{ label, from, to, colour: 'warn', cells: [ear.format.money(Math.round(from)), ear.format.money(Math.round(to))] }]
  })
}

export function marketView(asked: { role: string; city: string | null }, cells: readonly CellFigures[], roles: readonly MarketRole[], cities: readonly City[], ear: Ear) {
  const { t, language } = ear
  const name = (id: string | null) => {
    const city = cities.find((one) => one.id === id)
    return city ? cityName(city, language) : t('market.all-cities')
  }
  const unknownBasis = roles.filter(({ role }) => role === asked.role).reduce((sum, { postings, withBasis }) => sum + postings - withBasis, 0)
  const ranges = marketRanges(cells, asked.city, ear)
  return {
    values: { role: asked.role, city: asked.city ?? '' },
    errors: {},
    roles: roles.flatMap(({ role, postings }) => (role === null ? [] : [{ value: role, label: t('market.role-option', { role: roleName(role, ear), count: postings }) }])),
    withoutRole: roles.filter(({ role }) => role === null).map(({ postings }) => t('market.role-none', { count: postings }))[0] ?? null,
    cities: [{ value: '', label: t('market.all-cities') }, ...cities.map(({ id }) => ({ value: id, label: name(id) }))],
    cityName: name(asked.city),
    byExperience: cells.filter(({ city }) => city === asked.city).map((cell) => cellView(cell, experienceName(cell, ear), ear)),
    byCity: cells.filter(({ experience }) => experience === null).map((cell) => cellView(cell, name(cell.city), ear)),
    unknownBasis: unknownBasis > 0 ? t('market.unknown-basis', { count: unknownBasis }) : null,
    chart: ranges.length === 0 ? null : rangeChart({
      caption: t('market.chart', { city: name(asked.city) }),
      ranges,
      axis: t('salaries.chart-axis'),
      marks: [],
      columns: [t('market.experience'), 'P25', 'P75'],
    }),
  }
}
