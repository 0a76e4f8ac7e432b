import type { FormView } from '../../../../web/forms/forms.ts'
import type { Visitor } from '../../../../web/visitor.ts'
import type { FileView } from './file-view.ts'
import { gridOf, namedCities } from './version-view.ts'
import type { CityToday } from '../../../places/places.ts'

/** The own table that a form makes a version of: `seen` is its newest version, `from` the one the form began with. */
export type Origin = { id: number; name: string; seen: number; from: number }

type Around = { cities: readonly CityToday[]; origin: Origin | null; rows: number; read?: FileView | null }

/** Everything the form of a table shows. */
export function formPage(form: FormView, { cities, origin, rows, read = null }: Around, visitor: Visitor) {
  const { t } = visitor
  return {
    ...form,
    title: origin ? t('pay-table.edit-title', { name: origin.name }) : t('pay-tables.new'),
    action: origin ? `/salaries/tables/${origin.id}/versions` : '/salaries/tables',
    back: origin ? `/salaries/tables/${origin.id}` : '/salaries/tables',
    origin,
    read,
    again: origin ? `/salaries/tables/${origin.id}/import/columns` : '/salaries/tables/import/columns',
    differences: null,
    size: rows,
    grid: gridOf(rows, namedCities(cities, visitor)),
    bases: (['gross', 'net'] as const).map((value) => ({ value, label: t(`basis.${value}`) })),
  }
}
