import { describe, expect, test } from 'vitest'
import { topUp } from '../../../src/domain/invitations/top-up.ts'
import { topUpOnDays } from '../../../src/domain/invitations/top-up-on-days.ts'
import { expectClose } from '../chances/support.ts'

describe('topping up a batch whose people share a day', () => {
  test('days that are all alike give the answer of independent people', () => {
    const invited = [0.3, 0.6, 0.2]
    const alike = topUpOnDays({
      scenarios: [
        { weight: 0.5, candidates: invited },
        { weight: 0.5, candidates: invited },
      ],
      further: [0.25, 0.25],
      goal: 3,
      confidence: 0.9,
    })
    const independent = topUp({ invited, goal: 3, confidence: 0.9, further: { known: 0.25 } })
    expect(alike.further).toBe(independent.further)
    expectClose(alike.probability, independent.probability)
    expectClose(alike.probabilityAfter, independent.probabilityAfter)
  })

  test('each kind of day counts by its weight, and a bad day takes the further people with it', () => {
    const scenarios = [
      { weight: 0.75, candidates: [0.8] },
      { weight: 0.25, candidates: [0.4] },
    ]
    const plan = topUpOnDays({ scenarios, further: [0.5, 0.25], goal: 1, confidence: 0.8 })
    expectClose(plan.probability, 0.75 * 0.8 + 0.25 * 0.4)
    expect(plan.further).toBe(1)
    expectClose(plan.probabilityAfter, 0.75 * (1 - 0.2 * 0.5) + 0.25 * (1 - 0.6 * 0.75))
  })

  test('a confidence reached exactly is reached, and one just above it needs another person', () => {
    const question = { scenarios: [{ weight: 1, candidates: [0.5] }], further: [0.5], goal: 1 }
    expect(topUpOnDays({ ...question, confidence: 0.75 })).toMatchObject({ further: 1, probabilityAfter: 0.75 })
    expect(topUpOnDays({ ...question, confidence: 0.76 }).further).toBe(2)
  })

  test('nobody is added when enough people are invited', () => {
    expect(
      topUpOnDays({ scenarios: [{ weight: 1, candidates: [0.95] }], further: [0.5], goal: 1, confidence: 0.9 }),
    ).toMatchObject({ further: 0, probability: 0.95, probabilityAfter: 0.95 })
  })

  test('there is no answer when the further people never come', () => {
    expect(
      topUpOnDays({ scenarios: [{ weight: 1, candidates: [0.5] }], further: [0], goal: 1, confidence: 0.9 }),
    ).toMatchObject({ further: null, probability: 0.5, probabilityAfter: 0.5 })
  })
})
