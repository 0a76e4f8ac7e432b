import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seed } from '../../src/db/reference/seed.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** A real PostgreSQL server for one test run, with a migrated database that the tests copy. */
export default async function setup(project: TestProject) {
  const server = await startPostgres()
  await server.createDatabase('yavka_template')
  const template = await openDatabase(`${server.url}/yavka_template`)
  await migrate(template.db)
  await seed(template.db)
  await template.close()
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
