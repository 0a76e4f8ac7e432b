import type { Temporal } from 'temporal-polyfill'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import type { CensoredSummary } from '../../../domain/pay/market/censored-percentiles.ts'
import { quantileShown, type Percentile } from '../../../domain/pay/market/market-percentiles.ts'
import type { CellFigures } from '../../../domain/pay/market/thin-cells.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import { teamDay, teamZone } from '../../../web/texts/team-zone.ts'
import { rangeChart } from '../../../web/charts/range-chart.ts'
import type { City } from '../../../db/reference/cities.ts'
import { experiences, type MarketRole } from '../market.ts'
import type { TitledFigures } from '../reads/titled-figures.ts'
import { roleName } from '../role-names.ts'
import { experienceName, marketRanges } from '../market-ranges.ts'

/** Stands in the address for postings that name no role. */
export const noRole = 'none'

const percentiles: readonly Percentile[] = [10, 25, 50, 75, 90]

/**
 * A line of a table of the market: percentiles that may be shown, and what they rest on; nothing but its name where
 * there are too few.
 */
function cellView(cell: CellFigures | undefined, name: string, locale: Locale) {
  if (!cell) return { name, shown: false as const, widened: null }
  const { t, format } = locale
  const { summary, censored } = cell
  const money = (value: number) => format.money(Math.round(value))
  return {
    name,
    percentiles: percentiles
      .map((p) => ({ p, value: quantileShown(summary, p) }))
      .map(({ p, value }) => ({
        label: p === 50 ? t('market.median') : `P${p}`,
        value: value === null ? null : money(value),
      })),
    shown: true as const,
    n: format.number(summary.n),
    employers: summary.employers > 0 ? t('market.employers', { count: format.number(summary.employers) }) : null,
    interval:
      summary.median &&
      t('market.interval', {
        from: money(summary.median.from),
        to: money(summary.median.to),
        coverage: format.percent(summary.median.coverage),
      }),
    widened:
      summary.dropped.length > 0
        ? t('market.widened', { what: summary.dropped.map((key) => t(`market.widened.${key}`)).join(', ') })
        : null,
    censored: censoredText(censored, locale),
  }
}

function censoredText({ n, quantiles: [median], converged }: CensoredSummary, { t, format }: Locale): string {
  if (!converged || !median) return t('market.not-converged')
  const from = format.money(Math.round(median.from))
  const to = median.to === null ? null : format.money(Math.round(roundToKopecks(median.to)))
  const text = to === null ? t('market.censored-open', { from }) : from === to ? from : `${from} – ${to}`
  return t('market.censored-n', { median: text, n: format.number(n) })
}

/** The middle half of what is offered, in a sentence; null where there are too few vacancies, or none of the city. */
function finding({ summary, censored }: CellFigures, city: string, locale: Locale) {
  const { t, format } = locale
  const money = (p: Percentile) => {
    const value = quantileShown(summary, p)
    return value === null ? null : format.money(Math.round(value))
  }
  const [from, median, to] = [money(25), money(50), money(75)]
  if (from === null || median === null || to === null || summary.dropped.length > 0) return null
  return {
    sentence: t('market.finding', { city: city[0]?.toUpperCase() + city.slice(1), from, to, median }),
    about: t('market.basis', { count: format.number(summary.n) }),
    quote:
      censored.converged && censored.n > summary.n
        ? t('market.quote', { median: censoredText(censored, locale) })
        : null,
  }
}

/** Postings older than this no longer tell of today: what hh.ru itself counts. */
const freshMonths = 6

/** When the postings of a role were published, or loaded where they are undated, and whether that is too long ago. */
function freshness(
  { published_from, published_to, loaded_at }: MarketRole,
  now: Temporal.Instant,
  { t, format }: Locale,
) {
  const today = now.toZonedDateTimeISO(teamZone).toPlainDate()
  const newest = published_to ?? teamDay(loaded_at)
  const text =
    published_from && published_to
      ? t('market.published', { from: format.date(published_from), to: format.date(published_to) })
      : t('market.undated', { day: format.date(newest) })
  return { text, old: newest < today.subtract({ months: freshMonths }).toString() }
}

export function marketView(
  asked: { role: string; city: string | null; title: string },
  { own, cells, asWritten }: TitledFigures,
  roles: readonly MarketRole[],
  cities: readonly City[],
  now: Temporal.Instant,
  locale: Locale,
) {
  const { t, language } = locale
  const name = (id: string | null) => {
    const city = cities.find((one) => one.id === id)
    return city ? cityName(city, language) : t('market.all-cities')
  }
  const unknownBasis = own ? own.postings - own.with_basis : 0
  const cellOf = (city: string | null, experience: string | null) =>
    cells.find((cell) => cell.city === city && cell.experience === experience)
  const ranges = marketRanges(cells, asked.city, locale)
  const whole = cellOf(asked.city, null)
  return {
    values: { role: asked.role, city: asked.city ?? '', title: asked.title },
    titled: asked.title === '' ? null : t('market.titled', { title: asked.title, count: own?.postings ?? 0 }),
    asWritten: [null, ...cities.map(({ id }) => id)].flatMap((city) => {
      const cell = asWritten.find((one) => one.city === city && one.experience === null)
      return cell && cell.summary.dropped.length === 0 ? cellView(cell, name(city), locale) : []
    }),
    errors: {},
    roles: roles.map(({ role, postings }) =>
      role === ''
        ? { value: noRole, label: t('market.role-none', { count: postings }) }
        : { value: role, label: t('market.role-option', { role: roleName(role), count: postings }) },
    ),
    cities: [{ value: '', label: t('market.all-cities') }, ...cities.map(({ id }) => ({ value: id, label: name(id) }))],
    cityName: name(asked.city),
    finding: whole ? finding(whole, name(asked.city), locale) : null,
    byExperience: [null, ...experiences].map((experience) =>
      cellView(cellOf(asked.city, experience), experienceName(experience, locale), locale),
    ),
    byCity: [null, ...cities.map(({ id }) => id)].map((city) => cellView(cellOf(city, null), name(city), locale)),
    freshness: own ? freshness(own, now, locale) : null,
    unknownBasis: unknownBasis > 0 ? t('market.unknown-basis', { count: unknownBasis }) : null,
    chart:
      ranges.length === 0
        ? null
        : rangeChart({
            caption: t('market.chart', { city: name(asked.city) }),
            ranges,
            axis: t('salaries.chart-axis'),
            marks: [],
            columns: [t('market.experience'), 'P25', 'P75'],
          }),
  }
}
