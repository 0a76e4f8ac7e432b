import { binomial } from '../chances/binomial.ts'
import { convolve, trim } from '../chances/convolution.ts'
import { type Distribution, mixtureOf, probabilityFrom } from '../chances/distribution.ts'
import { type DayRules, interviewersAt, overrunAfter } from './day-rules.ts'
import type { DayScenario } from './day-scenarios.ts'
import { busyAfter, byLateness } from './queue.ts'

/** How many interviews begin within the slots of a day, so without those left for the time after it. */
export function heldLaw(scenarios: readonly DayScenario[], day: DayRules): Distribution {
  const parts = scenarios.map(({ weight, comers }) => ({
    weight,
    law: (day.overrun ?? 0) > 0 ? heldWithOverruns(comers, day) : heldOnTime(comers, day),
  }))
  return parts.length === 1 ? parts[0]!.law : mixtureOf(parts)
}

/** P(at least `goal` are held). On punctual days quicker than the whole law: more people than the goal are as good. */
export function chanceHeld(scenarios: readonly DayScenario[], day: DayRules, goal: number): number {
  const isPunctual = !day.late && !day.overrun
  return isPunctual
    ? scenarios.reduce((sum, { weight, comers }) => sum + weight * chanceHeldOnTime(comers, day, goal), 0)
    : probabilityFrom(heldLaw(scenarios, day), goal)
}

/** So many are held when after each slot no more of them are still to come than the rest of the day has places for. */
function chanceHeldOnTime(comers: readonly Distribution[], day: DayRules, goal: number): number {
  let rest = placesIn(day, comers.length)
  if (rest < goal) return 0
  let come = new Float64Array(goal + 1)
  come[0] = 1
  comers.forEach(({ first, pmf }, s) => {
    rest -= interviewersAt(day, s)
    const least = Math.max(0, goal - rest)
    const after = new Float64Array(goal + 1)
    for (let n = 0; n <= goal; n++) {
      const chance = come[n]!
      if (chance === 0) continue
      const within = Math.min(pmf.length, Math.max(0, goal - n - first))
      for (let i = Math.max(0, least - n - first); i < within; i++) after[n + first + i]! += chance * pmf[i]!
      for (let i = within; i < pmf.length; i++) after[goal]! += chance * pmf[i]!
    }
    come = after
  })
  return come[goal]!
}

/** Interviews that the first so many slots have time for. */
export function placesIn(day: DayRules, slots: number): number {
  return Array.from({ length: slots }, (_, s) => interviewersAt(day, s)).reduce((sum, count) => sum + count, 0)
}

/**
 * Where no interview overruns, the idle time of a day is the furthest that interviewers ever got ahead of those who
 * came: max over s of places(s) − arrivals(s). Read from the last slot to the first, that is a queue of its own,
 * idle ← max(0, idle + interviewers − arrivals), so one law is carried instead of a joint one.
 */
function heldOnTime(comers: readonly Distribution[], day: DayRules): Distribution {
  const places = placesIn(day, comers.length)
  let idle = Float64Array.of(1)
  for (let s = comers.length - 1; s >= 0; s--) {
    const interviewers = interviewersAt(day, s)
    const before = new Float64Array(idle.length + interviewers)
    arrivalsUpTo(places, comers[s]!, day.late ?? 0).forEach(({ first, pmf }, late) => {
      const gone = { first: interviewers - first - pmf.length + 1, pmf: pmf.toReversed() }
      const sum = convolve({ first: 0, pmf: lessened(idle, late) }, gone)
      for (let i = 0; i < sum.pmf.length; i++) before[Math.max(0, sum.first + i)]! += sum.pmf[i]!
    })
    idle = before
  }
  return trim({ first: places - idle.length + 1, pmf: idle.toReversed() })
}

/**
 * The joint law of who is on time and who is late (the index), where more than the day has places for are as good as
 * that many.
 */
function arrivalsUpTo(places: number, comers: Distribution, late: number): Distribution[] {
  const end = comers.first + comers.pmf.length
  if (late === 0 && end <= places) return [comers]
  const most = Math.min(places, end - 1)
  const parts = Array.from({ length: late === 0 ? 1 : most + 1 }, () => new Float64Array(most + 1))
  comers.pmf.forEach((chance, i) => {
    const count = comers.first + i
    const { first, pmf } = binomial(count, late)
    for (let l = 0; l < pmf.length; l++)
      parts[Math.min(first + l, most)]![Math.min(count - first - l, most)]! += chance * pmf[l]!
  })
  return parts.map((pmf) => ({ first: 0, pmf }))
}

/** The law of max(0, X − by). */
function lessened(law: Float64Array, by: number): Float64Array {
  if (by === 0) return law
  const after = new Float64Array(Math.max(1, law.length - by))
  for (let i = 0; i < law.length; i++) after[Math.max(0, i - by)]! += law[i]!
  return after
}

/** Rows of the joint law with less mass than this are left out. */
const NEGLIGIBLE = 1e-16

/** With overruns the joint law of busy interviewers, interviews held and people who are there is carried along. */
function heldWithOverruns(comers: readonly Distribution[], day: DayRules): Distribution {
  const places = placesIn(day, comers.length)
  let states = new HeldStates(places)
  states.add(0, 0, 0, 1)
  comers.forEach((law, s) => {
    const arrivals = byLateness(law, day.late ?? 0)
    const left = places - placesIn(day, s + 1)
    const next = new HeldStates(left)
    for (const [busy, rows] of states.rows.entries()) {
      const free = Math.max(0, interviewersAt(day, s) - busy)
      const busyNext = busyAfter(free, overrunAfter(day, s))
      for (const [held, coming] of rows) {
        arrivals.forEach((onTime, late) => {
          const queue = convolve({ first: 0, pmf: coming }, onTime)
          for (let i = 0; i < queue.pmf.length; i++) {
            const size = queue.first + i
            const started = Math.min(size, free)
            const { first, pmf } = busyNext[started]!
            for (let b = 0; b < pmf.length; b++)
              next.add(first + b, held + started, size - started + late, queue.pmf[i]! * pmf[b]!)
          }
        })
      }
    }
    next.drop(NEGLIGIBLE)
    states = next
  })
  const pmf = new Float64Array(places + 1)
  for (const rows of states.rows) for (const [held, row] of rows) for (const mass of row) pmf[held]! += mass
  return trim({ first: 0, pmf })
}

/** Mass by [busy interviewers][interviews held][people who are there]. */
class HeldStates {
  readonly rows: Map<number, Float64Array>[] = []
  readonly #most: number

  /** @param most as many at most can still be held: more people than that are as good as that many */
  constructor(most: number) {
    this.#most = most
  }

  add(busy: number, held: number, there: number, mass: number): void {
    while (this.rows.length <= busy) this.rows.push(new Map())
    const rows = this.rows[busy]!
    const row = rows.get(held) ?? new Float64Array(this.#most + 1)
    rows.set(held, row)
    row[Math.min(there, this.#most)]! += mass
  }

  drop(mass: number): void {
    for (const rows of this.rows)
      for (const [held, row] of rows) if (row.reduce((sum, p) => sum + p, 0) < mass) rows.delete(held)
  }
}
