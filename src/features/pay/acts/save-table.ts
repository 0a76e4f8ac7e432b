import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Basis, StatedCell } from '../../../domain/pay/types.ts'

/** All that one version of a table says; the names of its levels from the lowest. */
export type TableContent = {
  name: string
  position: string
  asOf: string
  basis: Basis
  source: string
  levels: readonly string[]
  cells: readonly StatedCell[]
}

type Saving = { by: number; now: Temporal.Instant }

/** @returns the key of the new table */
export function createTable(db: Db, content: TableContent, saving: Saving): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { name, position } = content
    const { id } = await trx
      .insertInto('pay_tables')
      .values({ name, position, newest: 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    await insertVersion(trx, { table: id, number: 1, madeFrom: null }, content, saving)
    return id
  })
}

/**
 * Adds a version, which is in force from then on.
 * @param seen the number of the newest version when the person began
 * @returns its number, or null when somebody has saved another meanwhile
 */
export function addVersion(
  db: Db,
  { table, seen, madeFrom }: { table: number; seen: number; madeFrom: number },
  content: TableContent,
  saving: Saving,
): Promise<number | null> {
  return db.transaction().execute(async (trx) => {
    const number = seen + 1
    const { name, position } = content
    const taken = await trx
      .updateTable('pay_tables')
      .set({ newest: number, name, position })
      .where('id', '=', table)
      .where('newest', '=', seen)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) return null
    await insertVersion(trx, { table, number, madeFrom }, content, saving)
    return number
  })
}

type Place = { table: number; number: number; madeFrom: number | null }

async function insertVersion(
  trx: Db,
  { table, number, madeFrom }: Place,
  { asOf, basis, source, levels, cells }: TableContent,
  { by, now }: Saving,
): Promise<void> {
  const { id } = await trx
    .insertInto('pay_table_versions')
    .values({
      table_id: table,
      number,
      as_of: asOf,
      basis,
      source,
      made_from: madeFrom,
      saved_by: by,
      saved_at: now.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('pay_table_levels')
    .values(levels.map((name, i) => ({ version_id: id, level: i + 1, name })))
    .execute()
  await trx
    .insertInto('pay_table_cells')
    .values(
      cells.map(({ city, level, from, to }) => ({
        version_id: id,
        city_id: city,
        level,
        stated_min: from,
        stated_max: to,
      })),
    )
    .execute()
}
