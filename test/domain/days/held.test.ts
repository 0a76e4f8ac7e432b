import { describe, expect, test } from 'vitest'
import { meanOf, probabilityFrom, probabilityOf } from '../../../src/domain/chances/distribution.ts'
import { type DayRules, interviewersAt, overrunAfter } from '../../../src/domain/days/day-rules.ts'
import { dayScenarios } from '../../../src/domain/days/day-scenarios.ts'
import { flowDay } from '../../../src/domain/days/flow-day.ts'
import { chanceHeld, heldLaw } from '../../../src/domain/days/held.ts'
import { randomFrom } from './simulated-day.ts'

/** Every way a slot's people may arrive: how many on time, how many late, and how likely that is. */
function patternsOf(chances: readonly number[], late: number): { onTime: number; late: number; chance: number }[] {
  let patterns = [{ onTime: 0, late: 0, chance: 1 }]
  for (const p of chances) {
    patterns = patterns.flatMap((one) => [
      { ...one, chance: one.chance * (1 - p) },
      { ...one, onTime: one.onTime + 1, chance: one.chance * p * (1 - late) },
      ...(late > 0 ? [{ ...one, late: one.late + 1, chance: one.chance * p * late }] : []),
    ])
  }
  return patterns
}

/** The law of interviews held, by following every pattern of arrivals and overruns through the day. */
function everyPattern(candidates: readonly (readonly number[])[], day: DayRules): number[] {
  const law: number[] = []
  const arrivals = candidates.map((slot) => patternsOf(slot, day.late ?? 0))
  const follow = (s: number, waiting: number, lateBefore: number, busy: number, held: number, chance: number) => {
    if (chance === 0) return
    if (s === candidates.length) {
      law[held] = (law[held] ?? 0) + chance
      return
    }
    for (const pattern of arrivals[s]!) {
      const there = waiting + lateBefore + pattern.onTime
      const started = Math.min(there, Math.max(0, interviewersAt(day, s) - busy))
      const overrun = overrunAfter(day, s)
      const waysOf = (on: number) =>
        Array.from({ length: on }, (_, i) => (started - i) / (i + 1)).reduce((x, y) => x * y, 1)
      for (let on = 0; on <= (overrun > 0 ? started : 0); on++) {
        const part = waysOf(on) * overrun ** on * (1 - overrun) ** (started - on)
        follow(s + 1, there - started, pattern.late, on, held + started, chance * pattern.chance * part)
      }
    }
  }
  follow(0, 0, 0, 0, 0, 1)
  return law
}

/** A small day made by chance: 2 to 4 slots of 0 to 3 people. */
function smallDay(seed: number): { candidates: number[][]; day: DayRules } {
  const random = randomFrom(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const slots = 2 + upTo(2)
  const interviewers = Array.from({ length: slots }, () => upTo(2))
  const isPunctual = seed % 2 === 0
  return {
    candidates: Array.from({ length: slots }, () => Array.from({ length: upTo(3) }, () => random())),
    day: {
      interviewers: interviewers.every((count) => count === 0) ? 1 : interviewers,
      ...(!isPunctual && { late: random() / 2 }),
      ...(seed % 5 === 0 && { overrun: random(), breaks: Array.from({ length: slots }, () => upTo(2) / 2) }),
    },
  }
}

describe('interviews held within the day', () => {
  test('the law equals that of all patterns of arrivals, on 50 small days', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const { candidates, day } = smallDay(seed)
      const law = everyPattern(candidates, day)
      const scenarios = dayScenarios({ rate: { candidates } })
      const exact = heldLaw(scenarios, day)
      for (let k = 0; k <= 12; k++) {
        const chance = law[k] ?? 0
        expect(Math.abs(probabilityOf(exact, k) - chance), `day ${seed}, ${k} held`).toBeLessThanOrEqual(1e-12)
        const atLeast = law.slice(k).reduce((sum, p) => sum + (p ?? 0), 0)
        expect(Math.abs(chanceHeld(scenarios, day, k) - atLeast), `day ${seed}, from ${k}`).toBeLessThanOrEqual(1e-12)
      }
      const { held, shows, overtimeWork } = flowDay({ ...day, rate: { candidates } })
      expect(held.mean).toBeCloseTo(meanOf(exact), 12)
      expect(held.mean).toBeCloseTo(shows - overtimeWork, 12)
      expect(held.pmf!.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
    }
  })

  test('an end-loaded day that brings sixteen people at .99 holds sixteen interviews at .627 only', () => {
    const day = { interviewers: 2, rate: { known: 0.2 }, invitations: [18, 11, 10, 11, 10, 11, 12, 45] }
    const { held } = flowDay(day)
    expect(held.pmf).toHaveLength(17)
    expect(held.pmf![16]).toBeCloseTo(0.627, 3)
  })

  test('days played out agree within three standard errors', () => {
    const candidates = [
      [0.2, 0.9, 0.5, 0.7, 0.3],
      [0.6, 0.6, 0.2],
      [0.35, 0.8],
      [0.5, 0.15, 0.15, 0.6],
    ]
    const day = { interviewers: [2, 1, 0, 2], late: 0.2 }
    const random = randomFrom(9)
    const days = 20_000
    const counts = Array<number>(6).fill(0)
    for (let i = 0; i < days; i++) counts[heldOn(day, candidates, random)]!++
    const exact = heldLaw(dayScenarios({ rate: { candidates } }), day)
    counts.forEach((count, k) => {
      const p = probabilityOf(exact, k)
      expect(Math.abs(count / days - p), `${k} held`).toBeLessThanOrEqual(3 * Math.sqrt((p * (1 - p)) / days) + 1e-9)
    })
  })

  test('a rate that is not known for sure mixes the days it may have', () => {
    const day = { interviewers: 1, invitations: [6, 5, 4] }
    const law = heldLaw(dayScenarios({ ...day, rate: { came: 2, invited: 10 } }), day)
    expect(law.pmf.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
    const narrow = heldLaw(dayScenarios({ ...day, rate: { came: 2e8, invited: 1e9 } }), day)
    const fixed = heldLaw(dayScenarios({ ...day, rate: { known: 0.2 } }), day)
    for (let k = 0; k <= 3; k++) expect(probabilityOf(narrow, k)).toBeCloseTo(probabilityOf(fixed, k), 7)
    expect(probabilityFrom(law, 3)).toBeLessThan(probabilityFrom(fixed, 3))
  })

  test('a law of more than 2 000 interviews is left out, its mean is not', () => {
    const invitations = Array<number>(34).fill(80)
    const { held } = flowDay({ interviewers: 60, rate: { known: 0.5 }, invitations })
    expect(held.pmf).toBeUndefined()
    expect(held.mean).toBeCloseTo(34 * 40, 4)
  })
})

/** Interviews held on one day played out, by the places and people of each slot. */
function heldOn(
  day: DayRules & { late: number },
  candidates: readonly (readonly number[])[],
  random: () => number,
): number {
  let [there, late, held] = [0, 0, 0]
  candidates.forEach((slot, s) => {
    there += late
    late = 0
    for (const chance of slot) {
      if (random() >= chance) continue
      if (random() < day.late) late++
      else there++
    }
    const started = Math.min(there, interviewersAt(day, s))
    held += started
    there -= started
  })
  return held
}
