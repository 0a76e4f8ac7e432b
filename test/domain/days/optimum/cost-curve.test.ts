import { expect, test } from 'vitest'
import { costCurve } from '../../../../src/domain/days/optimum/cost-curve.ts'
import { flowDay } from '../../../../src/domain/days/flow-day.ts'
import { flowDayOptimum } from '../../../../src/domain/days/optimum/flow-day-optimum.ts'
import { costOfDay } from '../../../../src/domain/days/optimum/optimum-question.ts'

const costs = { idle: 1, wait: 0.25, overtime: 1 }
const day = { rate: { known: 0.3 }, interviewers: [1, 2, 1, 1], breaks: [0, 1, 0, 0] }
function total(invitations: readonly number[]) {
  return invitations.reduce((sum, n) => sum + n, 0)
}

test('the cost curve is lowest at the cheapest day, and each point is the cost of its day', () => {
  const { invitations } = flowDayOptimum({ ...day, slots: 4, costs })
  const curve = costCurve({ ...day, costs }, invitations)
  expect(curve.map((plan) => total(plan.invitations))).toEqual(
    Array.from({ length: curve.length }, (_, i) => total(curve[0]!.invitations) + i),
  )
  const lowest = curve.reduce((best, plan) => (plan.cost < best.cost ? plan : best))
  expect(lowest.invitations).toEqual(invitations)
  for (const plan of curve)
    expect(plan.cost).toBeCloseTo(costOfDay(flowDay({ ...day, invitations: plan.invitations }), costs), 10)
})

test('the cost curve starts at 0 invitations, and has larger steps for larger days', () => {
  expect(
    costCurve({ ...day, costs }, [0, 0, 0, 0])
      .map((plan) => total(plan.invitations))
      .slice(0, 3),
  ).toEqual([0, 1, 2])
  const large = costCurve({ ...day, costs }, [100, 100, 100, 100]).map((plan) => total(plan.invitations))
  expect(large[1]! - large[0]!).toBe(10)
})

test('a rough cost curve has the same plan in other sizes, the plan itself in the middle', () => {
  const invitations = [6, 4, 3, 2]
  const curve = costCurve({ ...day, costs, rough: true }, invitations)
  expect(curve.map((plan) => total(plan.invitations))).toEqual(Array.from({ length: 25 }, (_, i) => 3 + i))
  expect(curve[12]!.invitations).toEqual(invitations)
  for (const plan of curve)
    expect(plan.cost).toBeCloseTo(costOfDay(flowDay({ ...day, invitations: plan.invitations }), costs), 10)
})
