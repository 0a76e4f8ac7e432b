import { firstWhere } from '../chances/limits.ts'
import type { CommonRate } from '../chances/show-rate.ts'
import type { Goal } from '../invitations/goal.ts'
import { groupPlan, type GroupPlan } from './group-interview.ts'

/** One meeting with all who come. */
export type RoomQuestion = Goal & {
  readonly format: 'group'
  readonly seats: number
  /** The fewest people the meeting is worth holding with. */
  readonly quorum: number
}

/** What would make room and quorum go together, where no number of invitations keeps both risks. */
export type WayOut = {
  /** The fewest seats that do, with the same quorum; null beyond 500. */
  readonly seats: number | null
  /** The largest quorum that does, with the same seats; null when not even one does. */
  readonly quorum: number | null
}

/** A group of one size in its room: `at` is that size; `wayOut` is null where both risks can be kept. */
export type RoomPlan = GroupPlan & { readonly wayOut: WayOut | null }

/** More seats than any room of the form has. */
const MOST_SEATS = 500

/** What a group of so many invitations comes to, and what would help where no size keeps both risks. */
export function roomPlan({ seats, quorum }: RoomQuestion, rate: CommonRate, invitations: number): RoomPlan {
  const plan = groupPlan({ rate, seats, quorum, invitations })
  if (plan.range !== null) return { ...plan, wayOut: null }
  const fits = (chairs: number, fewest: number) => groupPlan({ rate, seats: chairs, quorum: fewest }).range !== null
  const tooMany = firstWhere(1, quorum, (fewest) => !fits(seats, fewest))
  return {
    ...plan,
    wayOut: {
      seats: firstWhere(seats, MOST_SEATS, (chairs) => fits(chairs, quorum)),
      quorum: tooMany === null || tooMany === 1 ? null : tooMany - 1,
    },
  }
}
