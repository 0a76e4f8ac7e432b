import type { IndexFiles } from '../../../../db/reference/reference-files.ts'
import { cityName } from '../../../../web/texts/cities.ts'
import { ageingOf, ageingView } from '../ageing-view.ts'
import { cityChart } from '../../band-charts.ts'
import { gridView } from '../grid-view.ts'
import type { PayReference } from '../../reads/pay-reference.ts'
import { versionView } from './version-view.ts'
import type { Version } from '../../reads/own-tables.ts'
import type { Locale } from '../../../../web/texts/locale.ts'

type Asked = { city?: string | undefined; age?: 'wages' | 'prices' | undefined }

/**
 * One version of a table: its grid, the law beside it, a picture of one city, and its figures brought up to date where
 * asked.
 */
export function tableView(
  version: Version,
  reference: PayReference,
  { city, age }: Asked,
  indexes: IndexFiles,
  locale: Locale,
) {
  const { table, cities } = reference
  const shown = cities.find(({ id }) => id === city) ?? cities[0]
  const ageing = age ? ageingOf(age, table, indexes) : null
  const { counts, ...grid } = gridView(reference, locale, ageing)
  return {
    version: versionView(version, locale),
    grid,
    hasDerived: grid.rows.some(({ cells }) => cells.some((cell) => cell.from !== null && cell.derived)),
    underCount: counts.under + counts.partly > 0 ? locale.t('pay-table.under-count', counts) : null,
    ageing: ageingView(ageing, table, indexes, locale),
    chart: shown ? cityChart(shown.id, null, reference, locale) : null,
    cityValues: { city: shown?.id ?? '' },
    cities: cities.map((one) => ({ value: one.id, label: cityName(one, locale.language) })),
  }
}
