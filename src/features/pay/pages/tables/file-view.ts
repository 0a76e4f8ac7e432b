import type { ReadTable } from '../../../../domain/pay/tables/table-rows.ts'
import type { ColumnChoice } from './column-choice.ts'
import type { NamedCity } from './grid.ts'
import { intlLocale } from '../../../../web/texts/intl-locale.ts'
import type { Locale } from '../../../../web/texts/locale.ts'

/** Rows set aside that a page lists one by one. */
const shownRows = 200

/** What was read from a file, and each row that was not, with the reason; `choice` is how its columns were taken. */
export type FileView = {
  choice: ColumnChoice | null
  count: string
  setAside: {
    heading: string
    rows: { row: string; reason: string; value: string }[]
    more: string | null
    cities: string
  } | null
}

export function fileView(
  { cells, rows, setAside }: ReadTable,
  cities: readonly NamedCity[],
  { t, format, language }: Locale,
): Omit<FileView, 'choice'> {
  const left = setAside.length - shownRows
  const list = new Intl.ListFormat(intlLocale[language]).format(cities.map(({ name }) => name))
  return {
    count: t('pay-table.read-count', { taken: format.number(cells.length), rows }),
    setAside:
      setAside.length === 0
        ? null
        : {
            heading: t('pay-table.set-aside', { count: format.number(setAside.length) }),
            rows: setAside.slice(0, shownRows).map(({ row, reason, value }) => ({
              row: format.number(row),
              reason: t(`pay-table.refusal.${reason}`),
              value,
            })),
            more: left > 0 ? t('pay-table.set-aside-more', { count: left }) : null,
            cities: t('pay-table.cities-known', { list }),
          },
  }
}
