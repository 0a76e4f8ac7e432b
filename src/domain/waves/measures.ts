import { emptyGrid, type Grid } from './grid.ts'
import type { Prices, WeightedCome, Waves } from './waves-question.ts'

/**
 * Something to be known about a policy on average: what the end of the day adds to it, by how many come, and what each
 * invitation adds.
 */
export type Measure = { readonly atTheEnd: (came: number) => number; readonly perInvitation: number }

export const expectedInvitations: Measure = { atTheEnd: () => 0, perInvitation: 1 }

export function shortage({ goal }: Waves): Measure {
  return { atTheEnd: (came) => Math.max(0, goal - came), perInvitation: 0 }
}
export function chanceOfGoal({ goal }: Waves): Measure {
  return { atTheEnd: (came) => (came >= goal ? 1 : 0), perInvitation: 0 }
}
export function chanceOfTooMany({ room }: Waves): Measure {
  return { atTheEnd: (came) => (came > room ? 1 : 0), perInvitation: 0 }
}
export function cost({ goal, room }: Waves, { missing, extra, invitation }: Prices): Measure {
  return {
    atTheEnd: (came) => missing * Math.max(0, goal - came) + extra * Math.max(0, came - room),
    perInvitation: invitation,
  }
}

/** Its mean on the morning of the day, by who has confirmed and who is silent. */
export function onTheMorning({ atTheEnd }: Measure, come: readonly WeightedCome[], most: number): Grid {
  const grid = emptyGrid(most)
  for (const { weight, confirmed, silent } of come) {
    const bySilent = Float64Array.from({ length: most + 1 }, (_, came) => atTheEnd(came))
    for (let s = 0; s <= most; s++) {
      const byConfirmed = bySilent.slice(0, most - s + 1)
      for (let y = 0; y <= most - s; y++) {
        grid[y * (most + 1) + s]! += weight * byConfirmed[0]!
        onePersonMore(byConfirmed, most - s - y, confirmed)
      }
      onePersonMore(bySilent, most - s, silent)
    }
  }
  return grid
}

/** Before it is known whether one more person comes. */
export function onePersonMore(values: Float64Array, most: number, comes: number): void {
  for (let came = 0; came < most; came++) values[came] = comes * values[came + 1]! + (1 - comes) * values[came]!
}
