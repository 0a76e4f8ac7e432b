import { parseArgs } from 'node:util'
import { startPostgres } from '../support/postgres-server.ts'
import { raceGroups } from './all.ts'
import { twoServers } from './world.ts'

/** Runs every race as often as asked on both databases and says how often each was broken. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'both' },
    only: { type: 'string', default: '' },
  },
})

/** Races whose name holds one of the phrases, which a comma separates. */
const wanted = values.only.split(',').map((words) => words.trim())
const databases = values.database === 'both' ? ['sqlite', 'postgres'] : [values.database]
const groups = raceGroups
  .map(([group, races]) => [group, races.filter(({ name }) => wanted.some((words) => name.includes(words)))] as const)
  .filter(([, races]) => races.length > 0)
const races = groups.flatMap(([, some]) => some).length
const roundsOfEach = Math.ceil(Number(values.rounds) / races / databases.length)

let total = 0
const broken: { database: string; race: string; broken: number; first: string }[] = []
const server = databases.includes('postgres') ? await startPostgres() : null
for (const database of databases) {
  for (const [index, [, some]] of groups.entries()) {
    const name = `races_${index}`
    if (database === 'postgres') await server?.createDatabase(name)
    const world = await twoServers(database === 'postgres' ? `${server?.url}/${name}` : null, Number(values.seed))
    for (const race of some) {
      const failures: unknown[] = []
      for (let round = 0; round < roundsOfEach; round += 1) {
        await race.run(world).catch((error: unknown) => failures.push(error))
        total += 1
      }
      const [first] = failures
      console.log(`${database}: ${race.name}: ${failures.length} of ${roundsOfEach} broken`)
      if (failures.length > 0)
        broken.push({
          database,
          race: race.name,
          broken: failures.length,
          first: first instanceof Error ? first.message.slice(0, 200) : String(first),
        })
    }
    await world.stop()
  }
}
await server?.stop()
for (const one of broken) console.log(one)
console.log(`${total} races, seed ${values.seed}: ${broken.reduce((sum, one) => sum + one.broken, 0)} broken`)
process.exitCode = broken.length > 0 ? 1 : 0
