import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import { buildApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openSqlite } from '../../src/db/open.ts'
import type { ApiDocument } from './api-changes.ts'

export const openApiFile = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url))

/** What `/api/openapi.json` answers, but for the address of the server, which each has its own. */
export async function openApiSource(app: App): Promise<string> {
  const { servers: _, ...document } = (await app.inject('/api/openapi.json')).json<ApiDocument & { servers: unknown }>()
  return `${JSON.stringify(document, null, 1)}\n`
}

/** `npm run openapi` writes docs/openapi.json anew. */
if (import.meta.main) {
  const database = openSqlite(':memory:')
  await migrate(database.db)
  const config = readConfig({})
  const app = await buildApp({ config, database, sessionKey: Buffer.alloc(32), now: () => Temporal.Now.instant() })
  writeFileSync(openApiFile, await openApiSource(app))
  await app.close()
  await database.close()
}
