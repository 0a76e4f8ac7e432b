import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planFor, type FlowQuestion, type GroupQuestion } from '../../../src/domain/planning/plan.ts'

const flow: FlowQuestion = { format: 'flow', slots: 8, minutes: 30, interviewers: 1, waitingSeats: 6, goal: 5, confidence: 0.9 }
const group: GroupQuestion = { format: 'group', seats: 8, quorum: 4, goal: 4, confidence: 0.95 }

describe('a flow day', () => {
  test('invites 38 to meet five at one in five, and says what that is worth', () => {
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

  test('shows the queue that five to each slot make', () => {
    const { equalDay } = planFor(flow, { known: 0.2 })!
    expect(equalDay!.perSlot).toBe(5)
    expect(equalDay!.figures.waitPerShow).toBeCloseTo(1.19, 2)
    expect(equalDay!.figures.pAnyWait).toBeCloseTo(0.61, 2)
  })

  test('allows for a rate that is not well known', () => {
    const plan = planFor({ ...flow, confidence: 0.9 }, { came: 1, invited: 5 })!
    expect(plan.invitations).toBeGreaterThan(38)
  })

  test('is none where no number of invitations will do', () => {
    expect(planFor({ ...flow, goal: 500, slots: 1 }, { known: 0.01 })).toBeNull()
    expect(planFor({ ...flow, goal: 500 }, { known: 0 })).toBeNull()
  })

  test('invites as many as it shares out, and reaches its goal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 15 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (slots, interviewers, goal, known, confidence) => {
          const plan = planFor({ ...flow, slots, interviewers, goal, confidence }, { known })!
          expect(plan.perSlot.reduce((sum, n) => sum + n, 0)).toBe(plan.invitations)
          expect(plan.probability).toBeGreaterThanOrEqual(confidence - 1e-12)
          expect(plan.day!.shows).toBeCloseTo(plan.expected, 8)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('a group', () => {
  test('says that the room and the quorum cannot both be kept', () => {
    const plan = planFor(group, { known: 0.2 })!
    expect(plan.invitations).toBe(37)
    expect(plan.room).toMatchObject({ overflowAllowsAtMost: 25, quorumNeedsAtLeast: 37, range: null })
    expect(plan.room!.best.invitations).toBe(29)
    expect(plan.room!.at!.invitations).toBe(37)
    expect(plan.day).toBeNull()
  })
})
