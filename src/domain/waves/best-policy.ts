import { SLACK } from '../chances/limits.ts'
import { beforeAnswer, emptyGrid, type Grid, stayingLaws } from './grid.ts'
import { type Measure, onTheMorning } from './measures.ts'
import { NOBODY_INVITED, type Standing, type Stretch, type Waves } from './waves-question.ts'

/** `invite[epoch][confirmed][silent]` says how many invitations go out. */
export type Policy = Uint8Array[][]

/** The cost to be made least, then what else is to be known under the policy that does. */
export type Measures = readonly [Measure, ...Measure[]]

/** What the best policy comes to from a standing on: the means of the measures, and the invitations due now. */
export type Solved = { readonly means: readonly number[]; readonly inviteNow: number; readonly policy: Policy }

/**
 * The policy with the least mean of the first measure, by backward induction: exact. Among equals the fewest
 * invitations win.
 *
 * @param whole false leaves out of the policy what cannot be met from `standing` on
 */
export function bestPolicy(waves: Waves, measures: Measures, standing = NOBODY_INVITED, whole = false): Solved {
  const { epochs, come, most } = waves
  const policy: Policy = epochs.map(() => [])
  let values = measures.map((measure) => onTheMorning(measure, come, most))
  let means: number[] = []
  for (let epoch = epochs.length - 1; epoch >= (whole ? 0 : standing.epoch); epoch--) {
    const asked = epoch === standing.epoch
    const best = decide(epochs[epoch]!, values, measures, most, asked && !whole ? standing : null)
    policy[epoch] = best.invite
    values = best.values
    if (asked) means = values.map((grid) => grid[standing.confirmed * (most + 1) + standing.silent]!)
  }
  const inviteNow = policy[standing.epoch]![standing.confirmed]![standing.silent]!
  return { means, inviteNow, policy }
}

type Decided = { readonly invite: Uint8Array[]; readonly values: Grid[] }

/** One point of decision: the best number to invite in each state, or only in one, and what the measures come to. */
function decide(
  stretch: Stretch,
  after: readonly Grid[],
  measures: Measures,
  most: number,
  only: Standing | null,
): Decided {
  const width = most + 1
  const staying = stayingLaws(most, stretch.confirmed.no)
  const invite = Array.from({ length: width }, (_, confirmed) => new Uint8Array(width - confirmed))
  const values = after.map(() => emptyGrid(most))
  const bySilent = after.map((grid) => grid.slice())
  for (let silent = 0; silent <= (only?.silent ?? most); silent++) {
    if (only === null || silent === only.silent) {
      const free = most - silent
      const costs = byInvited(bySilent[0]!, stretch, width, free, free)
      let largest = 0
      const asked = only ? [only.confirmed] : Array.from({ length: free + 1 }, (_, confirmed) => confirmed)
      for (const confirmed of asked) {
        const best = cheapest(costs, staying[confirmed]!, measures[0].perInvitation, free - confirmed, width)
        invite[confirmed]![silent] = best
        largest = Math.max(largest, best)
      }
      for (const [index, { perInvitation }] of measures.entries()) {
        const means = index === 0 ? costs : byInvited(bySilent[index]!, stretch, width, free, largest)
        for (const confirmed of asked) {
          const n = invite[confirmed]![silent]!
          values[index]![confirmed * width + silent] =
            n * perInvitation + meanOver(staying[confirmed]!, means, n * width)
        }
      }
    }
    for (const grid of bySilent) beforeAnswer(grid, width, most - silent - 1, stretch.silent)
  }
  return { invite, values }
}

/** By the number invited now (a row each), the value by how many of the confirmed stay. */
function byInvited(before: Grid, { fresh }: Stretch, width: number, free: number, mostInvited: number): Float64Array {
  const grid = before.slice()
  const rows = new Float64Array((mostInvited + 1) * width)
  for (let invited = 0; invited <= mostInvited; invited++) {
    for (let stay = 0; stay <= free - invited; stay++) rows[invited * width + stay] = grid[stay * width]!
    beforeAnswer(grid, width, free - invited - 1, fresh)
  }
  return rows
}

/** The fewest invitations of those whose cost is the least, to within 1e-12 of it. */
function cheapest(
  rows: Float64Array,
  staying: Float64Array,
  perInvitation: number,
  mostInvited: number,
  width: number,
): number {
  const costs = new Float64Array(mostInvited + 1)
  let least = Infinity
  for (let n = 0; n <= mostInvited; n++) {
    costs[n] = n * perInvitation + meanOver(staying, rows, n * width)
    if (costs[n]! < least) least = costs[n]!
  }
  return costs.findIndex((cost) => cost <= least * (1 + SLACK))
}

function meanOver(law: Float64Array, values: Float64Array, from: number): number {
  let sum = 0
  for (let i = 0; i < law.length; i++) sum += law[i]! * values[from + i]!
  return sum
}
