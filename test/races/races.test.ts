import { afterAll, beforeAll, describe, test } from 'vitest'
import { databaseKind, emptyDatabaseUrl } from '../support/database.ts'
import { raceGroups } from './all.ts'
import { twoServers, type World } from './world.ts'

/** Enough to meet a race that is open; `npm run races` does thousands. */
const rounds = 5

describe.each(raceGroups)('two servers on one database, %s:', (_, races) => {
  let world: World
  beforeAll(async () => {
    world = await twoServers(databaseKind === 'sqlite' ? null : await emptyDatabaseUrl('yavka_template'))
  })
  afterAll(() => world.stop())

  test.each(races)(
    '$name',
    async ({ run }) => {
      for (let round = 0; round < rounds; round += 1) await run(world)
    },
    300_000,
  )
})
