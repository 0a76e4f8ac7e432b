import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { cutPage, pageSize, type Page } from '../../../web/paging.ts'
import { stagesIn } from './stages.ts'

/** The vacancy's own table or else the default one, where that has bands in the city; as `tableInForce` in pay. */
const tableInForce = sql<number | null>`coalesce(vacancies.pay_table_id, case when exists (
  select 1 from pay_table_cells
  inner join pay_table_versions on pay_table_versions.id = pay_table_cells.version_id
  inner join pay_tables as usual on usual.id = pay_table_versions.table_id and usual.newest = pay_table_versions.number
  where usual.id = pay_rules.default_table_id and pay_table_cells.city_id = vacancies.city_id
) then pay_rules.default_table_id end)`

function withNames(db: Db) {
  return db
    .selectFrom('vacancies')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .leftJoin('pay_rules', (join) => join.on('pay_rules.id', '=', 1))
    .leftJoin('pay_tables', (join) => join.on('pay_tables.id', '=', tableInForce))
    .leftJoin('pay_table_versions as version', (join) =>
      join.onRef('version.table_id', '=', 'pay_tables.id').onRef('version.number', '=', 'pay_tables.newest'),
    )
    .leftJoin('pay_table_levels', (join) =>
      join
        .onRef('pay_table_levels.version_id', '=', 'version.id')
        .onRef('pay_table_levels.level', '=', 'vacancies.level'),
    )
    .selectAll('vacancies')
    .select([
      'cities.name_ru',
      'cities.name_en',
      'cities.time_zone',
      'pay_tables.id as table_in_force',
      'pay_tables.name as pay_table',
      'pay_table_levels.name as level_name',
    ])
}

/** A vacancy with the names of its city, the pay table in force for it and its level. */
export type Vacancy = NonNullable<Awaited<ReturnType<typeof findVacancy>>>

export function findVacancy(db: Db, id: number) {
  return withNames(db).where('vacancies.id', '=', id).executeTakeFirst()
}

/** Open or closed vacancies, the newest first; `after` is the last one of the page before. */
export async function listVacancies(
  db: Db,
  { closed, after }: { closed: boolean; after?: number | undefined },
): Promise<Page<Vacancy>> {
  let query = withNames(db).where('vacancies.closed_at', closed ? 'is not' : 'is', null)
  if (after !== undefined) query = query.where('vacancies.id', '<', after)
  return cutPage(
    await query
      .orderBy('vacancies.id', 'desc')
      .limit(pageSize + 1)
      .execute(),
  )
}

export type VacancyWithStages = Awaited<ReturnType<typeof vacanciesWithStages>>[number]

/** One vacancy, or those made after another one, in the order they were made; each with the stages of its board. */
export async function vacanciesWithStages(db: Db, which: { id: number } | { after: number; limit: number }) {
  const vacancies = db.selectFrom('vacancies').selectAll().orderBy('id')
  const rows = await (
    'id' in which ? vacancies.where('id', '=', which.id) : vacancies.where('id', '>', which.after).limit(which.limit)
  ).execute()
  const stages = await stagesIn(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, stages: stages.filter(({ vacancy_id }) => vacancy_id === row.id) }))
}
