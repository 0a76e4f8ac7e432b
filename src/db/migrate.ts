import { Migrator } from 'kysely/migration'
import type { Db } from './open.ts'
import { migrations } from './migrations/index.ts'

/** Brings the tables up to date, all or nothing. @throws the first error of a migration, after its roll-back */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
