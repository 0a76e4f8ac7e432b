import type { DayCosts } from './day-cost.ts'
import type { DayGoal } from '../day-goal.ts'
import type { DayRules } from '../day-rules.ts'
import type { FlowDayFigures } from '../flow-day.ts'
import { MOST_PER_SLOT, ruleOfThumbFor, SLACK } from '../../chances/limits.ts'
import { type CommonRate, meanRate, type PeopleRate } from '../../chances/show-rate.ts'

/**
 * Lateness and overruns count in the limits and in what is said of the day found. While plans are compared everybody is
 * taken to be punctual, so nothing is proved then.
 */
export type OptimumQuestion = DayRules & {
  readonly slots: number
  readonly rate: CommonRate | PeopleRate
  readonly costs: DayCosts
  readonly waitingSeats?: number
  /** Hard limit: P(more left waiting than `waitingSeats`, at some slot) at most this. */
  readonly maxWaitingRoomRisk?: number
  /** Hard limit: slots that those invited to any one slot wait on average, at most this. */
  readonly maxMeanWait?: number
  /** Hard limit: no fewer invitations for the whole day than this. Only at a common rate. */
  readonly leastInvitations?: number
  /** Hard limit: no more invitations than this, as when there are no more people. Only at a common rate. */
  readonly mostInvitations?: number
  /** Hard limit: the day reaches this goal, as far as any number of invitations does. */
  readonly dayGoal?: DayGoal
  /** False: answer with the best found and leave the proof, which can take far longer, for another call. */
  readonly certify?: boolean
}

export type FlowDayOptimum = {
  readonly invitations: readonly number[]
  /** idle · E idle + wait · E waitTotal + overtime · E overtimeWork */
  readonly cost: number
  /** Proved to be the best of all plans; otherwise the best found. */
  readonly certified: boolean
  readonly evaluation: FlowDayFigures
  /** P(the goal asked for is reached): under its confidence where no number of invitations reaches it. */
  readonly probability?: number
  /** ceil(interviewers / mean rate) to every slot, within 2 000 and the people there are. */
  readonly ruleOfThumb: { readonly invitations: readonly number[]; readonly cost: number }
  /** For people: indices into the list, slot by slot. */
  readonly assignment?: readonly (readonly number[])[]
}

/** What a day costs, from its figures and, where invitations cost something, their number. */
export function costOfDay(figures: FlowDayFigures, costs: DayCosts, invitations = 0): number {
  const day = costs.idle * figures.idle + costs.wait * figures.waitTotal + costs.overtime * figures.overtimeWork
  return day + (costs.invitation ?? 0) * invitations
}

/** Nobody comes late, no interview overruns. */
export function isPunctual({ late, overrun }: OptimumQuestion): boolean {
  return (late ?? 0) === 0 && (overrun ?? 0) === 0
}

/** Interviewers slot by slot. */
export function interviewersOf({
  slots,
  interviewers,
}: Pick<OptimumQuestion, 'slots' | 'interviewers'>): readonly number[] {
  return typeof interviewers === 'number' ? Array<number>(slots).fill(interviewers) : interviewers
}

/** ceil(interviewers / mean rate) for every slot, at most 2 000. */
export function ruleOfThumbOf(question: OptimumQuestion): number[] {
  const rate = meanRate(question.rate)
  return interviewersOf(question).map((count) =>
    count === 0 ? 0 : Math.min(MOST_PER_SLOT, ruleOfThumbFor(count, rate) ?? MOST_PER_SLOT),
  )
}

/** Whether a day keeps the hard limits; null when there are none. */
export function limitsOf({
  waitingSeats,
  maxWaitingRoomRisk,
  maxMeanWait,
}: Pick<OptimumQuestion, 'waitingSeats' | 'maxWaitingRoomRisk' | 'maxMeanWait'>):
  | ((figures: FlowDayFigures) => boolean)
  | null {
  if ((waitingSeats === undefined || maxWaitingRoomRisk === undefined) && maxMeanWait === undefined) return null
  return ({ pWaitingRoomOver, slots }) =>
    (pWaitingRoomOver ?? 0) <= (maxWaitingRoomRisk ?? 1) + SLACK &&
    slots.every((slot) => slot.waitPerArrival <= (maxMeanWait ?? Infinity) + SLACK)
}

/** The largest plan of the same shape that keeps the limits; nobody invited keeps every limit. */
export function shrinkInto(
  invitations: readonly number[],
  allowed: (invitations: readonly number[]) => boolean,
): number[] {
  // In whole per cent, so that no rounding of a share costs a person.
  for (let percent = 95; percent > 0; percent -= 5) {
    const smaller = invitations.map((n) => Math.floor((n * percent) / 100))
    if (allowed(smaller)) return smaller
  }
  return invitations.map(() => 0)
}
