import type { Db } from '../../../db/open.ts'
import type { SalaryTable } from '../../../domain/pay/types.ts'
import type { Sources } from '../../places/places.ts'

/** Levels of a table, counted from 1, the lowest; the article's are named by our messages. */
export type TableLevel = { level: number; name: string | null }

/** Which saved version of which own table figures are. */
export type OwnVersion = { versionId: number; tableId: number; number: number; name: string; position: string }

/** The domain's table with its levels and its source in both languages; `own` is null for the article's. */
export type PayTable = Pick<SalaryTable, 'asOf' | 'basis' | 'cells'> & {
  source: Sources
  levels: TableLevel[]
  own: OwnVersion | null
}

/** The article's table: the one that comes with the product. */
export async function articleTable(db: Db): Promise<PayTable> {
  const table = await db.selectFrom('salary_tables').selectAll().where('code', '=', 'article').executeTakeFirstOrThrow()
  const cells = await db
    .selectFrom('salary_cells')
    .innerJoin('cities', 'cities.id', 'salary_cells.city_id')
    .select(['city_id as city', 'level', 'stated_min as from', 'stated_max as to'])
    .where('table_id', '=', table.id)
    .orderBy('level')
    .orderBy('position')
    .execute()
  const levels = [...new Set(cells.map(({ level }) => level))].map((level) => ({ level, name: null }))
  return {
    asOf: table.as_of,
    basis: table.basis,
    source: { ru: table.source_ru, en: table.source_en },
    cells,
    levels,
    own: null,
  }
}

/**
 * Whether a vacancy of a city may have a level of a table: one with a band there. The article's levels also count in
 * cities that it has no figures for at all.
 */
export function takesLevel({ own, cells, levels }: PayTable, city: string, level: number): boolean {
  if (cells.some((cell) => cell.city === city && cell.level === level)) return true
  return own === null && !cells.some((cell) => cell.city === city) && levels.some((one) => one.level === level)
}
