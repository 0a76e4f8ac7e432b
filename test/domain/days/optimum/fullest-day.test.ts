import { describe, expect, test } from 'vitest'
import type { CommonRate } from '../../../../src/domain/chances/show-rate.ts'
import { flowDay } from '../../../../src/domain/days/flow-day.ts'
import { flowDayOptimum } from '../../../../src/domain/days/optimum/flow-day-optimum.ts'
import { fullestDay } from '../../../../src/domain/days/optimum/fullest-day.ts'
import { limitsOf } from '../../../../src/domain/days/optimum/optimum-question.ts'
import { PRESETS } from '../../../../src/domain/days/presets.ts'

const total = (plan: readonly number[]) => plan.reduce((sum, n) => sum + n, 0)

function allPlans(slots: number, most: number): number[][] {
  return slots === 0
    ? [[]]
    : allPlans(slots - 1, most).flatMap((plan) => Array.from({ length: most + 1 }, (_, n) => [...plan, n]))
}

/** Limits by wait alone, by room alone, and by both. */
const limits = [
  { maxMeanWait: 0.2 },
  { maxMeanWait: 1 / 3 },
  { maxMeanWait: 0.8 },
  { maxWaitingRoomRisk: 0.05 },
  { maxWaitingRoomRisk: 0.2 },
  { maxMeanWait: 0.5, maxWaitingRoomRisk: 0.1 },
]

describe('the fullest day within its limits', () => {
  test('has as many invitations as the best of all days, or one fewer on one of ten at most', () => {
    const rates: CommonRate[] = [{ known: 1 / 3 }, { known: 0.5 }, { came: 3, invited: 8 }]
    const missing = rates.flatMap((rate) =>
      [0, 0.2].flatMap((late) => {
        const day = { slots: 3, interviewers: 1, rate, late, waitingSeats: 1 }
        const days = allPlans(3, 6).map((invitations) => ({ invitations, figures: flowDay({ ...day, invitations }) }))
        return limits.map((limit) => {
          const keeps = limitsOf({ ...day, ...limit })!
          const isKept = (invitations: readonly number[]) => keeps(flowDay({ ...day, invitations }))
          const most = Math.max(...days.filter(({ figures }) => keeps(figures)).map((one) => total(one.invitations)))
          const found = fullestDay({ ...day, ...limit, costs: PRESETS.balanced }, most, isKept)!
          expect(isKept(found)).toBe(true)
          return most - total(found)
        })
      }),
    )
    expect(Math.max(...missing)).toBeLessThanOrEqual(1)
    expect(total(missing)).toBeLessThanOrEqual(missing.length / 10)
  })

  test('is not looked for on a day that would take long', () => {
    expect(
      fullestDay({ slots: 64, interviewers: 4, rate: { known: 0.2 }, costs: PRESETS.balanced }, 300, () => true),
    ).toBeNull()
  })
})

describe('a day that needs many people within narrow limits', () => {
  test('is found where one exists: 14 invitations at one in three who wait 10 minutes of 30 at most', () => {
    const question = {
      slots: 8,
      interviewers: 1,
      rate: { known: 1 / 3 },
      costs: PRESETS.balanced,
      leastInvitations: 14,
      maxMeanWait: 1 / 3,
    }
    const { invitations, evaluation } = flowDayOptimum(question)
    expect(total(invitations)).toBeGreaterThanOrEqual(14)
    expect(Math.max(...evaluation.slots.map((slot) => slot.waitPerArrival))).toBeLessThanOrEqual(1 / 3 + 1e-12)
  })

  test('has as many people as its limits allow, where they allow too few', () => {
    const question = { slots: 3, interviewers: 1, rate: { known: 0.5 }, costs: PRESETS.balanced, maxMeanWait: 0.3 }
    const most = Math.max(
      ...allPlans(3, 4)
        .filter((invitations) => limitsOf(question)!(flowDay({ ...question, invitations })))
        .map(total),
    )
    const { invitations, evaluation } = flowDayOptimum({ ...question, leastInvitations: 12 })
    expect(total(invitations)).toBe(most)
    expect(limitsOf(question)!(evaluation)).toBe(true)
  })
})
