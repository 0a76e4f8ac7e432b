import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import type { TaxScale } from '../../../domain/pay/law/income-tax.ts'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import type { LegalMinimum, SalaryTable } from '../../../domain/pay/types.ts'

/** Where figures come from, as readers of each language are told. */
export type Sources = Record<Language, string>

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

export type MinimumWage = LegalMinimum & { source: Sources }

/**
 * The legal minimum of a city on an ISO day, with where it is published; undefined when our rows do not reach back so
 * far.
 */
export async function minimumWageAt(db: Db, city: string, day: string): Promise<MinimumWage | undefined> {
  const row = await db
    .selectFrom('minimum_wages')
    .selectAll()
    .where('city_id', '=', city)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      federal: roundToKopecks(row.federal * row.coefficient),
      regional: row.regional,
      from: row.valid_from,
      source: { ru: row.source_ru, en: row.source_en },
    }
  )
}

/** The income tax scale on an ISO day. @throws when our rows do not reach back so far */
export async function taxScaleAt(db: Db, day: string): Promise<TaxScale> {
  const { valid_from: validFrom } = await db
    .selectFrom('tax_brackets')
    .select('valid_from')
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const brackets = await db
    .selectFrom('tax_brackets')
    .select(['over', 'rate_percent as ratePercent'])
    .where('valid_from', '=', validFrom)
    .orderBy('over')
    .execute()
  return { validFrom, brackets }
}
