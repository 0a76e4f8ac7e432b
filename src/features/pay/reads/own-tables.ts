import type { Db } from '../../../db/open.ts'
import { cutPage, pageSize, type Page } from '../../../web/paging.ts'
import { payRules } from './pay-rules.ts'
import { articleTable, type PayTable } from './pay-tables.ts'

const withVersion = (db: Db) =>
  db
    .selectFrom('pay_table_versions as version')
    .innerJoin('pay_tables as own', 'own.id', 'version.table_id')
    .innerJoin('users', 'users.id', 'version.saved_by')
    .select([
      'version.id as version_id',
      'version.number',
      'version.as_of',
      'version.basis',
      'version.source',
      'version.made_from',
      'version.saved_at',
    ])
    .select(['own.id', 'own.name', 'own.position', 'own.newest', 'own.archived_at', 'users.name as author'])

/** A version with its table's key and name and its author, without the figures. */
export type Version = NonNullable<Awaited<ReturnType<typeof findVersion>>>

/** A saved version of an own table; the newest where no number is given. */
export function findVersion(db: Db, table: number, number?: number) {
  const versions = withVersion(db).where('own.id', '=', table)
  return (
    number === undefined
      ? versions.whereRef('version.number', '=', 'own.newest')
      : versions.where('version.number', '=', number)
  ).executeTakeFirst()
}

/** All versions of an own table, the newest first. */
export function versionsOf(db: Db, table: number): Promise<Version[]> {
  return withVersion(db).where('own.id', '=', table).orderBy('version.number', 'desc').execute()
}

/**
 * Own tables in their newest versions, the last made first: those in use, or those put away; `after` is the last table
 * of the page before.
 */
export async function listTables(db: Db, archived: boolean, after?: number): Promise<Page<Version>> {
  let query = withVersion(db)
    .whereRef('version.number', '=', 'own.newest')
    .where('own.archived_at', archived ? 'is not' : 'is', null)
  if (after !== undefined) query = query.where('own.id', '<', after)
  return cutPage(
    await query
      .orderBy('own.id', 'desc')
      .limit(pageSize + 1)
      .execute(),
  )
}

/** Every own table that can be chosen, with the number of its newest version, by name. */
export function tableNames(db: Db): Promise<{ id: number; name: string; newest: number }[]> {
  return db
    .selectFrom('pay_tables')
    .select(['id', 'name', 'newest'])
    .where('archived_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** A version with its figures. */
export async function figuresOf(db: Db, version: Version): Promise<PayTable> {
  const cells = await db
    .selectFrom('pay_table_cells')
    .innerJoin('cities', 'cities.id', 'pay_table_cells.city_id')
    .select(['city_id as city', 'level', 'stated_min as from', 'stated_max as to'])
    .where('version_id', '=', version.version_id)
    .orderBy('level')
    .orderBy('cities.position')
    .execute()
  const levels = await db
    .selectFrom('pay_table_levels')
    .select(['level', 'name'])
    .where('version_id', '=', version.version_id)
    .orderBy('level')
    .execute()
  const { as_of: asOf, basis, source, number, name, position } = version
  return {
    asOf,
    basis,
    source: { ru: source, en: source },
    cells,
    levels,
    own: { versionId: version.version_id, tableId: version.id, number, name, position },
  }
}

/** What levels and bands are looked up for: a vacancy's own table, or none, and its city where that is known. */
export type TableChoice = { payTable: number | null; city?: string | undefined }

/**
 * The table in force for a vacancy: its own one in the newest version or, where it names none, the organisation's
 * default, where that has bands in the city; otherwise the article's.
 */
export async function tableInForce(db: Db, { payTable, city }: TableChoice): Promise<PayTable> {
  if (payTable !== null) return newestOf(db, payTable)
  const usual = await defaultTable(db)
  const isHere = usual !== null && (city === undefined || usual.cells.some((cell) => cell.city === city))
  return isHere ? usual : articleTable(db)
}

/** The organisation's default table in its newest version; null where none is chosen. */
export async function defaultTable(db: Db): Promise<PayTable | null> {
  const { defaultTable: chosen } = await payRules(db)
  return chosen === null ? null : newestOf(db, chosen)
}

async function newestOf(db: Db, table: number): Promise<PayTable> {
  return figuresOf(
    db,
    await withVersion(db)
      .where('own.id', '=', table)
      .whereRef('version.number', '=', 'own.newest')
      .executeTakeFirstOrThrow(),
  )
}

/** What an offer was held against: a version by its id, or with null the article's table. */
export async function tableAsKept(db: Db, version: number | null): Promise<PayTable> {
  if (version === null) return articleTable(db)
  return figuresOf(db, await withVersion(db).where('version.id', '=', version).executeTakeFirstOrThrow())
}

/** Open vacancies held against an own table. */
export function vacanciesWith(db: Db, table: number): Promise<{ id: number; title: string }[]> {
  return db
    .selectFrom('vacancies')
    .select(['id', 'title'])
    .where('pay_table_id', '=', table)
    .where('closed_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(pageSize)
    .execute()
}

/** What a table is in force for: all open vacancies that name it, and whether it is the organisation's default. */
export async function usesOf(db: Db, table: number) {
  const vacancies = await db
    .selectFrom('vacancies')
    .select(['id', 'title', 'city_id', 'level'])
    .where('pay_table_id', '=', table)
    .where('closed_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return { vacancies, isDefault: (await payRules(db)).defaultTable === table }
}
