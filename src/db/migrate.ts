import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Db } from './open.ts'
import { migrations } from './migrations/index.ts'

/** The tables were made by a version of the program that knows more than this one. */
export class NewerDatabase extends Error {
  constructor(migration: string) {
    super(`the database was used by a newer version of Yavka (${migration}): start that one, or a newer one`)
  }
}

/**
 * Brings the tables up to date, all or nothing.
 * @throws NewerDatabase, or the first error of a migration, after its roll-back
 */
export async function migrate(db: Db, list: Record<string, Migration> = migrations): Promise<void> {
  await refuseNewer(db)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => list } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

async function refuseNewer(db: Db): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const unknown = rows.find(({ name }) => !Object.hasOwn(migrations, name))
  if (unknown) throw new NewerDatabase(unknown.name)
}
