import { Temporal } from 'temporal-polyfill'
import { buildApp, type Feature } from './app.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { migrate, NewerDatabase } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { seed } from './db/reference/seed.ts'
import { healTextIndex } from './db/sqlite/text-index.ts'
import { troubleLine } from './db/trouble.ts'
import { firstStartCode } from './features/accounts/first-start-code.ts'
import { anyAccount } from './features/accounts/reads/any-account.ts'
import type { Services } from './web/services.ts'
import { sessionKeyFor } from './web/security/secret-key.ts'

type More = { fill: (services: Services) => Promise<void>; features: readonly Feature[] }

/**
 * Opens the database, brings its tables up to date and serves the pages until the process is asked to end.
 * What the person who starts it can mend is said in one line that names the variable.
 * @param more what else the server does, and what the database is to hold before anybody sees it
 */
export async function start(
  variables: Record<string, string | undefined>,
  more: More = { fill: async () => {}, features: [] },
): Promise<void> {
  try {
    await serve(readConfig(variables), more)
  } catch (error) {
    const line = explain(error)
    if (line === null) throw error
    console.error(line)
    process.exit(1)
  }
}

async function serve(config: Config, { fill, features }: More) {
  const now = () => Temporal.Now.instant()
  const database = await openDatabase(config.databaseUrl, (error) =>
    console.error(`Database connection lost: ${error.name}`),
  )
  await migrate(database.db)
  if (await healTextIndex(database.db)) console.error('The index of search texts was damaged and has been built anew')
  await seed(database.db)
  const services = { config, database, sessionKey: sessionKeyFor(config, database), now }
  await fill(services)
  const app = await buildApp(services, { level: config.production ? 'info' : 'warn' }, features)
  await app.listen({ host: config.host, port: config.port })

  const stop = async () => {
    await app.close()
    await database.close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
  if (config.reachableByOthers && !(await anyAccount(database.db)))
    console.log(`Code for the first account: ${firstStartCode(services)}`)
  // Only now: whoever reads this line may ask the process to end.
  console.log(`Yavka: ${config.publicUrl}`)
}

/** The one line for a mistake in the configuration; null for a mistake of ours, which is told with its trace. */
function explain(error: unknown): string | null {
  if (error instanceof ConfigError) return error.message
  if (error instanceof NewerDatabase) return `DATABASE_URL: ${error.message}`
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const isOfPort = 'syscall' in error && error.syscall === 'listen'
  if (isOfPort && (code === 'EADDRINUSE' || code === 'EACCES')) return `PORT: the server cannot listen there (${code})`
  if (isOfPort && code === 'EADDRNOTAVAIL') return `HOST: there is no such address here (${code})`
  return troubleLine(error)
}
