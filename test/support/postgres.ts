import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seed } from '../../src/db/reference/seed.ts'
import { startPostgres } from './postgres-server.ts'
import { readFreshState, type FreshState } from './reused-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
    freshState: FreshState
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
  const client = new Client({ connectionString: `${server.url}/yavka_template` })
  await client.connect()
  project.provide('freshState', await readFreshState(client))
  await client.end()
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
