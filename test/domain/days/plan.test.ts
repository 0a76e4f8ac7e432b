import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOfDay } from '../../../src/domain/days/optimum/optimum-question.ts'
import { PRESETS } from '../../../src/domain/days/presets.ts'
import type { FlowQuestion } from '../../../src/domain/days/flow-plan.ts'
import { planFor, type Plan } from '../../../src/domain/days/plan.ts'
import type { CommonRate } from '../../../src/domain/chances/show-rate.ts'
import type { RoomQuestion } from '../../../src/domain/groups/room-plan.ts'

const flow: FlowQuestion = {
  format: 'flow',
  slots: 8,
  minutes: 30,
  interviewers: 1,
  waitingSeats: 6,
  spread: 'even',
  late: 0,
  overrun: 0,
  goal: 5,
  confidence: 0.9,
}
const group: RoomQuestion = { format: 'group', seats: 8, quorum: 4, goal: 4, confidence: 0.95 }

describe('a flow day', () => {
  test('needs 38 invitations to meet five people at one in five, and states the probability', () => {
    const plan = planFor(flow, { known: 0.2 })!
    expect(plan.invitations).toBe(38)
    expect(plan.probability).toBeGreaterThanOrEqual(0.9)
    expect(plan.nobody).toBeCloseTo(0.8 ** 38, 12)
    expect(plan.busy.above).toBe(10)
    expect(plan.room).toBeNull()
  })

  test('keeps the two stated ratios apart', () => {
    const [five, three] = planFor(flow, { known: 0.2 })!.stated
    expect(five).toMatchObject({ oneOf: 5, ruleOfThumb: 25, needed: 38 })
    expect(three).toMatchObject({ oneOf: 3, ruleOfThumb: 15, needed: 22 })
    expect(five!.ifTrue).toBeCloseTo(0.579, 3)
    expect(three!.ifTrue).toBeCloseTo(0.596, 3)
    expect(three!.atOurRate).toBeCloseTo(0.164, 3)
  })

  test('shows the queue when five are invited to each slot', () => {
    const { equalDay } = planFor(flow, { known: 0.2 })!.flow!
    expect(equalDay!.perSlot).toBe(5)
    expect(equalDay!.figures.waitPerShow).toBeCloseTo(1.19, 2)
    expect(equalDay!.figures.pAnyWait).toBeCloseTo(0.61, 2)
  })

  test('spreads invitations at the lowest cost of a preset, never fewer than the goal needs', () => {
    const even = planFor(flow, { known: 0.2 })!
    for (const spread of ['nobodyWaits', 'balanced', 'neverIdle'] as const) {
      const best = planFor({ ...flow, spread }, { known: 0.2 })!
      const cost = (plan: Plan) => costOfDay(plan.flow!.day, PRESETS[spread])
      expect(best.invitations).toBeGreaterThanOrEqual(even.invitations)
      expect(best.probability).toBeGreaterThanOrEqual(0.9 - 1e-12)
      expect(cost(best)).toBeLessThan(cost(even))
    }
    // A goal that the cheapest day meets anyway leaves its proof standing.
    expect(planFor({ ...flow, spread: 'neverIdle', goal: 1 }, { known: 0.2 })!.quality).toBe('proved-best')
    expect(planFor({ ...flow, spread: 'nobodyWaits', goal: 8 }, { known: 0.2 })!.quality).toBe('best-found')
  })

  test('keeps invitations that were given slot by slot', () => {
    const given = planFor({ ...flow, slots: 3, spread: [5, 0, 2], late: 0.1, overrun: 0.2 }, { known: 0.2 })!
    expect(given).toMatchObject({ invitations: 7, perSlot: [5, 0, 2], quality: null })
    expect(given.flow!.day.shows).toBeCloseTo(1.4, 12)
  })

  test('invites more people when the rate is uncertain', () => {
    const plan = planFor({ ...flow, confidence: 0.9 }, { came: 1, invited: 5 })!
    expect(plan.invitations).toBeGreaterThan(38)
  })

  test('needs more invitations with a day correlation, at known and at learned rates', () => {
    for (const rate of [{ known: 0.2 }, { came: 20, invited: 100 }]) {
      expect(planFor(flow, { ...rate, dayCorrelation: 0.05 })!.invitations).toBeGreaterThan(
        planFor(flow, rate)!.invitations,
      )
      expect(planFor(flow, { ...rate, dayCorrelation: 0.05 })!.meanRate).toBeCloseTo(planFor(flow, rate)!.meanRate, 12)
    }
  })

  test('counts doubt and day effect on large days as on small ones: the cheapest day grows with its slots', () => {
    const day = { ...flow, spread: 'balanced', confidence: 0.8, interviewers: 2 } as const
    const size = (slots: number, rate: CommonRate) => planFor({ ...day, slots }, rate)!.invitations
    const sharesDay = { known: 0.2, dayCorrelation: 0.1 }
    expect([12, 13].map((slots) => size(slots, sharesDay))).toEqual([58, 62])
    expect([12, 13].map((slots) => size(slots, { came: 2, invited: 10 }))).toEqual([67, 72])
    const { costs } = planFor({ ...day, slots: 13 }, sharesDay)!.flow!
    expect(costs.toSorted((x, y) => x.cost - y.cost)[0]!.invitations).toBe(62)
  })

  test('shares out roughly where doubt would take too long, and says so', () => {
    const plan = planFor({ ...flow, slots: 16, interviewers: 32, spread: 'balanced' }, { came: 2, invited: 10 })!
    expect(plan.quality).toBe('roughly-best')
    expect(plan.flow!.costs.some((point) => point.invitations === plan.invitations)).toBe(true)
    expect(planFor({ ...flow, slots: 16, interviewers: 32, spread: 'balanced' }, { known: 0.2 })!.quality).toBe(
      'best-found',
    )
  })

  test('keeps its hard limits, with fewer people than the goal needs where they allow no more', () => {
    const limited = (waitingSeats: number, spread: 'balanced' | 'even' = 'balanced') =>
      planFor({ ...flow, spread, waitingSeats, maxWaitingRoomRisk: 0.05 }, { known: 0.2 })!
    expect(limited(4).flow!.keepsLimits).toBe(true)
    expect(limited(4).flow!.day.pWaitingRoomOver).toBeLessThanOrEqual(0.05)
    expect(limited(4).probability).toBeGreaterThanOrEqual(0.9)
    expect(limited(0).flow!.keepsLimits).toBe(true)
    expect(limited(0).flow!.day.pWaitingRoomOver).toBeLessThanOrEqual(0.05)
    expect(limited(0).probability).toBeLessThan(0.9)
    expect(limited(0).invitations).toBeGreaterThan(0)
    expect(planFor(flow, { known: 0.2 })!.flow!.keepsLimits).toBeNull()
    expect(limited(0, 'even')).toMatchObject({ invitations: 38, flow: { keepsLimits: false } })
  })

  test('has as many places as interviews and no equal day when interviewers come and go', () => {
    const plan = planFor({ ...flow, slots: 4, interviewers: [2, 0, 1, 1], spread: 'balanced' }, { known: 0.5 })!
    expect(plan.flow).toMatchObject({ places: 4, equalDay: null })
    expect(plan.perSlot[1]).toBeLessThan(plan.perSlot[0]!)
  })

  test('has no plan when no number of invitations is enough', () => {
    expect(planFor({ ...flow, goal: 500, slots: 1 }, { known: 0.01 })).toBeNull()
    expect(planFor({ ...flow, goal: 500 }, { known: 0 })).toBeNull()
  })

  test('any plan: the slots add up to its invitations, and it reaches its goal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 15 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (slots, interviewers, goal, known, confidence) => {
          const plan = planFor({ ...flow, slots, interviewers, goal, confidence }, { known })!
          expect(plan.perSlot.reduce((sum, n) => sum + n, 0)).toBe(plan.invitations)
          expect(plan.probability).toBeGreaterThanOrEqual(confidence - 1e-12)
          expect(plan.flow!.day.shows).toBeCloseTo(plan.expected, 8)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('a group', () => {
  test('reports that room and quorum cannot both be kept', () => {
    const plan = planFor(group, { known: 0.2 })!
    expect(plan.invitations).toBe(37)
    expect(plan.room).toMatchObject({ overflowAllowsAtMost: 25, quorumNeedsAtLeast: 37, range: null })
    expect(plan.room!.best.invitations).toBe(29)
    expect(plan.room!.at!.invitations).toBe(37)
    expect(plan.flow).toBeNull()
  })

  test('computes how many seats, or which quorum, would make a plan possible', () => {
    const { wayOut } = planFor(group, { known: 0.2 })!.room!
    const range = (seats: number, quorum: number) => planFor({ ...group, seats, quorum }, { known: 0.2 })!.room!.range
    expect(range(wayOut!.seats!, 4)).not.toBeNull()
    expect(range(wayOut!.seats! - 1, 4)).toBeNull()
    expect(range(8, wayOut!.quorum!)).not.toBeNull()
    expect(range(8, wayOut!.quorum! + 1)).toBeNull()
  })
})
