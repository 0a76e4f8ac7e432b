import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { searchKey } from '../../../domain/people/names.ts'
import { cutPage, pageSize, type Page } from '../../../web/paging.ts'
import { addUsualStages } from '../reads/stages.ts'
import { renewTermsOn } from '../../retention/acts/renew-terms.ts'
import { addUsualCriteria } from './criteria.ts'
import type { VacancyInput } from '../pages/vacancy-form.ts'

const withCity = (db: Db) =>
  db
    .selectFrom('vacancies')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .leftJoin('pay_tables', 'pay_tables.id', 'vacancies.pay_table_id')
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
      'pay_tables.name as pay_table',
      'pay_table_levels.name as level_name',
    ])

export type Vacancy = NonNullable<Awaited<ReturnType<typeof findVacancy>>>

export function findVacancy(db: Db, id: number) {
  return withCity(db).where('vacancies.id', '=', id).executeTakeFirst()
}

/** Open or closed vacancies, the newest first; `after` is the last one of the page before. */
export async function listVacancies(
  db: Db,
  { closed, after }: { closed: boolean; after?: number | undefined },
): Promise<Page<Vacancy>> {
  let query = withCity(db).where('vacancies.closed_at', closed ? 'is not' : 'is', null)
  if (after !== undefined) query = query.where('vacancies.id', '<', after)
  return cutPage(
    await query
      .orderBy('vacancies.id', 'desc')
      .limit(pageSize + 1)
      .execute(),
  )
}

/** What a candidate can apply to, the newest first. */
export function openVacancies(db: Db): Promise<{ id: number; title: string }[]> {
  return db
    .selectFrom('vacancies')
    .select(['id', 'title'])
    .where('closed_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
}

const columnsOf = (input: VacancyInput) => ({
  title: input.title,
  search_key: searchKey(input.title),
  city_id: input.city,
  level: input.level,
  openings: input.openings,
  pay_from: input.payFrom ?? null,
  pay_to: input.payTo ?? null,
  pay_basis: (input.payFrom ?? input.payTo) === undefined ? null : (input.payBasis ?? null),
  business: input.business ?? null,
  description: input.description ?? null,
  pay_table_id: input.payTable ?? null,
})

/** Makes a vacancy with the usual stages. */
export function createVacancy(db: Db, input: VacancyInput, by: number, now: Temporal.Instant): Promise<{ id: number }> {
  return db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('vacancies')
      .values({ ...columnsOf(input), created_by: by, created_at: now.toString() })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addUsualStages(trx, made.id)
    await addUsualCriteria(trx, made.id)
    return made
  })
}

/** @returns false when it is not the version the person has seen */
export async function changeVacancy(db: Db, id: number, input: VacancyInput): Promise<boolean> {
  const changed = await db
    .updateTable('vacancies')
    .set((eb) => ({ ...columnsOf(input), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', input.version ?? 0)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Closes a vacancy, or with `null` opens it again. */
export async function setVacancyClosed(
  db: Db,
  id: number,
  at: Temporal.Instant | null,
): Promise<{ title: string } | undefined> {
  return db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('vacancies')
      .set({ closed_at: at?.toString() ?? null })
      .where('id', '=', id)
      .returning('title')
      .executeTakeFirst()
    await renewTermsOn(trx, id)
    return closed
  })
}

/** All batches of a vacancy, the latest day first: there are dozens, not thousands. */
export function batchesOf(db: Db, vacancy: number) {
  return db
    .selectFrom('batches')
    .select(['id', 'format', 'date', 'goal', 'status'])
    .where('vacancy_id', '=', vacancy)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
