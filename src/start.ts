import { Temporal } from 'temporal-polyfill'
import { buildApp } from './app.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase, type Db } from './db/open.ts'
import { seed } from './db/seed.ts'
import { sessionKeyFor } from './web/secret-key.ts'

function readOrComplain(variables: Record<string, string | undefined>): Config | null {
  try {
    return readConfig(variables)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    return null
  }
}

/**
 * Opens the database, brings its tables up to date and serves the pages until the process is asked to end.
 * @param fill what else the database is to hold before anybody sees it
 */
export async function start(
  variables: Record<string, string | undefined>,
  fill: (db: Db, now: Temporal.Instant) => Promise<void> = async () => {},
): Promise<void> {
  const config = readOrComplain(variables)
  if (!config) {
    process.exitCode = 1
    return
  }
  const now = () => Temporal.Now.instant()
  const database = await openDatabase(config.databaseUrl, (error) => console.error(`Database connection lost: ${error.name}`))
  await migrate(database.db)
  await seed(database.db)
  await fill(database.db, now())

  const services = { config, database, sessionKey: sessionKeyFor(config, database), now }
  const app = await buildApp(services, { level: config.production ? 'info' : 'warn' })
  await app.listen({ host: config.host, port: config.port })
  console.log(`Yavka: ${config.publicUrl}`)

  const stop = async () => {
    await app.close()
    await database.close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
}
