import { describe, expect, test } from 'vitest'
import { minimumInvitations } from '../../../src/domain/invitations/minimum-invitations.ts'
import { topUp } from '../../../src/domain/invitations/top-up.ts'
import { topUpOnDays } from '../../../src/domain/invitations/top-up-on-days.ts'
import { expectClose } from '../chances/support.ts'

describe('topping up a batch', () => {
  test('with nobody invited yet equals the fewest invitations', () => {
    for (const rate of [{ known: 0.2 }, { came: 3, invited: 20 }, { candidates: [0.3, 0.9, 0.8, 0.1, 0.7, 0.6] }]) {
      const plan = topUp({ invited: [], goal: 2, confidence: 0.9, further: rate })
      const fresh = minimumInvitations(rate, 2, 0.9)
      expect(plan.further).toBe(fresh.invitations)
      expectClose(plan.probabilityAfter, fresh.probability)
      expect(plan.order).toEqual(fresh.order)
    }
  })

  test('adds nobody when enough people are invited', () => {
    expect(topUp({ invited: [0.9, 0.9, 0.9], goal: 2, confidence: 0.9, further: { known: 0.2 } })).toMatchObject({
      further: 0,
    })
    expect(topUp({ invited: [0.9, 0.9, 0.9], goal: 2, confidence: 0.9, further: { candidates: [0.5] } })).toMatchObject(
      { further: 0, order: [] },
    )
  })

  test('after a refusal adds the fewest people that restore the confidence', () => {
    const plan = topUp({ invited: [0.8, 0.5], goal: 2, confidence: 0.75, further: { candidates: [0.5, 0.6] } })
    expectClose(plan.probability, 0.4)
    expect(plan).toMatchObject({ further: 2, order: [1, 0] })
    // 1 - P(none of four) - P(one of four)
    expectClose(
      plan.probabilityAfter,
      1 - 0.2 * 0.5 * 0.5 * 0.4 - (0.8 * 0.5 * 0.5 * 0.4 + 2 * 0.2 * 0.5 * 0.5 * 0.4 + 0.2 * 0.5 * 0.5 * 0.6),
    )
  })

  test('has no answer when the people left are not enough', () => {
    expect(topUp({ invited: [0.5], goal: 3, confidence: 0.9, further: { candidates: [0.5] } })).toMatchObject({
      further: null,
      probabilityAfter: 0,
    })
    expect(topUp({ invited: [0.5], goal: 3, confidence: 0.9, further: { known: 0 } }).further).toBeNull()
  })

  test('a confidence reached exactly is reached', () => {
    for (const further of [{ known: 0.5 }, { candidates: [0.5, 0.5] }])
      expect(topUp({ invited: [0.5], goal: 1, confidence: 0.75, further })).toMatchObject({ further: 1 })
  })

  test('of a crowd so many are nearly sure to come that the rest decide, with people as with a common rate', () => {
    const question = { invited: Array<number>(200).fill(0.9), goal: 190, confidence: 0.9 }
    const anybody = topUp({ ...question, further: { known: 0.5 } })
    const people = topUp({ ...question, further: { candidates: Array<number>(60).fill(0.5) } })
    expect(anybody.further).toBe(people.further)
    expectClose(anybody.probability, people.probability)
    expectClose(anybody.probabilityAfter, people.probabilityAfter)
    const onDays = topUpOnDays({
      ...question,
      scenarios: [{ weight: 1, candidates: question.invited }],
      further: [0.5],
    })
    expect(onDays.further).toBe(people.further)
    expectClose(onDays.probabilityAfter, people.probabilityAfter)
  })
})
