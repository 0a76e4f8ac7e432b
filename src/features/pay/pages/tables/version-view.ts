import { bandsOf } from '../../../../domain/pay/tables/bands.ts'
import { cityName } from '../../../../web/texts/cities.ts'
import { differences, type Difference } from '../../../../web/forms/conflicts.ts'
import type { PayTable } from '../../reads/pay-tables.ts'
import { boundsText, levelText } from '../../words.ts'
import { fromField, gridValues, levelField, rowsOf, toField, type NamedCity } from './grid.ts'
import type { Version } from '../../reads/own-tables.ts'
import type { TableContent } from '../../acts/save-table.ts'
import type { Locale } from '../../../../web/texts/locale.ts'
import type { CityToday } from '../../../places/places.ts'
import { teamZone } from '../../../../web/texts/team-zone.ts'

export const namedCities = (cities: readonly CityToday[], { language }: Locale): NamedCity[] =>
  cities.map((city) => ({ id: city.id, name: cityName(city, language) }))

/** A version in words. */
export function versionView(version: Version, { t, format }: Locale) {
  return {
    id: version.id,
    number: version.number,
    name: version.name,
    position: version.position,
    asOf: format.date(version.as_of),
    basis: t(`basis.${version.basis}`),
    line: t('pay-table.line', {
      position: version.position,
      date: format.date(version.as_of),
      basis: t(`basis.${version.basis}`),
    }),
    source: version.source,
    madeFrom: version.made_from,
    saved: t('pay-table.saved-by', { name: version.author, time: format.dateTime(version.saved_at, teamZone) }),
    newest: version.number === version.newest,
    newestNumber: version.newest,
    archived:
      version.archived_at && t('pay-table.archived-on', { time: format.dateTime(version.archived_at, teamZone) }),
  }
}

/** The empty grid of a form: a row for each level, a column for each city. */
export const gridOf = (rows: number, cities: readonly NamedCity[]) => ({
  cities,
  rows: rowsOf(rows).map((row) => ({
    row,
    level: levelField(row),
    cells: cities.map(({ id, name }) => ({ city: name, from: fromField(id, row), to: toField(id, row) })),
  })),
})

/** A stored version as its form would send it. */
export const valuesOf = (version: Version, { levels, cells }: PayTable) => ({
  name: version.name,
  position: version.position,
  asOf: version.as_of,
  basis: version.basis,
  source: version.source,
  ...gridValues(
    levels.map(({ name }) => name ?? ''),
    cells,
  ),
})

/** What two versions say differently; a band that only one of them has is empty in the other. */
export function tableDifferences(
  mine: TableContent,
  theirs: TableContent,
  cities: readonly NamedCity[],
  locale: Locale,
): Difference[] {
  const [own, other] = [describe(mine, cities, locale), describe(theirs, cities, locale)]
  return differences(new Map([...[...other.keys()].map((label): [string, string] => [label, '']), ...own]), other)
}

/** Each fact and each band by its label, in words. */
function describe(content: TableContent, cities: readonly NamedCity[], locale: Locale): Map<string, string> {
  const { t, format } = locale
  const levels = content.levels.map((name, i) => ({ level: i + 1, name }))
  return new Map([
    [t('pay-table.name'), content.name],
    [t('pay-table.position'), content.position],
    [t('pay-table.as-of'), format.date(content.asOf)],
    [t('pay-table.basis'), t(`basis.${content.basis}`)],
    [t('pay-table.source'), content.source],
    ...bandsOf(content).map((band): [string, string] => [
      `${cities.find(({ id }) => id === band.city)?.name ?? band.city}, ${levelText(band.level, { levels }, locale)}`,
      boundsText(band, locale),
    ]),
  ])
}
