import * as fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import type { App } from '../../src/app.ts'
import type { Database } from '../../src/db/open.ts'
import { staffOf } from '../support/staff.ts'
import { commands } from './commands.ts'
import { readState } from './read-state.ts'
import { firstModel, makeScene, midnight } from './scene.ts'

export type Counts = Map<string, { done: number; refused: number }>

/**
 * Does random acts until so many were done, each run of them in a scene of its own.
 * @throws with the shortest run that shows it, when the app and the model differ
 * @returns how often each act was done and refused
 */
export async function runModel(
  { app, database, clock }: { app: App; database: Database; clock: { now: Temporal.Instant } },
  { acts: wanted, seed }: { acts: number; seed: number },
): Promise<Counts> {
  const staff = await staffOf(app, database)
  const counts: Counts = new Map()
  const sent = () => [...counts.values()].reduce((sum, { done, refused }) => sum + done + refused, 0)
  const setClock = (minutes: number) => {
    clock.now = midnight.add({ minutes, seconds: sent() % 60 })
  }
  for (let round = 0; sent() < wanted; round += 1)
    await fc.assert(
      fc.asyncProperty(commands(120), async (drawn) => {
        const scene = await makeScene(database.db)
        const model = firstModel()
        const real = {
          db: database.db,
          scene,
          staff,
          setClock,
          closed: new Map(),
          ...(await readState(database.db, scene, staff)),
          count: (act: string, done: boolean) => {
            const known = counts.get(act) ?? { done: 0, refused: 0 }
            known[done ? 'done' : 'refused'] += 1
            counts.set(act, known)
          },
        }
        await fc.asyncModelRun(() => ({ model, real }), drawn)
      }),
      { seed: seed + round, numRuns: 1 },
    )
  return counts
}
