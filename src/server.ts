import { Temporal } from 'temporal-polyfill'
import { buildApp } from './app.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { seed } from './db/seed.ts'
import { sessionKeyFor } from './web/secret-key.ts'

let config: Config
try {
  config = readConfig(process.env)
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exit(1)
}

const database = await openDatabase(config.databaseUrl, (error) => console.error(`Database connection lost: ${error.name}`))
await migrate(database.db)
await seed(database.db)

const services = { config, database, sessionKey: sessionKeyFor(config, database), now: () => Temporal.Now.instant() }
const app = await buildApp(services, { level: config.production ? 'info' : 'warn' })

await app.listen({ host: config.host, port: config.port })
console.log(`Yavka: ${config.publicUrl}`)

async function stop() {
  await app.close()
  await database.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
