import { describe, expect, it } from 'vitest'
import { binomial } from '../../../src/domain/chances/binomial.ts'
import { probabilityFrom, probabilityOf } from '../../../src/domain/chances/distribution.ts'
import { poissonBinomial } from '../../../src/domain/chances/poisson-binomial.ts'
import { callOrder, callOutcomes, type DayPart } from '../../../src/domain/turnout/call-order.ts'
import { fit } from '../../../src/domain/turnout/model.ts'
import { group, record } from './records.ts'

function outcomes(chance: number, swing: number) {
  return [
    { probability: 0.5, chance: chance + swing },
    { probability: 0.5, chance: chance - swing },
  ]
}

describe('whom to call next', () => {
  const chances = [0.9, 0.5, 0.5, 0.2]
  const scenarios = [{ weight: 1, candidates: Float64Array.from(chances) }]

  it('is the person who changes the chance of the goal most, as a new plan confirms', () => {
    const people = chances.map((chance, i) => ({
      outcomes: outcomes(chance, [0.05, 0.3, 0.1, 0.1][i]!),
      unreached: [],
    }))
    const order = callOrder(scenarios, people, 2, 'morning')
    const atLeastTwo = (list: number[]): number => probabilityFrom(poissonBinomial(list), 2)
    for (const { index, gain } of order) {
      const changed = people[index]!.outcomes.map(
        ({ probability, chance }) =>
          probability * Math.abs(atLeastTwo(chances.with(index, chance)) - atLeastTwo(chances)),
      )
      expect(gain).toBeCloseTo(
        changed.reduce((a, b) => a + b),
        12,
      )
    }
    expect(order[0]!.index).toBe(1)
  })

  it('returns to people who were not reached at another part of the day', () => {
    const swing = outcomes(0.5, 0.3)
    const people = [
      { outcomes: swing, unreached: ['morning'] as const },
      { outcomes: outcomes(0.5, 0.1), unreached: [] },
      { outcomes: [], unreached: [] },
      { outcomes: swing, unreached: ['morning', 'evening'] as const },
    ]
    const morning = callOrder(scenarios, people, 2, 'morning')
    expect(morning.map(({ index }) => index)).toEqual([1, 0, 3])
    expect(morning.map(({ callAt }) => callAt)).toEqual(['morning', 'evening', 'afternoon'])
    expect(callOrder(scenarios, people, 2, 'evening')[0]!.index).toBe(0)
  })

  it('asks for the part of the day tried least often, mornings first', () => {
    const callAt = (...unreached: DayPart[]) =>
      callOrder(
        [{ weight: 1, candidates: Float64Array.of(0.5) }],
        [{ outcomes: outcomes(0.5, 0.1), unreached }],
        1,
        'evening',
      )[0]!.callAt
    expect(callAt()).toBe('evening')
    expect(callAt('morning', 'morning', 'evening')).toBe('afternoon')
    expect(callAt('morning', 'evening', 'afternoon')).toBe('morning')
    expect(callAt('evening', 'afternoon', 'afternoon', 'morning', 'morning')).toBe('evening')
  })

  it('of equal gains takes the list as it is, and weighs kinds of days', () => {
    const people = [0.5, 0.5].map((chance) => ({ outcomes: outcomes(chance, 0.1), unreached: [] }))
    const days = [
      { weight: 0.25, candidates: Float64Array.of(0.9, 0.9) },
      { weight: 0.75, candidates: Float64Array.of(0.4, 0.4) },
    ]
    const order = callOrder(days, people, 2, 'morning')
    expect(order.map(({ index }) => index)).toEqual([0, 1])
    // Both must come: one call matters as much as the other person is likely to come.
    expect(order[0]!.gain).toBeCloseTo(0.1 * (0.25 * 0.9 + 0.75 * 0.4), 12)
  })

  it('weighs a call in a crowd by the chance that exactly one too few of the others come', () => {
    const crowd = Array<number>(120).fill(0.95)
    const people = crowd.map((chance) => ({ outcomes: outcomes(chance, 0.05), unreached: [] }))
    const [first] = callOrder([{ weight: 1, candidates: Float64Array.from(crowd) }], people, 115, 'morning')
    expect(first!.gain).toBeCloseTo(0.05 * probabilityOf(binomial(119, 0.95), 114), 12)
  })

  it('expects each answer as often as the others before any call was made', () => {
    for (const { probability } of callOutcomes(fit([]), record({ reply: 'yes' }))) expect(probability).toBe(1 / 3)
    const model = fit(group(3, 3, { permission: 'yes' }))
    expect(callOutcomes(model, record({})).map(({ probability }) => probability)).toEqual([4 / 6, 1 / 6, 1 / 6])
  })

  it('gains nothing from a call when the goal is out of reach', () => {
    const people = chances.map((chance) => ({ outcomes: outcomes(chance, 0.1), unreached: [] }))
    expect(callOrder(scenarios, people, 9, 'morning').every(({ gain }) => gain === 0)).toBe(true)
  })

  it('expects from a call the answers that people with the same reply gave', () => {
    const model = fit([
      ...group(90, 70, { reply: 'yes', permission: 'yes' }),
      ...group(10, 1, { reply: 'yes', permission: 'no' }),
    ])
    const [yes, no] = callOutcomes(model, record({ reply: 'yes' }))
    expect(yes!.probability).toBeGreaterThan(0.85)
    expect(yes!.chance).toBeGreaterThan(no!.chance + 0.3)
  })
})
