import type { Transaction } from 'kysely'
import { inForce } from '../../domain/pay/law/dated.ts'
import type { Db } from '../open.ts'
import {
  readReferenceFiles,
  type CitiesFile,
  type IncomeTaxFile,
  type MinimumWagesFile,
  type ReferenceFiles,
  type SalaryTableFile,
} from './reference-files.ts'
import type { Schema } from '../schema/index.ts'
import type { MinimumWageTable } from '../schema/reference.ts'

type Trx = Transaction<Schema>

/** Loads the reference data of `data/`; running it again changes only what the files have changed. */
export async function seed(db: Db, files: ReferenceFiles = readReferenceFiles()): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await seedCities(trx, files.cities)
    await seedArticleTable(trx, files.salaryTable)
    await seedMinimumWages(trx, files.minimumWages, files.cities)
    await seedTaxBrackets(trx, files.incomeTax)
    await dropUnusedCities(trx, files.cities)
  })
}

async function seedCities(trx: Trx, { cities }: CitiesFile) {
  const rows = cities.map((city, position) => ({
    id: city.id,
    position,
    name_ru: city.ru,
    name_en: city.en,
    time_zone: city.timeZone,
    hh_area_id: city.hhAreaId,
    in_ru: city.inRu,
    spellings_json: JSON.stringify(city.spellings),
    region_ru: city.regionRu,
    region_en: city.regionEn,
    added_at: null,
  }))
  await trx
    .insertInto('cities')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        position: eb.ref('excluded.position'),
        name_ru: eb.ref('excluded.name_ru'),
        name_en: eb.ref('excluded.name_en'),
        time_zone: eb.ref('excluded.time_zone'),
        hh_area_id: eb.ref('excluded.hh_area_id'),
        in_ru: eb.ref('excluded.in_ru'),
        spellings_json: eb.ref('excluded.spellings_json'),
        region_ru: eb.ref('excluded.region_ru'),
        region_en: eb.ref('excluded.region_en'),
        added_at: eb.ref('excluded.added_at'),
      })),
    )
    .execute()
}

/** Cities that the file no longer names go, but for those that people added or that something else names. */
async function dropUnusedCities(trx: Trx, { cities }: CitiesFile) {
  await trx
    .deleteFrom('cities')
    .where('added_at', 'is', null)
    .where(
      'id',
      'not in',
      cities.map(({ id }) => id),
    )
    .where((eb) =>
      eb.not(
        eb.or([
          eb.exists(eb.selectFrom('vacancies').select('id').whereRef('vacancies.city_id', '=', 'cities.id')),
          eb.exists(eb.selectFrom('candidates').select('id').whereRef('candidates.city_id', '=', 'cities.id')),
          eb.exists(eb.selectFrom('offers').select('id').whereRef('offers.city_id', '=', 'cities.id')),
          eb.exists(eb.selectFrom('salary_cells').select('level').whereRef('salary_cells.city_id', '=', 'cities.id')),
          eb.exists(
            eb.selectFrom('pay_table_cells').select('level').whereRef('pay_table_cells.city_id', '=', 'cities.id'),
          ),
        ]),
      ),
    )
    .execute()
}

async function seedArticleTable(trx: Trx, file: SalaryTableFile) {
  const facts = { as_of: file.date, basis: file.basis, source_ru: file.sourceRu, source_en: file.source }
  const { id: table_id } = await trx
    .insertInto('salary_tables')
    .values({ code: 'article', ...facts })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(facts))
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = file.cells.map((cell) => ({
    table_id,
    city_id: cell.city,
    level: cell.level,
    stated_min: cell.from,
    stated_max: cell.to,
    wording: cell.wording,
  }))
  await trx
    .insertInto('salary_cells')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['table_id', 'city_id', 'level']).doUpdateSet((eb) => ({
        stated_min: eb.ref('excluded.stated_min'),
        stated_max: eb.ref('excluded.stated_max'),
        wording: eb.ref('excluded.wording'),
      })),
    )
    .execute()
  await trx
    .deleteFrom('salary_cells')
    .where('table_id', '=', table_id)
    .where((eb) => eb.not(eb.or(rows.map(({ city_id, level }) => eb.and({ city_id, level })))))
    .execute()
}

/**
 * The law's three kinds of dated rows as one row for each city and each day on which any of them changes there,
 * holding what is in force from that day.
 */
export function minimumWageRows(
  { federal, localCoefficients, regional }: MinimumWagesFile,
  cities: readonly string[],
): MinimumWageTable[] {
  return cities.flatMap((city) => {
    const coefficients = localCoefficients.filter((row) => row.city === city)
    const agreements = regional.filter((row) => row.city === city)
    const days = new Set([...federal, ...coefficients, ...agreements].map(({ validFrom }) => validFrom))
    return [...days].sort().flatMap((day) => {
      const [wage, coefficient, agreement] = [
        inForce(federal, day),
        inForce(coefficients, day),
        inForce(agreements, day),
      ]
      if (!wage) return []
      return {
        city_id: city,
        valid_from: day,
        federal: wage.amount,
        coefficient: coefficient?.factor ?? 1,
        regional: agreement?.amount ?? null,
        source_ru: together([wage, coefficient, agreement], ({ source, sourceRu }) => sourceRu ?? source),
        source_en: together([wage, coefficient, agreement], ({ source }) => source),
      }
    })
  })
}

const together = <Row>(rows: readonly (Row | undefined)[], source: (row: Row) => string): string =>
  rows.flatMap((row) => (row ? source(row) : [])).join('; ')

async function seedMinimumWages(trx: Trx, file: MinimumWagesFile, { cities }: CitiesFile) {
  const rows = minimumWageRows(
    file,
    cities.map(({ id }) => id),
  )
  await trx
    .insertInto('minimum_wages')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['city_id', 'valid_from']).doUpdateSet((eb) => ({
        federal: eb.ref('excluded.federal'),
        coefficient: eb.ref('excluded.coefficient'),
        regional: eb.ref('excluded.regional'),
        source_ru: eb.ref('excluded.source_ru'),
        source_en: eb.ref('excluded.source_en'),
      })),
    )
    .execute()
  await trx
    .deleteFrom('minimum_wages')
    .where('city_id', 'in', trx.selectFrom('cities').select('id').where('added_at', 'is', null))
    .where((eb) => eb.not(eb.or(rows.map(({ city_id, valid_from }) => eb.and({ city_id, valid_from })))))
    .execute()
}

async function seedTaxBrackets(trx: Trx, { source, sourceRu = source, scales }: IncomeTaxFile) {
  const rows = scales.flatMap(({ validFrom, brackets }) =>
    brackets.map(({ over, ratePercent }) => ({
      valid_from: validFrom,
      over,
      rate_percent: ratePercent,
      source_ru: sourceRu,
      source_en: source,
    })),
  )
  await trx
    .insertInto('tax_brackets')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['valid_from', 'over']).doUpdateSet((eb) => ({
        rate_percent: eb.ref('excluded.rate_percent'),
        source_ru: eb.ref('excluded.source_ru'),
        source_en: eb.ref('excluded.source_en'),
      })),
    )
    .execute()
  await trx
    .deleteFrom('tax_brackets')
    .where((eb) => eb.not(eb.or(rows.map(({ valid_from, over }) => eb.and({ valid_from, over })))))
    .execute()
}
