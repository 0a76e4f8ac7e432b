import { dayRaces } from './day-races.ts'
import { hiringRaces } from './hiring-races.ts'
import { firstStartRace, houseRaces } from './house-races.ts'
import { importRaces } from './import-races.ts'
import { peopleRaces } from './people-races.ts'
import { replyRaces } from './reply-races.ts'
import type { Race } from './world.ts'

/** Every race, in groups; those of a group share two servers. The last begins with nobody in the database. */
export const raceGroups: readonly (readonly [string, readonly Race[]])[] = [
  ['people', peopleRaces],
  ['a day of interviews', dayRaces],
  ['replies', replyRaces],
  ['hiring', hiringRaces],
  ['the house', houseRaces],
  ['files', importRaces],
  ['the first start', [firstStartRace]],
]
