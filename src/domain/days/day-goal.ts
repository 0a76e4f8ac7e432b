import { binomial } from '../chances/binomial.ts'
import { trim } from '../chances/convolution.ts'
import { type Distribution, probabilityFrom } from '../chances/distribution.ts'
import { headCount } from '../chances/head-count.ts'
import { firstWhere, MOST_INVITATIONS, MOST_PER_SLOT, SLACK } from '../chances/limits.ts'
import { type CommonRate, rateLaw } from '../chances/show-rate.ts'
import type { Goal } from '../invitations/goal.ts'
import { minimumInvitations } from '../invitations/minimum-invitations.ts'
import type { DayRules } from './day-rules.ts'
import { rateQuadrature } from './day-scenarios.ts'
import { chanceHeld, placesIn } from './held.ts'

/** What a goal counts: people who come, or interviews held within the day. */
export type GoalCounts = 'arrivals' | 'held'

/** A goal of a day of slots. */
export type DayGoal = Goal & { readonly goalCounts: GoalCounts }

export type DayShape = DayRules & { readonly slots: number }

/** Whether a day with these invitations, slot by slot, reaches a goal; what many such questions share is kept. */
export function reachesGoal(day: DayShape, rate: CommonRate, goal: DayGoal, total: number, points?: number) {
  const chance = goalChance(day, rate, goal, total, points)
  return (invitations: readonly number[]) => chance(invitations) >= goal.confidence - SLACK
}

/**
 * P(the goal is reached) by invitations, slot by slot.
 *
 * @param total about so many invitations
 * @param points of an uncertain rate, where fewer than the exact ones will do
 */
export function goalChance(
  day: DayShape,
  rate: CommonRate,
  { goal, goalCounts }: DayGoal,
  total: number,
  points?: number,
): (invitations: readonly number[]) => number {
  if (goalCounts === 'arrivals')
    return (invitations) =>
      probabilityFrom(
        headCount(
          rate,
          invitations.reduce((sum, n) => sum + n, 0),
        ),
        goal,
      )
  const rates = rateQuadrature(rateLaw(rate), total, points).map(({ weight, at }) => ({ weight, lawOf: lawsAt(at) }))
  return (invitations) =>
    chanceHeld(
      rates.map(({ weight, lawOf }) => ({ weight, comers: invitations.map(lawOf) })),
      day,
      goal,
    )
}

/** How many of `n` come at one rate, each law made once. */
function lawsAt(p: number): (n: number) => Distribution {
  const laws = new Map<number, Distribution>()
  return (n) => {
    const law = laws.get(n) ?? trim(binomial(n, p))
    laws.set(n, law)
    return law
  }
}

/**
 * The fewest invitations with which a day can reach its goal; null where none can, as when it has too few places.
 * Everybody invited to its beginning holds the most interviews: who comes earlier takes no place from anybody.
 */
export function fewestInvitations(day: DayShape, rate: CommonRate, goal: DayGoal): number | null {
  const most = Math.min(MOST_INVITATIONS, day.slots * MOST_PER_SLOT)
  const least = minimumInvitations(rate, goal.goal, goal.confidence).invitations
  if (least === null || least > most) return null
  if (goal.goalCounts === 'arrivals') return least
  if (goal.goal > placesIn(day, day.slots)) return null
  return firstWhere(least, most, (n) => reachesGoal(day, rate, goal, n)(atTheBeginning(day, n)))
}

/** Everybody at the first time, or at the next ones where that is full. */
export function atTheBeginning({ slots }: Pick<DayShape, 'slots'>, total: number): number[] {
  return Array.from({ length: slots }, (_, s) => Math.max(0, Math.min(MOST_PER_SLOT, total - s * MOST_PER_SLOT)))
}
