import { describe, expect, test } from 'vitest'
import { chanceHeld } from '../../../src/domain/days/held.ts'
import { type DayGoal, fewestInvitations } from '../../../src/domain/days/day-goal.ts'
import { dayScenarios } from '../../../src/domain/days/day-scenarios.ts'
import { flowDay } from '../../../src/domain/days/flow-day.ts'
import { minimumForDay } from '../../../src/domain/days/minimum-for-day.ts'
import { flowDayOptimum } from '../../../src/domain/days/optimum/flow-day-optimum.ts'
import { PRESETS } from '../../../src/domain/days/presets.ts'

function held(goal: number, confidence: number): DayGoal {
  return { goal, confidence, goalCounts: 'held' }
}

/** Every way to share out so many invitations. */
function* sharings(total: number, slots: number): Generator<number[]> {
  if (slots === 1) yield [total]
  else for (let n = 0; n <= total; n++) for (const rest of sharings(total - n, slots - 1)) yield [n, ...rest]
}

describe('the fewest invitations for a day', () => {
  test('no sharing of fewer holds enough, and none of as many that does has people wait less', () => {
    for (const { slots, interviewers, known, goal, confidence } of [
      { slots: 3, interviewers: 1, known: 0.5, goal: 2, confidence: 0.8 },
      { slots: 4, interviewers: 1, known: 0.7, goal: 3, confidence: 0.9 },
      { slots: 3, interviewers: 2, known: 0.5, goal: 4, confidence: 0.6 },
      { slots: 4, interviewers: 2, known: 0.7, goal: 4, confidence: 0.9 },
    ]) {
      const day = { slots, interviewers }
      const chance = (invitations: readonly number[]) =>
        chanceHeld(dayScenarios({ rate: { known }, invitations }), day, goal)
      const waiting = (invitations: readonly number[]) => flowDay({ ...day, rate: { known }, invitations }).waitTotal
      const answer = minimumForDay(day, { known }, held(goal, confidence))
      const enough = [...sharings(answer.invitations!, slots)].filter((plan) => chance(plan) >= confidence)
      expect(answer.probability).toBeGreaterThanOrEqual(confidence)
      expect(waiting(answer.perSlot!)).toBeCloseTo(Math.min(...enough.map(waiting)), 10)
      const fewer = Math.max(...[...sharings(answer.invitations! - 1, slots)].map(chance))
      expect(answer.probabilityWithOneFewer).toBeCloseTo(fewer, 12)
      expect(fewer).toBeLessThan(confidence)
    }
  })

  test('the law of what is held agrees with the probability, and a longer day has people wait less', () => {
    const waits = [4, 5, 8].map((slots) => {
      const answer = minimumForDay({ slots, interviewers: 2 }, { known: 0.24, dayCorrelation: 0.02 }, held(5, 0.8))
      expect(answer.invitations).toBe(30)
      expect(answer.held!.pmf!.slice(5).reduce((sum, p) => sum + p, 0)).toBeCloseTo(answer.probability, 10)
      const day = { interviewers: 2, rate: { known: 0.24, dayCorrelation: 0.02 }, invitations: answer.perSlot! }
      return flowDay(day).waitPerShow * 30
    })
    expect(waits[0]).toBeCloseTo(15, 0)
    expect(waits).toEqual(waits.toSorted((x, y) => y - x))
  })

  test('a day without places for the goal has no plan, whoever comes', () => {
    const answer = minimumForDay({ slots: 4, interviewers: 1 }, { known: 0.5 }, held(5, 0.8))
    expect(answer).toMatchObject({ invitations: null, perSlot: null, held: null, probability: 0 })
    expect(minimumForDay({ slots: 4, interviewers: 1 }, { known: 0 }, held(1, 0.5)).invitations).toBeNull()
    const arrivals = minimumForDay(
      { slots: 4, interviewers: 1 },
      { known: 0.5 },
      { ...held(5, 0.8), goalCounts: 'arrivals' },
    )
    expect(arrivals.invitations).toBe(12)
    expect(arrivals.perSlot!.reduce((sum, n) => sum + n, 0)).toBe(12)
  })

  test('lateness and overruns need more people, or leave too little time for so many', () => {
    const fewest = (rules: object) =>
      fewestInvitations({ slots: 5, interviewers: 1, ...rules }, { known: 0.5 }, held(4, 0.8))
    expect(fewest({})).toBe(10)
    expect(fewest({ late: 0.3 })).toBeGreaterThanOrEqual(10)
    expect(fewest({ overrun: 0.2 })).toBeGreaterThan(10)
    expect(fewest({ overrun: 0.9 })).toBeNull()
  })

  test('of people the likeliest are counted, and dealt out so that enough are held', () => {
    const candidates = [0.2, 0.9, 0.4, 0.8, 0.7, 0.3, 0.9, 0.6]
    const answer = minimumForDay({ slots: 4, interviewers: 1 }, { candidates }, held(3, 0.8))
    const invited = answer.assignment!.flat()
    expect(invited).toHaveLength(answer.invitations!)
    expect(new Set(invited)).toEqual(new Set(answer.order))
    const slots = answer.assignment!.map((slot) => slot.map((person) => candidates[person]!))
    const scenarios = dayScenarios({ rate: { candidates: slots } })
    expect(chanceHeld(scenarios, { interviewers: 1 }, 3)).toBeCloseTo(answer.probability, 12)
    expect(answer.probability).toBeGreaterThanOrEqual(0.8)
    expect(minimumForDay({ slots: 4, interviewers: 1 }, { candidates: [0.2] }, held(1, 0.8)).perSlot).toBeNull()
  })
})

describe('the best day with a goal', () => {
  const question = { slots: 6, interviewers: 1, rate: { known: 0.4 }, costs: PRESETS.nobodyWaits }

  test('reaches it, and costs no more than it must', () => {
    const free = flowDayOptimum(question)
    const [arrivals, heldGoal] = (['arrivals', 'held'] as const).map((goalCounts) =>
      flowDayOptimum({ ...question, dayGoal: { goal: 5, confidence: 0.85, goalCounts } }),
    )
    for (const best of [arrivals!, heldGoal!]) {
      expect(best.probability).toBeGreaterThanOrEqual(0.85)
      expect(best.cost).toBeGreaterThan(free.cost)
      expect(best.certified).toBe(false)
    }
    expect(heldGoal!.evaluation.held.pmf!.slice(5).reduce((sum, p) => sum + p, 0)).toBeCloseTo(
      heldGoal!.probability!,
      12,
    )
    expect(heldGoal!.cost).toBeGreaterThanOrEqual(arrivals!.cost)
  })

  test('answers with the best day where no number reaches it, and says so', () => {
    const free = flowDayOptimum(question)
    const best = flowDayOptimum({ ...question, dayGoal: held(7, 0.5) })
    expect(best.invitations).toEqual(free.invitations)
    expect(best.probability).toBe(0)
  })

  test('of people, too', () => {
    const candidates = [0.6, 0.3, 0.5, 0.7, 0.4, 0.6, 0.5, 0.2, 0.8, 0.5, 0.6, 0.4]
    for (const goalCounts of ['arrivals', 'held'] as const) {
      const people = { ...question, slots: 5, rate: { candidates } }
      const best = flowDayOptimum({ ...people, dayGoal: { goal: 4, confidence: 0.8, goalCounts } })
      expect(best.probability).toBeGreaterThanOrEqual(0.8)
      expect(best.cost).toBeGreaterThan(flowDayOptimum(people).cost)
    }
  })

  test('an invitation may cost something, and people may be few', () => {
    const free = flowDayOptimum(question)
    const totalOf = ({ invitations }: { invitations: readonly number[] }) => invitations.reduce((sum, n) => sum + n, 0)
    const dear = flowDayOptimum({ ...question, costs: { ...question.costs, invitation: 0.1 } })
    expect(totalOf(dear)).toBeLessThan(totalOf(free))
    expect(dear.certified).toBe(true)
    expect(totalOf(flowDayOptimum({ ...question, mostInvitations: 7 }))).toBe(7)
  })
})
