import { effectiveMinimum, minimumOnBasis } from '../../domain/pay/law/minimum-wage.ts'
import { roundToKopecks } from '../../domain/pay/money.ts'
import { netOf } from '../../domain/pay/law/income-tax.ts'
import type { CellFigures } from '../../domain/pay/market/thin-cells.ts'
import { buys } from '../../domain/pay/tables/buys.ts'
import { convertBands } from '../../domain/pay/tables/compare-tables.ts'
import { quantileShown } from '../../domain/pay/market/market-percentiles.ts'
import type { Band, Basis } from '../../domain/pay/types.ts'
import { bandRows, type BandRow, type BandSegment } from '../../web/charts/band-rows.ts'
import { cityName } from '../../web/texts/cities.ts'
import type { Locale } from '../../web/texts/locale.ts'
import type { CityToday } from '../places/places.ts'
import { levelBought } from './buys-words.ts'
import type { PayReference } from './reads/pay-reference.ts'
import { withBasis } from './law-words.ts'
import { onOtherBasis } from './verdict-words.ts'
import { figure } from './words.ts'

/** What a picture is asked about; null is what is not said. */
type Asked = {
  amount: number | null
  basis: Basis | null
  city: string | null
  level: number | null
  /** What the picture shows; by default, what the amount means in each city. */
  caption?: string
}

/**
 * Every city's bands on one axis, all of one basis: the amount's or, where there is none, the table's. Figures whose
 * source names no basis stand as they are, and the amount read the other way says how far that leaves it in doubt.
 */
export function bandPicture(
  reference: PayReference,
  { amount, basis, city, level, caption }: Asked,
  market: readonly CellFigures[],
  locale: Locale,
) {
  const { table, cities, elsewhere } = reference
  const shown = basis ?? table.basis ?? 'gross'
  const rows = [...cities, ...elsewhere].map((one) => {
    const bands = bandsOn(shown, one, reference)
    const isOwn = one.id === city
    const minimum = one.minimum && minimumOn(shown, one)
    const beside = isOwn ? middleHalf(market, one, shown) : null
    const result = resultOf(one, amount, bands, locale)
    return {
      name: cityName(one, locale.language),
      own: isOwn,
      segments: bands.map((band) => segmentOf(band, table.levels.length, level)),
      minimum,
      beside,
      result,
      spoken: spokenOf(bands, { minimum, result, basis: shown }, locale),
    }
  })
  const isInDoubt = table.basis === null && basis !== null && amount !== null
  const [place] = [...cities.filter(({ id }) => id === city), ...cities]
  const other = isInDoubt && place ? Math.round(onOtherBasis(amount, basis, place)) : null
  const otherBasis = basis === 'net' ? 'gross' : 'net'
  return {
    ...bandRows(
      {
        caption: caption ?? locale.t('salaries.picture'),
        rows,
        amount: amount === null ? null : { at: amount, label: amountLabel(amount, basis, locale) },
        other:
          other === null
            ? null
            : { at: other, label: locale.t('salaries.or', { amount: withBasis(other, otherBasis, locale) }) },
        unit: { thousands: locale.t('salaries.thousands'), single: '₽' },
      },
      locale.format,
    ),
    legend: {
      levels: locale.t(table.basis === null ? 'salaries.legend-levels' : 'salaries.legend-levels-on', {
        last: table.levels.length,
        basis: locale.t(`basis.${shown}`),
      }),
      asked: level === null ? null : locale.t('salaries.legend-asked', { level }),
      minimum: rows.some((row) => row.minimum !== null)
        ? locale.t('salaries.legend-minimum', { basis: locale.t(`basis.${shown}`) })
        : null,
      beside: rows.some((row) => row.beside)
        ? locale.t('salaries.legend-market', { basis: locale.t(`basis.${shown}`) })
        : null,
      doubt: other === null ? null : locale.t('salaries.legend-doubt'),
    },
  }
}

export type BandPicture = ReturnType<typeof bandPicture>

const amountLabel = (amount: number, basis: Basis | null, locale: Locale) =>
  basis ? withBasis(roundToKopecks(amount), basis, locale) : locale.format.money(roundToKopecks(amount))

function bandsOn(basis: Basis, { id, taxScale }: CityToday, { table, bands }: PayReference): Band[] {
  const own = bands.filter(({ city }) => city === id)
  if (table.basis === null || table.basis === basis) return own
  return convertBands(own, basis, taxScale).map((band) => ({
    ...band,
    lower: Math.round(band.lower),
    upper: Math.round(band.upper),
  }))
}

/** What full-time pay must reach in a city, gross or in hand; null where it is not known. */
export function minimumOn(basis: Basis, { minimum, taxScale }: CityToday): number | null {
  if (!minimum) return null
  return minimumOnBasis(basis, effectiveMinimum(minimum), taxScale)
}

/** Shades go from the lightest to the darkest, however many levels there are. */
function segmentOf({ level, lower, upper }: Band, levels: number, asked: number | null): BandSegment {
  const tone = Math.ceil((4 * level) / Math.max(4, levels)) as BandSegment['tone']
  return { label: String(level), from: lower, to: upper, tone, asked: level === asked }
}

/** The middle half of the city's market, any experience; gross in the database. */
export function middleHalf(
  market: readonly CellFigures[],
  { id, taxScale }: CityToday,
  basis: Basis,
): BandRow['beside'] {
  const cell = market.find(({ city, experience }) => city === id && experience === null)
  if (!cell || cell.summary.dropped.length > 0) return null
  const [from, to] = [quantileShown(cell.summary, 25), quantileShown(cell.summary, 75)]
  if (from === null || to === null) return null
  return basis === 'gross' ? { from, to } : { from: netOf(taxScale, from), to: netOf(taxScale, to) }
}

function resultOf({ id }: CityToday, amount: number | null, bands: readonly Band[], locale: Locale): string {
  if (bands.length === 0) return locale.t('salaries.no-figures')
  if (amount === null) return ''
  return buys(amount, bands, [id]).map((bought) => levelBought(bought, bands, locale))[0] ?? ''
}

function spokenOf(
  bands: readonly Band[],
  { minimum, result, basis }: { minimum: number | null; result: string; basis: Basis },
  locale: Locale,
): string {
  const { t, format } = locale
  return [
    ...bands.map(({ level, lower, upper }) =>
      t('salaries.spoken-band', {
        level,
        from: figure(lower, locale),
        to: format.money(upper),
      }),
    ),
    ...(minimum === null ? [] : [t('salaries.spoken-minimum', { amount: withBasis(minimum, basis, locale) })]),
    ...(result === '' ? [] : [result]),
  ].join('; ')
}
