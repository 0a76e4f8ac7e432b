import { parseArgs } from 'node:util'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seed as seedReference } from '../../src/db/reference/seed.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { testNow } from '../support/test-now.ts'
import { runModel, type Counts } from './run-model.ts'

/** `npm run model -- [--acts N] [--seed N] [--database sqlite|postgres|both]`: as many random acts as one likes. */
const { values } = parseArgs({
  options: {
    acts: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'both' },
  },
})
const databases = values.database === 'both' ? ['sqlite', 'postgres'] : [values.database]
const actsOfEach = Math.ceil(Number(values.acts) / databases.length)

/** Acts on one database: with more, reading the team's history would take most of the time. */
const actsAtOnce = 5000

const server = databases.includes('postgres') ? await startPostgres() : null
const total: Counts = new Map()

async function onFreshDatabase(kind: string, acts: number, seed: number): Promise<void> {
  const name = `model_${seed}`
  if (kind === 'postgres') await server?.createDatabase(name)
  const database = await openDatabase(kind === 'postgres' ? `${server?.url}/${name}` : 'sqlite::memory:')
  await migrate(database.db)
  await seedReference(database.db)
  const clock = { now: testNow }
  const config = readConfig({ RATE_LIMIT: '0', PUBLIC_URL: 'http://yavka.test' })
  const app = await buildApp({ config, database, sessionKey: Buffer.alloc(32, 7), now: () => clock.now })
  await app.ready()
  const counts = await runModel({ app, database, clock }, { acts, seed })
  await app.close()
  await database.close()
  for (const [act, { done, refused }] of counts) {
    const known = total.get(act) ?? { done: 0, refused: 0 }
    total.set(act, { done: known.done + done, refused: known.refused + refused })
  }
}

try {
  for (const kind of databases)
    for (let left = actsOfEach, seed = Number(values.seed) * 1_000_000; left > 0; left -= actsAtOnce, seed += 10_000) {
      await onFreshDatabase(kind, Math.min(left, actsAtOnce), seed)
      console.log(`${kind}: ${actsOfEach - Math.max(0, left - actsAtOnce)} acts, seed ${values.seed}`)
    }
  for (const [act, { done, refused }] of total) console.log(`${act}: ${done} done, ${refused} refused`)
} finally {
  await server?.stop()
}
