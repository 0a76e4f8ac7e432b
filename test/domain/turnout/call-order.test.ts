import { Temporal } from 'temporal-polyfill'
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

/** A moment by the clock in Moscow; the day is the 24th unless said. */
function at(time: string, day = 24): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.from(`2026-11-${day}T${time}[Europe/Moscow]`)
}

const slot = at('11:00', 25)

describe('whom to call next', () => {
  const chances = [0.9, 0.5, 0.5, 0.2]
  const scenarios = [{ weight: 1, candidates: Float64Array.from(chances) }]

  it('is the person who changes the chance of the goal most, as a new plan confirms', () => {
    const people = chances.map((chance, i) => ({
      outcomes: outcomes(chance, [0.05, 0.3, 0.1, 0.1][i]!),
      unreached: [],
      slot,
    }))
    const order = callOrder(scenarios, people, 2, at('09:00'))
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
      { outcomes: swing, unreached: ['morning'] as const, slot },
      { outcomes: outcomes(0.5, 0.1), unreached: [], slot },
      { outcomes: [], unreached: [], slot },
      { outcomes: swing, unreached: ['morning', 'evening'] as const, slot },
    ]
    const morning = callOrder(scenarios, people, 2, at('09:00'))
    expect(morning.map(({ index }) => index)).toEqual([1, 0, 3])
    expect(morning.map(({ callAt }) => callAt)).toEqual(['morning', 'evening', 'afternoon'])
    expect(callOrder(scenarios, people, 2, at('18:00'))[0]!.index).toBe(0)
  })

  it('asks for the part of the day tried least often, mornings first', () => {
    const callAt = (...unreached: DayPart[]) =>
      callOrder(
        [{ weight: 1, candidates: Float64Array.of(0.5) }],
        [{ outcomes: outcomes(0.5, 0.1), unreached, slot: at('20:00', 26) }],
        1,
        at('18:00'),
      )[0]!.callAt
    expect(callAt()).toBe('evening')
    expect(callAt('morning', 'morning', 'evening')).toBe('afternoon')
    expect(callAt('morning', 'evening', 'afternoon')).toBe('morning')
    expect(callAt('evening', 'afternoon', 'afternoon', 'morning', 'morning')).toBe('evening')
  })

  it('of equal gains takes the list as it is, and weighs kinds of days', () => {
    const people = [0.5, 0.5].map((chance) => ({ outcomes: outcomes(chance, 0.1), unreached: [], slot }))
    const days = [
      { weight: 0.25, candidates: Float64Array.of(0.9, 0.9) },
      { weight: 0.75, candidates: Float64Array.of(0.4, 0.4) },
    ]
    const order = callOrder(days, people, 2, at('09:00'))
    expect(order.map(({ index }) => index)).toEqual([0, 1])
    // Both must come: one call matters as much as the other person is likely to come.
    expect(order[0]!.gain).toBeCloseTo(0.1 * (0.25 * 0.9 + 0.75 * 0.4), 12)
  })

  it('weighs a call in a crowd by the chance that exactly one too few of the others come', () => {
    const crowd = Array<number>(120).fill(0.95)
    const people = crowd.map((chance) => ({ outcomes: outcomes(chance, 0.05), unreached: [], slot }))
    const [first] = callOrder([{ weight: 1, candidates: Float64Array.from(crowd) }], people, 115, at('09:00'))
    expect(first!.gain).toBeCloseTo(0.05 * probabilityOf(binomial(119, 0.95), 114), 12)
  })

  it('expects each answer as often as the others before any call was made', () => {
    for (const { probability } of callOutcomes(fit([]), record({ reply: 'yes' }))) expect(probability).toBe(1 / 3)
    const model = fit(group(3, 3, { permission: 'yes' }))
    expect(callOutcomes(model, record({})).map(({ probability }) => probability)).toEqual([4 / 6, 1 / 6, 1 / 6])
  })

  it('gains nothing from a call when the goal is out of reach', () => {
    const people = chances.map((chance) => ({ outcomes: outcomes(chance, 0.1), unreached: [], slot }))
    expect(callOrder(scenarios, people, 9, at('09:00')).every(({ gain }) => gain === 0)).toBe(true)
  })

  it('leaves out those whose slot has begun', () => {
    const slots = [at('10:00'), at('10:30'), at('11:00'), at('11:30')]
    const people = slots.map((one) => ({ outcomes: outcomes(0.5, 0.1), unreached: [], slot: one }))
    const called = (now: Temporal.ZonedDateTime) => callOrder(scenarios, people, 9, now).map(({ index }) => index)
    expect(called(at('09:59'))).toEqual([0, 1, 2, 3])
    expect(called(at('10:30'))).toEqual([2, 3])
    expect(called(at('09:00', 25))).toEqual([])
  })

  it('prefers the earlier slot where two answers change the plan as much', () => {
    const slots = [at('13:00'), at('12:00'), at('11:00'), at('12:30')]
    const people = slots.map((one) => ({ outcomes: outcomes(0.5, 0.1), unreached: [], slot: one }))
    const same = [{ weight: 1, candidates: Float64Array.of(0.5, 0.5, 0.5, 0.5) }]
    expect(callOrder(same, people, 2, at('09:00')).map(({ index }) => index)).toEqual([2, 1, 3, 0])
  })

  it('puts nobody off to a part of the day that begins only when the slot has begun', () => {
    const missed = { outcomes: outcomes(0.5, 0.3), unreached: ['morning'] as const }
    const people = [
      { ...missed, slot: at('11:30') },
      { ...missed, slot: at('15:00') },
      { ...missed, slot: at('18:00') },
      { outcomes: outcomes(0.5, 0.01), unreached: [], slot: at('11:00') },
    ]
    const order = callOrder(scenarios, people, 2, at('09:00'))
    expect(order.find(({ index }) => index === 1)!.callAt).toBe('afternoon')
    expect(order.find(({ index }) => index === 2)!.callAt).toBe('evening')
    // No other part is left: the person comes up again now, after those who were not tried yet.
    expect(order.slice(0, 2)).toMatchObject([
      { index: 3, callAt: 'morning' },
      { index: 0, callAt: 'morning' },
    ])
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
