import { describe, expect, test } from 'vitest'
import { heldOnDays, heldWithMore, type PlacedSlot, topUpHeld } from '../../../src/domain/invitations/top-up-held.ts'
import { expectClose } from '../chances/support.ts'

const slot = (interviewers: number, planned: number, people: number[], isOpen = true): PlacedSlot => ({
  interviewers,
  planned,
  people,
  isOpen,
})

/** Every pattern of who comes, played out slot by slot: P(so many interviews held), by number. */
function byBruteForce(slots: readonly PlacedSlot[], chances: readonly number[]): number[] {
  const held = Array<number>(chances.length + 1).fill(0)
  for (let pattern = 0; pattern < 1 << chances.length; pattern++) {
    const comes = (person: number) => ((pattern >> person) & 1) === 1
    const chance = chances.reduce((product, p, i) => product * (comes(i) ? p : 1 - p), 1)
    let [queue, met] = [0, 0]
    for (const { interviewers, people } of slots) {
      queue += people.filter(comes).length
      const now = Math.min(queue, interviewers)
      met += now
      queue -= now
    }
    held[met]! += chance
  }
  return held
}

const days = [
  { weight: 0.7, candidates: [0.6, 0.3, 0.8, 0.5] },
  { weight: 0.3, candidates: [0.4, 0.1, 0.5, 0.2] },
]
const further = [0.5, 0.2]
const slots = [slot(1, 3, [0, 1, 2]), slot(1, 2, [3])]
const question = { scenarios: days, further, slots }

/** The same with so many further people, where they stand. */
function expected(goal: number, added: readonly number[]): number {
  return days.reduce((sum, { weight, candidates }, day) => {
    let next = candidates.length
    const placed = slots.map((one, s) => ({
      ...one,
      people: [...one.people, ...Array.from({ length: added[s]! }, () => next++)],
    }))
    const chances = [...candidates, ...Array<number>(next - candidates.length).fill(further[day]!)]
    const law = byBruteForce(placed, chances)
    return sum + weight * law.slice(goal).reduce((total, p) => total + p, 0)
  }, 0)
}

describe('topping up a day whose goal is interviews held', () => {
  test('the chance agrees with every pattern of who comes, with further people too', () => {
    for (const goal of [0, 1, 2, 3]) {
      expectClose(heldOnDays({ ...question, goal }), expected(goal, [0, 0]))
      // The second time is half as full as the first: it is filled first, then both in turn.
      expectClose(heldOnDays({ ...question, goal }, 1), expected(goal, [0, 1]))
      expectClose(heldOnDays({ ...question, goal }, 3), expected(goal, [1, 2]))
    }
    expect(heldWithMore(question, 3).pmf.length).toBeLessThanOrEqual(3)
  })

  test('the fewest further people that restore the confidence are asked for', () => {
    const { probability, further: more, probabilityAfter } = topUpHeld({ ...question, goal: 2, confidence: 0.8 })
    expectClose(probability, expected(2, [0, 0]))
    expect(probabilityAfter).toBeGreaterThanOrEqual(0.8)
    expect(more).toBeGreaterThan(0)
    expect(heldOnDays({ ...question, goal: 2 }, more! - 1)).toBeLessThan(0.8)
    expect(topUpHeld({ ...question, goal: 1, confidence: 0.5 }).further).toBe(0)
  })

  test('a goal over the places, or a day whose times have all begun, cannot be topped up', () => {
    expect(topUpHeld({ ...question, goal: 3, confidence: 0.8 }).further).toBe(null)
    const begun = slots.map((one) => ({ ...one, isOpen: false }))
    const late = topUpHeld({ ...question, slots: begun, goal: 2, confidence: 0.99 })
    expect(late.further).toBe(null)
    expectClose(late.probabilityAfter, late.probability)
  })
})
