import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balancedSlots } from '../../../../src/domain/days/balanced-slots.ts'
import { flowDay } from '../../../../src/domain/days/flow-day.ts'
import { flowDayOptimum } from '../../../../src/domain/days/optimum/flow-day-optimum.ts'
import { costOfDay } from '../../../../src/domain/days/optimum/optimum-question.ts'
import type { CommonRate } from '../../../../src/domain/chances/show-rate.ts'
import reference from './flow-day-optimum.reference.json' with { type: 'json' }
import { expectClose } from '../../chances/support.ts'

const COSTS = { idle: 1, wait: 0.25, overtime: 1 }

/** Every plan with 0..most invitations in each slot. */
function allPlans(slots: number, most: number): number[][] {
  return slots === 0
    ? [[]]
    : allPlans(slots - 1, most).flatMap((plan) => Array.from({ length: most + 1 }, (_, n) => [...plan, n]))
}

describe('the best day', () => {
  test('costs what brute force found, and so does the rule of thumb', () => {
    for (const row of reference.optima) {
      const costs = { idle: row.idleCost, wait: row.waitCost, overtime: row.overtimeCost }
      const best = flowDayOptimum({ slots: row.S, interviewers: row.c, rate: { known: row.p }, costs })
      expectClose(best.cost, row.cost)
      expect(best.invitations).toEqual(row.best)
      expect(best.certified).toBe(true)
      expectClose(costOfDay(best.evaluation, costs), row.cost)
      expect(best.ruleOfThumb.invitations).toEqual(row.naiveOneOverP)
      expectClose(best.ruleOfThumb.cost, row.naiveCost)
    }
  })

  test('one slot: the best number depends on the ratio of the prices, as a quantile does', () => {
    for (const row of reference.oneSlot) {
      // With one slot, nobody waits for a second one: who is too many costs as overtime.
      const best = flowDayOptimum({
        slots: 1,
        interviewers: row.c,
        rate: { known: row.p },
        costs: { idle: row.idleCost, wait: 0, overtime: row.excessCost },
      })
      expectClose(best.cost, row.cost)
      expect(best.invitations).toEqual([Math.min(row.n, row.nRule)])
      expect(best.certified).toBe(true)
      expectClose(best.ruleOfThumb.cost, row.naiveCost)
    }
  })

  test('the next best days and the best day of a given size cost what enumeration found', () => {
    for (const row of reference.runnersUp) {
      const day = flowDay({ interviewers: row.c, rate: { known: row.p }, invitations: row.invitations })
      expectClose(costOfDay(day, { idle: row.idleCost, wait: row.waitCost, overtime: row.overtimeCost }), row.cost)
    }
  })

  test('invites more people early and fewer at the end', () => {
    const best = flowDayOptimum({
      slots: 4,
      interviewers: 1,
      rate: { known: 0.2 },
      costs: { idle: 1, wait: 0.5, overtime: 1.5 },
    })
    expect(best.invitations).toEqual([4, 3, 3, 1])
    expect(best.cost).toBeCloseTo(2.4195, 4)
    expect(best.ruleOfThumb.cost).toBeCloseTo(3.993, 3)
  })

  test('no other plan is cheaper, at fixed and uncertain rates, with interviewers who come and go', () => {
    const rates: CommonRate[] = [{ known: 0.45 }, { known: 0.5, dayCorrelation: 0.2 }, { came: 3, invited: 8 }]
    const price = fc.double({ min: 0.1, max: 2, noNaN: true })
    fc.assert(
      fc.property(
        fc.constantFrom(...rates),
        fc.record({ idle: fc.constant(1), wait: price, overtime: price }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
        (rate, costs, interviewers) => {
          fc.pre(interviewers.some((count) => count > 0))
          const best = flowDayOptimum({ slots: 3, interviewers, rate, costs })
          const brute = Math.min(
            ...allPlans(3, 7).map((invitations) => costOfDay(flowDay({ interviewers, rate, invitations }), costs)),
          )
          expect(best.cost).toBeLessThanOrEqual(brute + 1e-9)
          expectClose(best.cost, costOfDay(best.evaluation, costs))
        },
      ),
      { numRuns: 10 },
    )
  })

  test('no other plan is cheaper on a day with breaks', () => {
    const day = { interviewers: 1, rate: { known: 0.6 }, breaks: [8, 0, 0.5] }
    const best = flowDayOptimum({ ...day, slots: 3, costs: COSTS })
    const brute = Math.min(...allPlans(3, 6).map((invitations) => costOfDay(flowDay({ ...day, invitations }), COSTS)))
    expectClose(best.cost, brute)
    expect(best.certified).toBe(true)
    expect(best.invitations).not.toEqual(flowDayOptimum({ ...day, breaks: [], slots: 3, costs: COSTS }).invitations)
  })

  test('is called proved only if no plan is cheaper and no equally cheap plan invites fewer', () => {
    const price = fc.oneof(
      fc.constant(0),
      fc.constantFrom(1e-9, 1e-4, 0.25, 1),
      fc.double({ min: 0, max: 2, noNaN: true }),
    )
    const most = 16
    fc.assert(
      fc.property(
        fc.constantFrom<CommonRate>({ known: 0.8 }, { known: 0.9 }, { known: 1 }, { came: 30, invited: 30 }),
        price,
        price,
        price,
        (rate, idle, wait, overtime) => {
          const costs = { idle, wait, overtime }
          const best = flowDayOptimum({ slots: 2, interviewers: 1, rate, costs })
          if (!best.certified || Math.max(...best.invitations) > most) return
          const total = (plan: readonly number[]) => plan.reduce((sum, n) => sum + n, 0)
          for (const invitations of allPlans(2, most)) {
            const cost = costOfDay(flowDay({ interviewers: 1, rate, invitations }), costs)
            expect(cost).toBeGreaterThanOrEqual(best.cost - 1e-12)
            if (total(invitations) < total(best.invitations)) expect(cost).toBeGreaterThan(best.cost + 1e-13)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('is not called proved if waiting is free, because more invitations are always slightly better', () => {
    const question = { slots: 3, interviewers: 1, rate: { known: 0.5 } }
    expect(flowDayOptimum({ ...question, costs: { idle: 1, wait: 0, overtime: 0 } }).certified).toBe(false)
    expect(flowDayOptimum({ ...question, costs: { idle: 1, wait: 0.01, overtime: 0 } }).certified).toBe(true)
    expect(flowDayOptimum({ ...question, costs: { idle: 0, wait: 0, overtime: 0 } }).certified).toBe(true)
  })

  test('never costs more than the rule of thumb', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (slots, interviewers, known, wait) => {
          const best = flowDayOptimum({ slots, interviewers, rate: { known }, costs: { idle: 1, wait, overtime: 1 } })
          expect(best.cost).toBeLessThanOrEqual(best.ruleOfThumb.cost + 1e-9)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('of plans with equal costs the one with the fewest invitations wins', () => {
    const best = flowDayOptimum({
      slots: 5,
      interviewers: 2,
      rate: { known: 0.3 },
      costs: { idle: 0, wait: 0, overtime: 0 },
    })
    expect(best.invitations).toEqual([0, 0, 0, 0, 0])
    expect(flowDayOptimum({ slots: 2, interviewers: 1, rate: { known: 0 }, costs: COSTS })).toMatchObject({
      invitations: [0, 0],
      cost: 2,
    })
  })

  test('is proved up to 16 slots, and not beyond', () => {
    const plan = (slots: number) => flowDayOptimum({ slots, interviewers: 1, rate: { known: 0.5 }, costs: COSTS })
    expect(plan(16).certified).toBe(true)
    expect(plan(17).certified).toBe(false)
    expect(plan(17).cost).toBeLessThanOrEqual(plan(17).ruleOfThumb.cost)
  })
})

test('a best day without a proof costs nearly the same and is not called proved', () => {
  const question = { slots: 12, interviewers: 2, rate: { came: 20, invited: 100 }, costs: COSTS }
  const found = flowDayOptimum({ ...question, certify: false })
  expect(found.certified).toBe(false)
  expect(found.cost / flowDayOptimum(question).cost).toBeCloseTo(1, 3)
})

describe('hard limits', () => {
  const question = { slots: 5, interviewers: 1, rate: { known: 0.2 }, costs: { idle: 1, wait: 0.05, overtime: 0.5 } }
  const free = flowDayOptimum(question)

  test('the limit of the waiting room is kept', () => {
    const best = flowDayOptimum({ ...question, waitingSeats: 2, maxWaitingRoomRisk: 0.05 })
    expect(flowDay({ ...question, invitations: free.invitations, waitingSeats: 2 }).pWaitingRoomOver).toBeGreaterThan(
      0.05,
    )
    expect(best.evaluation.pWaitingRoomOver).toBeLessThanOrEqual(0.05)
    expect(best.certified).toBe(false)
    expect(best.cost).toBeGreaterThan(free.cost)
  })

  test('the limit of the mean wait is kept in every slot', () => {
    const best = flowDayOptimum({ ...question, maxMeanWait: 0.3 })
    expect(Math.max(...best.evaluation.slots.map((slot) => slot.waitPerArrival))).toBeLessThanOrEqual(0.3)
    expect(best.invitations.some((n) => n > 0)).toBe(true)
  })

  test('a day with enough people keeps a limit by pricing waiting higher', () => {
    const wanted = {
      slots: 8,
      interviewers: 1,
      rate: { known: 0.2 },
      costs: COSTS,
      leastInvitations: 38,
      waitingSeats: 4,
    }
    expect(flowDayOptimum(wanted).evaluation.pWaitingRoomOver).toBeGreaterThan(0.05)
    const best = flowDayOptimum({ ...wanted, maxWaitingRoomRisk: 0.05 })
    expect(best.evaluation.pWaitingRoomOver).toBeLessThanOrEqual(0.05)
    expect(best.invitations.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(38)
  })

  test('limits count people who are late', () => {
    const best = flowDayOptimum({ ...question, late: 0.3, waitingSeats: 2, maxWaitingRoomRisk: 0.05 })
    expect(
      flowDay({ ...question, late: 0.3, waitingSeats: 2, invitations: best.invitations }).pWaitingRoomOver,
    ).toBeLessThanOrEqual(0.05)
    expect(flowDayOptimum({ ...question, late: 0.3 }).certified).toBe(false)
  })

  test('a limit that does not bind changes nothing', () => {
    expect(flowDayOptimum({ ...question, maxMeanWait: 100 }).invitations).toEqual(free.invitations)
  })
})

describe('people of different chances', () => {
  const candidates = Array.from({ length: 30 }, (_, i) => 0.1 + (0.8 * ((i * 7) % 30)) / 30)
  const question = { slots: 5, interviewers: 1, rate: { candidates }, costs: COSTS }

  test('invite everybody at most once, cost what the day is evaluated to, and are not proved', () => {
    const best = flowDayOptimum(question)
    const people = best.assignment!.flat()
    expect(new Set(people).size).toBe(people.length)
    expect(best.assignment!.map((slot) => slot.length)).toEqual(best.invitations)
    expectClose(
      best.cost,
      costOfDay(
        flowDay({
          interviewers: 1,
          rate: { candidates: best.assignment!.map((slot) => slot.map((i) => candidates[i]!)) },
        }),
        COSTS,
      ),
    )
    expect(best.certified).toBe(false)
    expect(best.cost).toBeLessThanOrEqual(best.ruleOfThumb.cost)
  })

  test('with equal chances give the same day as a common rate', () => {
    const people = flowDayOptimum({ ...question, rate: { candidates: Array<number>(40).fill(0.4) } })
    const common = flowDayOptimum({ ...question, rate: { known: 0.4 } })
    expect(people.invitations).toEqual(common.invitations)
    expectClose(people.cost, common.cost)
  })

  test('cost least of all sizes when dealt evenly, on small days', () => {
    const chances = [0.9, 0.2, 0.55, 0.35, 0.7, 0.15]
    const costOfSizes = (sizes: readonly number[]) =>
      costOfDay(
        flowDay({
          interviewers: 1,
          rate: { candidates: balancedSlots(chances, sizes).map((slot) => slot.map((i) => chances[i]!)) },
        }),
        COSTS,
      )
    const best = flowDayOptimum({ slots: 3, interviewers: 1, rate: { candidates: chances }, costs: COSTS })
    const sizes = allPlans(3, 6).filter((plan) => plan.reduce((sum, n) => sum + n, 0) <= chances.length)
    expectClose(best.cost, Math.min(...sizes.map(costOfSizes)))
  })

  test('are never more than the people listed', () => {
    const few = flowDayOptimum({ ...question, rate: { candidates: [0.2, 0.3, 0.4] } })
    expect(few.assignment!.flat().length).toBeLessThanOrEqual(3)
    expect(flowDayOptimum({ ...question, rate: { candidates: [] } }).invitations).toEqual([0, 0, 0, 0, 0])
  })

  test('are dealt out from the top of the list, likely and unlikely people evenly to each slot', () => {
    const slots = balancedSlots(candidates, [6, 6, 6, 6])
    expect(slots.flat().sort((x, y) => x - y)).toEqual(Array.from({ length: 24 }, (_, i) => i))
    const means = slots.map((slot) => slot.reduce((sum, i) => sum + candidates[i]!, 0) / slot.length)
    expect(Math.max(...means) - Math.min(...means)).toBeLessThan(0.05)
    expect(balancedSlots(candidates, [3, 0, 1]).map((slot) => slot.length)).toEqual([3, 0, 1])
  })
})
