import { Migrator, type Migration } from 'kysely/migration'
import type { Db } from './open.ts'
import { migrations } from './migrations/index.ts'

/** Brings the tables up to date, all or nothing. @throws the first error of a migration, after its roll-back */
export async function migrate(db: Db, list: Record<string, Migration> = migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => list } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
