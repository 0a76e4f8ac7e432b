import type { Temporal } from 'temporal-polyfill'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import type { CensoredSummary } from '../../../domain/pay/market/censored-percentiles.ts'
import { quantileShown, type Percentile } from '../../../domain/pay/market/market-percentiles.ts'
import type { CellFigures } from '../../../domain/pay/market/thin-cells.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { rangeChart, type Range } from '../../../web/charts/range-chart.ts'
import type { City } from '../../../db/reference/cities.ts'
import { experiences, type MarketRole } from '../acts/refresh-figures.ts'
import type { Ear } from '../../pay/pages/words.ts'

const percentiles: readonly Percentile[] = [10, 25, 50, 75, 90]

/** The role of the hh.ru catalogue that sales and client managers belong to. */
export const ownRole = '70'

export const roleName = (role: string, { t }: Ear): string => (role === ownRole ? t('market.role-70') : role)

const experienceName = (experience: string | null, { t }: Ear) =>
  experience ? t(`market.experience.${experience as (typeof experiences)[number]}`) : t('market.any-experience')

/**
 * A line of a table of the market: percentiles that may be shown, and what they rest on; nothing but its name where
 * there are too few.
 */
function cellView(cell: CellFigures | undefined, name: string, ear: Ear) {
  if (!cell) return { name, shown: false as const, widened: null }
  const { t, format } = ear
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
    censored: censoredText(censored, ear),
  }
}

function censoredText({ n, quantiles: [median], converged }: CensoredSummary, { t, format }: Ear): string {
  if (!converged || !median) return t('market.not-converged')
  const from = format.money(Math.round(median.from))
  const to = median.to === null ? null : format.money(Math.round(roundToKopecks(median.to)))
  const text = to === null ? t('market.censored-open', { from }) : from === to ? from : `${from} – ${to}`
  return t('market.censored-n', { median: text, n: format.number(n) })
}

/** Postings older than this no longer tell of today: what hh.ru itself counts. */
const freshMonths = 6

/** When the postings of a role were published, or loaded where they are undated, and whether that is too long ago. */
function freshness({ published_from, published_to, loaded_at }: MarketRole, now: Temporal.Instant, { t, format }: Ear) {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const newest = published_to ?? dayOf(loaded_at, timeZone)
  const text =
    published_from && published_to
      ? t('market.published', { from: format.date(published_from), to: format.date(published_to) })
      : t('market.undated', { day: format.date(newest) })
  return { text, old: newest < today.subtract({ months: freshMonths }).toString() }
}

const timeZone = 'Europe/Moscow'

/** Bars of the middle half of the market in one city, for a picture of their own or beside the bands. */
export function marketRanges(cells: readonly CellFigures[], city: string | null, ear: Ear): Range[] {
  return cells.flatMap((cell) => {
    const { summary } = cell
    const [from, to] = [quantileShown(summary, 25), quantileShown(summary, 75)]
    if (cell.city !== city || from === null || to === null || summary.dropped.length > 0) return []
    const label = ear.t('market.bar', {
      experience: experienceName(cell.experience, ear),
      n: ear.format.number(summary.n),
    })
    return [
      {
        label,
        from,
        to,
        colour: 'warn',
        cells: [ear.format.money(Math.round(from)), ear.format.money(Math.round(to))],
      },
    ]
  })
}

export function marketView(
  asked: { role: string; city: string | null },
  cells: readonly CellFigures[],
  roles: readonly MarketRole[],
  cities: readonly City[],
  now: Temporal.Instant,
  ear: Ear,
) {
  const { t, language } = ear
  const name = (id: string | null) => {
    const city = cities.find((one) => one.id === id)
    return city ? cityName(city, language) : t('market.all-cities')
  }
  const own = roles.find(({ role }) => role === asked.role)
  const unknownBasis = own ? own.postings - own.with_basis : 0
  const cellOf = (city: string | null, experience: string | null) =>
    cells.find((cell) => cell.city === city && cell.experience === experience)
  const ranges = marketRanges(cells, asked.city, ear)
  return {
    values: { role: asked.role, city: asked.city ?? '' },
    errors: {},
    roles: roles.flatMap(({ role, postings }) =>
      role === ''
        ? []
        : [{ value: role, label: t('market.role-option', { role: roleName(role, ear), count: postings }) }],
    ),
    withoutRole:
      roles.filter(({ role }) => role === '').map(({ postings }) => t('market.role-none', { count: postings }))[0] ??
      null,
    cities: [{ value: '', label: t('market.all-cities') }, ...cities.map(({ id }) => ({ value: id, label: name(id) }))],
    cityName: name(asked.city),
    byExperience: [null, ...experiences].map((experience) =>
      cellView(cellOf(asked.city, experience), experienceName(experience, ear), ear),
    ),
    byCity: [null, ...cities.map(({ id }) => id)].map((city) => cellView(cellOf(city, null), name(city), ear)),
    freshness: own ? freshness(own, now, ear) : null,
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
