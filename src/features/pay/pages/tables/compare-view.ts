import { bandsOf } from '../../../../domain/pay/tables/bands.ts'
import {
  compareLevels,
  convertBands,
  pairLevels,
  type Change,
  type LevelPair,
} from '../../../../domain/pay/tables/compare-tables.ts'
import { roundToKopecks } from '../../../../domain/pay/money.ts'
import type { Band, Basis } from '../../../../domain/pay/types.ts'
import { cityName } from '../../../../web/texts/cities.ts'
import type { PayTable } from '../../reads/pay-tables.ts'
import { boundsText, levelText, shareText, tableLabel } from '../../words.ts'
import type { Version } from '../../reads/own-tables.ts'
import type { Locale } from '../../../../web/texts/locale.ts'
import type { CityToday } from '../../../places/places.ts'

/** A table as the address of the comparison names it: one of our versions always by its number. */
export const refOf = ({ own }: PayTable): string => (own ? `${own.tableId}.${own.number}` : 'article')

/** Everything that can be compared: all tables in their newest version, and every version of those already shown. */
export function tableOptions(
  names: readonly { id: number; name: string; newest: number }[],
  versions: readonly Version[],
  { t }: Locale,
) {
  const newest = names.map(({ id, name, newest: number }) => ({ id, name, number }))
  const all = newest.flatMap((table) => [
    table,
    ...versions.filter(({ id, number }) => id === table.id && number !== table.number),
  ])
  return [
    { value: 'article', label: t('pay-tables.article') },
    ...all.map(({ id, name, number }) => ({ value: `${id}.${number}`, label: t('compare.option', { name, number }) })),
  ]
}

/** @param assumed how to read a table that does not say whether it is gross or net; null = not at all */
export function comparison(
  first: PayTable,
  second: PayTable,
  assumed: Basis | null,
  cities: readonly CityToday[],
  locale: Locale,
) {
  const [one, other] = [first.basis ?? assumed, second.basis ?? assumed]
  const { by, pairs } = pairLevels(namedLevels(first, locale), namedLevels(second, locale))
  const places = cities.filter(({ id }) => [first, second].some(({ cells }) => cells.some(({ city }) => city === id)))
  // Two tables that both keep silent say the same thing, whatever it is.
  const comparable = (one !== null && other !== null) || first.basis === second.basis
  const rows = pairs.flatMap((pair) =>
    places.flatMap((city) => {
      const theirs =
        one && other && one !== other
          ? convertBands(bandsOf(second), one, city.taxScale).map(inRoubles)
          : bandsOf(second)
      const cells = compareLevels(pair, bandsOf(first), theirs, [city.id], comparable)
      return cells
        .filter((cell) => cell.first ?? cell.second)
        .map((cell) => ({
          level: pairText(pair, first, second, locale),
          city: cityName(city, locale.language),
          first: cell.first ? boundsText(cell.first, locale) : '–',
          second: cell.second ? boundsText(cell.second, locale) : '–',
          change: cell.change,
          lower: cell.change && changeText(cell.change.lower, locale),
          upper: cell.change && changeText(cell.change.upper, locale),
        }))
    }),
  )
  return {
    finding: comparable ? findingOf(rows, locale) : null,
    labels: { first: tableLabel(first, locale), second: tableLabel(second, locale) },
    unknownBasis: first.basis === null || second.basis === null,
    comparable,
    notes: notes(first, second, { one, other, by }, cities, locale),
    rows,
  }
}

/** How many maxima are higher, lower or the same; null where no band stands in both tables. */
function findingOf(rows: readonly { change: { upper: Change } | null }[], { t, format }: Locale): string | null {
  const changes = rows.flatMap(({ change }) => (change ? [change.upper.roubles] : []))
  if (changes.length === 0) return null
  const count = (sign: number) => format.number(changes.filter((change) => Math.sign(change) === sign).length)
  return t('compare.finding', { all: changes.length, up: count(1), down: count(-1), same: count(0) })
}

/** What a conversion works out is no more exact than that. */
const inRoubles = (band: Band): Band => ({ ...band, lower: Math.round(band.lower), upper: Math.round(band.upper) })

const namedLevels = (table: PayTable, locale: Locale) =>
  table.levels.map(({ level, name }) => ({ level, name: name ?? levelText(level, table, locale) }))

function pairText({ first, second }: LevelPair, one: PayTable, other: PayTable, locale: Locale): string {
  const texts = [
    first === null ? null : levelText(first, one, locale),
    second === null ? null : levelText(second, other, locale),
  ]
  return [...new Set(texts)].filter((text) => text !== null).join(' / ')
}

function changeText({ roubles, share }: Change, locale: Locale): string {
  if (roubles === 0) return locale.t('compare.no-change')
  const sign = roubles > 0 ? '+' : '−'
  const text = sign + locale.format.money(roundToKopecks(Math.abs(roubles)))
  return share === null
    ? text
    : locale.t('compare.change', { roubles: text, percent: sign + shareText(Math.abs(share), locale) })
}

type Read = { one: Basis | null; other: Basis | null; by: 'name' | 'place' }

function notes(
  first: PayTable,
  second: PayTable,
  { one, other, by }: Read,
  cities: readonly CityToday[],
  { t, format }: Locale,
): string[] {
  const scale = cities[0]?.taxScale
  const said = (first.basis === null || second.basis === null) && first.basis !== second.basis
  return [
    ...(said && one && other
      ? [t('compare.assumed', { basis: t(`basis.${first.basis === null ? one : other}`) })]
      : []),
    ...(one && other && one !== other && scale
      ? [t('compare.converted', { basis: t(`basis.${one}`), date: format.date(scale.validFrom) })]
      : []),
    ...(one && one === other && first.basis !== null && !said
      ? [t('compare.same-basis', { basis: t(`basis.${one}`) })]
      : []),
    t(by === 'name' ? 'compare.by-name' : 'compare.by-place'),
  ]
}
