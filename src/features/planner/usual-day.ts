import type { GoalCounts } from '../../domain/days/day-goal.ts'
import type { DayAsks } from '../../domain/days/flow-plan.ts'
import type { PlanQuestion } from '../../domain/days/plan.ts'

/** What a day is planned with where nothing else is said. Minutes are those of one slot and of one group meeting. */
export const usualDay = {
  slots: 8,
  minutes: 30,
  groupMinutes: 90,
  interviewers: 1,
  waitingSeats: 6,
  seats: 12,
  quorum: 4,
} as const

/** A group meeting cannot need more people than it has seats. */
export function quorumOverSeats({ quorum, seats }: { quorum: number; seats: number }): boolean {
  return quorum > seats
}

/**
 * What is wrong with the goal of a group meeting: more people than have seats, or fewer than it is held with.
 * @returns null where nothing is
 */
export function groupGoalFault({ goal, quorum, seats }: { goal: number; quorum: number; seats: number }) {
  if (goal > seats) return 'goal-over-seats'
  return goal < quorum ? 'goal-under-quorum' : null
}

type Wished = {
  format: 'flow' | 'group'
  goal: number
  /** Between 0 and 1. */
  confidence: number
  asks?: DayAsks | undefined
  goalCounts?: GoalCounts | undefined
  slots?: number | undefined
  minutes?: number | undefined
  interviewers?: number | undefined
  waitingSeats?: number | undefined
  seats?: number | undefined
  quorum?: number | undefined
}

/**
 * The question of a day without breaks, late people or longer interviews; what is undefined is as usual, and a room as
 * large and a quorum as small as the goal needs.
 */
export function usualQuestion({ format, goal, confidence, ...wished }: Wished): PlanQuestion {
  if (format === 'group') {
    const { seats = Math.max(usualDay.seats, goal), quorum = Math.min(usualDay.quorum, goal, seats) } = wished
    return { format, goal, confidence, seats, quorum }
  }
  const { slots = usualDay.slots, minutes = usualDay.minutes } = wished
  const { interviewers = usualDay.interviewers, waitingSeats = usualDay.waitingSeats } = wished
  const breaks = Array.from({ length: slots }, () => 0)
  const { asks, goalCounts } = wished
  const asked = { ...(asks && { asks }), ...(goalCounts && { goalCounts }) }
  const exact = { breaks, spread: 'balanced', late: 0, overrun: 0 } as const
  return { format, goal, confidence, slots, minutes, interviewers, waitingSeats, ...asked, ...exact }
}
