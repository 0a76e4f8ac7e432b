import { probabilityFrom, probabilityOf, probabilityUpTo } from '../chances/distribution.ts'
import { headCountAt } from '../chances/head-count.ts'
import { likeliestFirst } from '../invitations/likeliest.ts'
import { firstWhere, MOST_INVITATIONS, SLACK } from '../chances/limits.ts'
import { RunningCount } from '../chances/running-count.ts'
import {
  isCommon,
  meanChances,
  rateLaw,
  type RateLaw,
  scenariosOf,
  type ShowRate,
  type PeopleRate,
  type ScenarioRate,
} from '../chances/show-rate.ts'

/** How a group interview of this size turns out: too few, right, or more than there are seats. */
export type GroupSize = {
  readonly invitations: number
  /** P(X < quorum) */
  readonly pUnder: number
  /** P(quorum <= X <= seats) */
  readonly pOk: number
  /** P(X > seats) */
  readonly pOver: number
}

export type GroupPlan = {
  /** The size with the best chance to be right; of equals, the smallest. */
  readonly best: GroupSize
  /** The largest size with P(X > seats) within its limit; never above 200 000 or the people listed. */
  readonly overflowAllowsAtMost: number
  /** The smallest size with P(X < quorum) within its limit; null when no size has that. */
  readonly quorumNeedsAtLeast: number | null
  /** The sizes that keep both risks; null when there is none. */
  readonly range: { readonly from: number; readonly to: number } | null
  /** The size asked about. */
  readonly at?: GroupSize
}

export type GroupQuestion = {
  readonly rate: ShowRate
  readonly seats: number
  readonly quorum: number
  /** Risk allowed of more people than seats: 0.05 where not said. */
  readonly maxOverflowRisk?: number
  /** Risk allowed of fewer people than the quorum: 0.05 where not said. */
  readonly maxShortfallRisk?: number
  readonly invitations?: number
}

/** The head-count of a group as the two tails that matter, by its size. */
type Tails = (invitations: number) => GroupSize

/**
 * How many to invite to one meeting with `seats` chairs that is worth holding with `quorum` people
 * (0 <= quorum <= seats). People are counted likeliest first.
 */
export function groupPlan(question: GroupQuestion): GroupPlan {
  const { rate, seats, quorum, maxOverflowRisk = 0.05, maxShortfallRisk = 0.05 } = question
  const [sizeAt, most, best] = isCommon(rate)
    ? commonGroup(rateLaw(rate), seats, quorum)
    : peopleGroup(rate, seats, quorum)
  const tooMany = firstWhere(0, most, (n) => sizeAt(n).pOver > maxOverflowRisk + SLACK)
  const overflowAllowsAtMost = tooMany === null ? most : tooMany - 1
  const quorumNeedsAtLeast = firstWhere(0, most, (n) => sizeAt(n).pUnder <= maxShortfallRisk + SLACK)
  const feasible = quorumNeedsAtLeast !== null && quorumNeedsAtLeast <= overflowAllowsAtMost
  return {
    best: sizeAt(best),
    overflowAllowsAtMost,
    quorumNeedsAtLeast,
    range: feasible ? { from: quorumNeedsAtLeast, to: overflowAllowsAtMost } : null,
    ...(question.invitations === undefined ? {} : { at: sizeAt(question.invitations) }),
  }
}

function commonGroup(law: RateLaw, seats: number, quorum: number): [Tails, number, number] {
  const sizeAt: Tails = (invitations) => {
    const count = headCountAt(law, invitations)
    let pOk = 0
    for (let k = quorum; k <= seats; k++) pOk += probabilityOf(count, k)
    return { invitations, pUnder: probabilityUpTo(count, quorum - 1), pOk, pOver: probabilityFrom(count, seats + 1) }
  }
  const peak = firstWhere(0, MOST_INVITATIONS, (n) => overfillsRather(law, n, seats, quorum)) ?? MOST_INVITATIONS
  const bestOk = sizeAt(peak).pOk
  const best = firstWhere(0, peak, (n) => sizeAt(n).pOk >= bestOk - SLACK) ?? peak
  return [sizeAt, MOST_INVITATIONS, best]
}

/**
 * Whether the next person after `n` overfills the room at least as often as they complete a quorum. P(ok) rises until
 * that is so, and never again: P(X = seats) / P(X = quorum - 1), for a Beta law times (a + seats) / (a + quorum - 1)
 * since the person comes on top of those, crosses 1 once. Both chances may be too small for a double where quorum and
 * seats are large, so their ratio is followed from one count to the next, in logarithms.
 */
function overfillsRather(law: RateLaw, n: number, seats: number, quorum: number): boolean {
  if (quorum === 0) return true
  if (n < seats) return false
  let logRatio = 0
  for (let k = quorum - 1; k < seats; k++) {
    const odds = law.kind === 'fixed' ? law.p / (1 - law.p) : (law.a + k + 1) / (law.b + n - k - 1)
    logRatio += Math.log(((n - k) / (k + 1)) * odds)
  }
  return logRatio >= 0
}

function peopleGroup(rate: PeopleRate | ScenarioRate, seats: number, quorum: number): [Tails, number, number] {
  const scenarios = scenariosOf(rate)
  const counts = scenarios.map(() => new RunningCount(seats + 1))
  const mixed = (part: (count: RunningCount) => number) =>
    counts.reduce((sum, count, i) => sum + scenarios[i]!.weight * part(count), 0)
  const now = (invitations: number): GroupSize => ({
    invitations,
    pUnder: mixed((count) => count.between(0, quorum - 1)),
    pOk: mixed((count) => count.between(quorum, seats)),
    pOver: mixed((count) => count.reached),
  })
  const sizes = [now(0)]
  for (const person of likeliestFirst(meanChances(rate))) {
    counts.forEach((count, i) => {
      count.add(scenarios[i]!.candidates[person]!)
    })
    sizes.push(now(sizes.length))
  }
  const bestOk = sizes.reduce((most, size) => Math.max(most, size.pOk), 0)
  return [(n) => sizes[n]!, sizes.length - 1, sizes.findIndex((size) => size.pOk >= bestOk - SLACK)]
}
