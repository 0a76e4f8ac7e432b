import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { sql } from 'kysely'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seed } from '../../src/db/reference/seed.ts'

declare module 'vitest' {
  interface ProvidedContext {
    sqliteImage: string
  }
}

/** The file of a migrated and seeded database, made once for a test run; the tests open copies of it in memory. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-sqlite-'))
  const image = join(folder, 'image.sqlite')
  const database = await openDatabase('sqlite::memory:')
  await migrate(database.db)
  await seed(database.db)
  await sql`vacuum into ${image}`.execute(database.db)
  await database.close()
  project.provide('sqliteImage', image)
  return () => rmSync(folder, { recursive: true })
}
