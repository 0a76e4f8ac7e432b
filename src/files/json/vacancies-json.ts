import type { TableRow } from '../../domain/tables/cells.ts'
import { addRow, type MadeTable } from '../table.ts'
import { at } from './json-values.ts'

/** Each column of the table that vacancies of the hh.ru API become, and where it stands in one. */
const columns: Record<string, readonly (readonly (string | number)[])[]> = {
  id: [['id']],
  name: [['name']],
  area_id: [['area', 'id']],
  area_name: [['area', 'name']],
  experience: [['experience', 'id']],
  role_id: [['professional_roles', 0, 'id']],
  employer: [['employer', 'name']],
  published_at: [['published_at']],
  // `salary_range` replaced `salary` and says what period it is for.
  salary_from: [
    ['salary_range', 'from'],
    ['salary', 'from'],
  ],
  salary_to: [
    ['salary_range', 'to'],
    ['salary', 'to'],
  ],
  salary_currency: [
    ['salary_range', 'currency'],
    ['salary', 'currency'],
  ],
  salary_gross: [
    ['salary_range', 'gross'],
    ['salary', 'gross'],
  ],
  salary_mode: [['salary_range', 'mode', 'id']],
}

/** Vacancies as the hh.ru API gives them, each taken as it comes by; what is none is left. */
export function vacanciesTable() {
  const paths = Object.values(columns)
  const rows: TableRow[] = []
  return {
    take(item: unknown): boolean {
      if (at(item, ['name']) === undefined || at(item, ['area']) === undefined) return false
      addRow(
        rows,
        paths.map((places) => cellOf(item, places)),
      )
      return true
    },
    table: (): MadeTable => ({ headings: Object.keys(columns), rows }),
  }
}

function cellOf(vacancy: unknown, places: readonly (readonly (string | number)[])[]): string | number | null {
  // The newer form of pay goes before the older one as a whole: a bound it leaves out is not to be taken from the
  // other.
  const known = places.find(([parent = '']) => at(vacancy, [parent]) !== undefined && at(vacancy, [parent]) !== null)
  const value = known && at(vacancy, known)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
