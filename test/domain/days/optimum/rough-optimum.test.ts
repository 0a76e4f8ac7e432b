import { describe, expect, test } from 'vitest'
import type { CommonRate } from '../../../../src/domain/chances/show-rate.ts'
import { flowDay } from '../../../../src/domain/days/flow-day.ts'
import { flowDayOptimum } from '../../../../src/domain/days/optimum/flow-day-optimum.ts'
import { costOfDay } from '../../../../src/domain/days/optimum/optimum-question.ts'
import { roughOptimum } from '../../../../src/domain/days/optimum/rough-optimum.ts'
import { resized } from '../../../../src/domain/days/optimum/same-shape.ts'
import { PRESETS } from '../../../../src/domain/days/presets.ts'

const total = (plan: readonly number[]) => plan.reduce((sum, n) => sum + n, 0)

describe('a day shared out roughly', () => {
  const day = { slots: 16, interviewers: 2, rate: { known: 0.2, dayCorrelation: 0.1 } }

  test('costs at most 5 % more than the best day found, at rates that are not exactly known', () => {
    const rates: CommonRate[] = [day.rate, { came: 2, invited: 10 }]
    for (const rate of rates) {
      for (const costs of Object.values(PRESETS)) {
        const best = flowDayOptimum({ ...day, rate, costs, certify: false }).cost
        const invitations = roughOptimum({ ...day, rate, costs })
        expect(costOfDay(flowDay({ ...day, rate, invitations }), costs) / best).toBeLessThan(1.05)
      }
    }
  })

  test('has as many invitations as are needed at least, and fewer where its limits want that', () => {
    const needed = { ...day, costs: PRESETS.balanced, leastInvitations: 200 }
    expect(total(roughOptimum(needed))).toBe(200)
    const limited = roughOptimum({ ...needed, maxMeanWait: 0.5 })
    expect(
      Math.max(...flowDay({ ...day, invitations: limited }).slots.map((slot) => slot.waitPerArrival)),
    ).toBeLessThan(0.5)
    expect(total(limited)).toBeGreaterThan(0)
  })
})

test('a plan of another size keeps its shape and has exactly that size, up to 2 000 a slot', () => {
  expect(resized([4, 3, 2, 1], 15)).toEqual([6, 5, 3, 1])
  expect(resized([0, 0, 0], 4)).toEqual([1, 2, 1])
  expect(resized([1, 1], 5000)).toEqual([2000, 2000])
  expect(total(resized([7, 1, 1, 1, 3], 1234))).toBe(1234)
})
