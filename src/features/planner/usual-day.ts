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

/** The question of a day without breaks, late people or longer interviews; what is undefined is as usual. */
export function usualQuestion({ format, goal, confidence, ...wished }: Wished): PlanQuestion {
  if (format === 'group') {
    const { seats = usualDay.seats, quorum = usualDay.quorum } = wished
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
