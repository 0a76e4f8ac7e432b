import type { IndexFiles } from '../../../../db/reference/reference-files.ts'
import { ageingOf, ageingView } from '../ageing-view.ts'
import { bandPicture } from '../../band-picture.ts'
import { gridView } from '../grid-view.ts'
import type { PayReference } from '../../reads/pay-reference.ts'
import { versionView } from './version-view.ts'
import type { Version } from '../../reads/own-tables.ts'
import type { Locale } from '../../../../web/texts/locale.ts'

/**
 * One version of a table: a picture and a grid of it, the law beside it, and its figures brought up to date where asked
 * for.
 *
 * @param age null where bringing the figures up to date is not offered
 */
export function tableView(
  version: Version,
  reference: PayReference,
  age: 'wages' | 'prices' | null | undefined,
  indexes: IndexFiles,
  locale: Locale,
) {
  const { table } = reference
  const ageing = age ? ageingOf(age, table, indexes) : null
  const { counts, ...grid } = gridView(reference, locale, ageing)
  return {
    version: versionView(version, locale),
    grid,
    hasDerived: grid.rows.some(({ cells }) => cells.some((cell) => cell.from !== null && cell.derived)),
    underCount: counts.under + counts.partly > 0 ? locale.t('pay-table.under-count', counts) : null,
    ageing: age === null ? null : ageingView(ageing, table, indexes, locale),
    picture: bandPicture(
      { ...reference, elsewhere: [] },
      { amount: null, basis: null, city: null, level: null, caption: locale.t('pay-table.bands') },
      [],
      locale,
    ),
  }
}
