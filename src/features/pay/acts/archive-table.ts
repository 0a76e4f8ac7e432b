import type { ColleagueActor } from '../../../db/actor.ts'
import { holdTable } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { tableInForce, usesOf } from '../reads/own-tables.ts'
import { articleTable, takesLevel } from '../reads/pay-tables.ts'
import { payRules } from '../reads/pay-rules.ts'

/** What takes the place of a table: another own one, `usual` for none in particular; null where nobody has said. */
export type Instead = number | 'usual' | null

/**
 * `in-use`: open vacancies or the organisation's default need another table first; `no-such-table`: the other one is
 * not there, or put away itself; `no-band`: it has no band for the level of a vacancy in its city.
 */
type Archived =
  | { archived: true; vacancies: number }
  | { refused: 'in-use' | 'no-such-table' }
  | { refused: 'no-band'; vacancies: string[] }
  | { stale: true }

/** Puts a table away. Open vacancies and the default go over to the table that takes its place; offers keep theirs. */
export function archiveTable(
  db: Db,
  { table, instead }: { table: number; instead: Instead },
  { by, at }: ColleagueActor,
): Promise<Archived> {
  return db.transaction().execute(async (trx): Promise<Archived> => {
    const another = typeof instead === 'number' ? instead : null
    // Two tables in the order of their ids, so that two people who swap them do not wait for each other.
    for (const id of [table, another].filter((one) => one !== null).toSorted((a, b) => a - b)) {
      if (await holdTable(trx, id, true)) continue
      return id === table ? { stale: true } : { refused: 'no-such-table' }
    }
    if (another === table) return { refused: 'no-such-table' }
    const { vacancies, isDefault } = await usesOf(trx, table)
    if (instead === null && (isDefault || vacancies.length > 0)) return { refused: 'in-use' }
    const unfit: string[] = []
    for (const { title, city_id: city, level } of vacancies) {
      // Where the default goes away with the table, none is left but the article's.
      const isArticle = another === null && isDefault
      const next = isArticle ? await articleTable(trx) : await tableInForce(trx, { payTable: another, city })
      if (!takesLevel(next, city, level)) unfit.push(title)
    }
    if (unfit.length > 0) return { refused: 'no-band', vacancies: unfit }
    if (isDefault) {
      const { version } = await payRules(trx)
      const changed = { default_table_id: another, changed_by: by, changed_at: at.toString(), version: version + 1 }
      await trx.updateTable('pay_rules').set(changed).execute()
    }
    await trx
      .updateTable('vacancies')
      .set((eb) => ({ pay_table_id: another, version: eb('version', '+', 1) }))
      .where('pay_table_id', '=', table)
      .where('closed_at', 'is', null)
      .execute()
    await trx
      .updateTable('pay_tables')
      .set({ archived_at: at.toString(), archived_by: by })
      .where('id', '=', table)
      .execute()
    return { archived: true, vacancies: vacancies.length }
  })
}

/** The table can be chosen again; what took its place stays. @returns false where it is in use already */
export async function restoreTable(db: Db, table: number): Promise<boolean> {
  const restored = await db
    .updateTable('pay_tables')
    .set({ archived_at: null, archived_by: null })
    .where('id', '=', table)
    .where('archived_at', 'is not', null)
    .executeTakeFirst()
  return restored.numUpdatedRows > 0n
}
