import type { FlowQuestion } from '../../../domain/days/flow-plan.ts'
import type { PlanQuestion } from '../../../domain/days/plan.ts'
import type { CommonRate } from '../../../domain/chances/show-rate.ts'
import { minutesAfter } from './breaks.ts'
import type { PlanInput } from './plan-fields.ts'

/** The question behind a filled-in form. */
export function questionOf(input: PlanInput): PlanQuestion {
  const { goal, seats, quorum } = input
  const confidence = input.certainty / 100
  return input.format === 'flow'
    ? { format: 'flow', goal, confidence, ...flowOf(input) }
    : { format: 'group', goal, confidence, seats, quorum }
}

function flowOf(input: PlanInput): Omit<FlowQuestion, 'format' | 'goal' | 'confidence'> {
  const { asks, slots, minutes, waitingSeats, maxRoomRisk, maxWait, work, atHand } = input
  return {
    asks,
    goalCounts: 'held',
    slots,
    minutes,
    waitingSeats,
    interviewers: input.interviewersBySlot ?? input.interviewers,
    breaks: minutesAfter(input.breaks, slots).map((after) => after / minutes),
    spread: input.perSlot ?? input.spread,
    late: input.late / 100,
    overrun: input.overrun / 100,
    ...(asks === 'fill' && { work: work / minutes }),
    ...(atHand !== undefined && { atHand }),
    ...(maxRoomRisk !== undefined && { maxWaitingRoomRisk: maxRoomRisk / 100 }),
    ...(maxWait !== undefined && { maxMeanWait: maxWait / minutes }),
  }
}

/** The show-up rate a form names. */
export function rateOf(input: PlanInput): CommonRate {
  const shared = input.dayEffect === 0 ? {} : { dayCorrelation: input.dayEffect / 100 }
  if (input.rate === 'own') return { came: input.came, invited: input.invited, ...shared }
  if (input.rate === 'known') return { known: input.known / 100, ...shared }
  return { known: input.rate === 'one-in-five' ? 1 / 5 : 1 / 3, ...shared }
}
