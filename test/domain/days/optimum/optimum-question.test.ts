import { describe, expect, test } from 'vitest'
import { interviewersAt, overrunAfter } from '../../../../src/domain/days/day-rules.ts'
import { flowDay } from '../../../../src/domain/days/flow-day.ts'
import {
  costOfDay,
  isPunctual,
  limitsOf,
  ruleOfThumbOf,
  shrinkInto,
} from '../../../../src/domain/days/optimum/optimum-question.ts'

const question = { slots: 3, interviewers: 2, rate: { known: 0.3 }, costs: { idle: 1, wait: 0.5, overtime: 2 } }

describe('the hard limits of a day', () => {
  const day = {
    ...flowDay({ interviewers: 1, rate: { candidates: [[1, 1], []] }, waitingSeats: 0 }),
    pWaitingRoomOver: 0.25,
  }

  test('are none where no risk and no wait is named, or no number of seats', () => {
    expect(limitsOf({})).toBeNull()
    expect(limitsOf({ waitingSeats: 4 })).toBeNull()
    expect(limitsOf({ maxWaitingRoomRisk: 0.05 })).toBeNull()
  })

  test('are kept when they are met exactly, and both must be', () => {
    expect(day.slots[0]!.waitPerArrival).toBe(0.5)
    expect(limitsOf({ maxMeanWait: 0.5 })!(day)).toBe(true)
    expect(limitsOf({ maxMeanWait: 0.49 })!(day)).toBe(false)
    expect(limitsOf({ waitingSeats: 0, maxWaitingRoomRisk: 0.25 })!(day)).toBe(true)
    expect(limitsOf({ waitingSeats: 0, maxWaitingRoomRisk: 0.24 })!(day)).toBe(false)
    expect(limitsOf({ waitingSeats: 0, maxWaitingRoomRisk: 0.25, maxMeanWait: 0.49 })!(day)).toBe(false)
  })

  test('are reached by the largest plan of the same shape that keeps them', () => {
    const total = (plan: readonly number[]) => plan.reduce((sum, n) => sum + n, 0)
    expect(shrinkInto([100, 60], (plan) => total(plan) <= 128)).toEqual([80, 48])
    expect(shrinkInto([100, 60], (plan) => total(plan) === 0)).toEqual([0, 0])
  })
})

test('the rule of thumb brings one person an interviewer on average, 2 000 invitations to a slot at most', () => {
  expect(ruleOfThumbOf(question)).toEqual([7, 7, 7])
  expect(ruleOfThumbOf({ ...question, interviewers: [1, 0, 3] })).toEqual([4, 0, 10])
  expect(ruleOfThumbOf({ ...question, rate: { known: 0 } })).toEqual([2000, 2000, 2000])
  expect(ruleOfThumbOf({ ...question, rate: { known: 1e-4 } })).toEqual([2000, 2000, 2000])
})

test('a day costs its idle slots, its waiting and its overtime, each at its price', () => {
  const figures = flowDay({ interviewers: 1, rate: { candidates: [[1, 1, 1], []] } })
  expect(figures).toMatchObject({ idle: 0, waitTotal: 3, overtimeWork: 1 })
  expect(costOfDay({ ...figures, idle: 4 }, question.costs)).toBe(4 + 0.5 * 3 + 2)
})

test('a day is punctual when nobody comes late and no interview overruns', () => {
  expect(isPunctual(question)).toBe(true)
  expect(isPunctual({ ...question, late: 0, overrun: 0 })).toBe(true)
  expect(isPunctual({ ...question, late: 0.1 })).toBe(false)
  expect(isPunctual({ ...question, overrun: 0.1 })).toBe(false)
})

describe('the rules of a day', () => {
  test('interviewers who come and go stay after the last slot as they last were', () => {
    const at = (interviewers: readonly number[]) => [0, 1, 2, 5].map((s) => interviewersAt({ interviewers }, s))
    expect(at([2, 1, 0])).toEqual([2, 1, 0, 1])
    expect(at([2, 1, 3])).toEqual([2, 1, 3, 3])
    expect(at([0, 0, 0])).toEqual([0, 0, 0, 0])
    expect(interviewersAt({ interviewers: 4 }, 9)).toBe(4)
  })

  test('a break as long as a slot ends every overrun, a shorter one does not', () => {
    const day = { interviewers: 1, overrun: 0.2, breaks: [1, 0.5] }
    expect([0, 1, 2].map((s) => overrunAfter(day, s))).toEqual([0, 0.2, 0.2])
    expect(overrunAfter({ interviewers: 1 }, 0)).toBe(0)
  })
})
