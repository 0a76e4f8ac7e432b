import { binomial } from '../../chances/binomial.ts'
import { trim } from '../../chances/convolution.ts'
import type { Distribution } from '../../chances/distribution.ts'
import { MOST_PER_SLOT, SLACK } from '../../chances/limits.ts'
import type { Quadrature } from '../../chances/quadrature.ts'
import { type CommonRate, rateLaw } from '../../chances/show-rate.ts'
import { clearingTables } from '../clearing.ts'
import { rateQuadrature } from '../day-scenarios.ts'
import { openingQueue, type Queue, serveSlot } from '../queue.ts'
import { isPunctual, type OptimumQuestion } from './optimum-question.ts'
import { totalOf } from './priced-plan.ts'

/** Beginnings kept of each size: those behind which the fewest are left waiting. */
const KEPT = 3

/** Points of an uncertain rate while beginnings are compared. */
const POINTS = 12

/**
 * Up to so much work the search was measured at a second or less: slots times invitations times points of the rate,
 * and eight times as much where lateness and overruns split each queue.
 */
const MOST_WORK = 8_000

/** Up to so many slots one person is moved for another in every way, which the square of them takes. */
const MOST_SLOTS_REARRANGED = 8

/** The queue at one rate, and that of the days on which the waiting room has sufficed so far. */
type AtRate = { readonly queue: Queue; readonly room: Queue }

/** The first slots of a day. */
type Beginning = {
  readonly invitations: readonly number[]
  readonly total: number
  readonly atRates: readonly AtRate[]
  /** Expected number left waiting behind the last of its slots. */
  readonly waiting: number
  /** P(the waiting room has not sufficed). */
  readonly roomOver: number
}

/**
 * The day with the most invitations, up to `most`, that keeps the limits of a question at a common rate: the best
 * found. Null on a day too large for it. Of 480 days of three and four slots 471 had as many invitations as the best of
 * all days, the others one fewer.
 *
 * @param isKept whether a day keeps the limits, exactly
 */
export function fullestDay(
  question: OptimumQuestion & { readonly rate: CommonRate },
  most: number,
  isKept: (invitations: readonly number[]) => boolean,
): readonly number[] | null {
  const rates = rateQuadrature(rateLaw(question.rate), most, POINTS)
  if (question.slots * most * rates.length * (isPunctual(question) ? 1 : 8) > MOST_WORK) return null
  const found = slotBySlot(question, rates, most)
  return question.slots > MOST_SLOTS_REARRANGED || !isKept(found) ? found : rearranged(found, most, isKept)
}

/** One person more for as long as that keeps the limits, if need be with one other person at another time. */
function rearranged(
  found: readonly number[],
  most: number,
  isKept: (invitations: readonly number[]) => boolean,
): readonly number[] {
  const slots = [...found.keys()]
  const changed = (plan: readonly number[], added: number, to: number, from: number) =>
    plan.map((n, s) => n + (s === added ? 1 : 0) + (s === to ? 1 : 0) - (s === from ? 1 : 0))
  const larger = (plan: readonly number[]) =>
    slots
      .flatMap((added) =>
        slots.flatMap((to) => slots.filter((from) => plan[from]! > 0).map((from) => changed(plan, added, to, from))),
      )
      .find(isKept)
  let best = found
  for (let next = larger(best); next && totalOf(best) < most; next = larger(best)) best = next
  return best
}

/**
 * Of the beginnings of each size only the few are followed that leave the fewest waiting: what comes after them
 * depends on hardly anything else.
 */
function slotBySlot(question: OptimumQuestion, points: Quadrature, most: number): readonly number[] {
  const { slots, waitingSeats = Infinity, maxWaitingRoomRisk = 1, maxMeanWait = Infinity } = question
  const clearing = clearingTables(question, slots, most)
  const rates = points.map(({ weight, at }) => ({ weight, comers: lawsAt(at) }))

  /** A beginning with `n` invited to the next slot; null where a limit breaks. */
  const extended = (before: Beginning, n: number): Beginning | null => {
    const s = before.invitations.length
    let [waiting, roomOver, delay, arrivals] = [0, before.roomOver, 0, 0]
    const atRates = rates.map(({ weight, comers }, i): AtRate => {
      const { queue, room } = before.atRates[i]!
      const served = serveSlot(queue, comers(n), s, question, clearing[s]!)
      waiting += weight * served.waiting
      delay += weight * served.delay
      arrivals += weight * served.arrivals
      if (waitingSeats === Infinity) return { queue: served.queue, room }
      const kept = serveSlot(room, comers(n), s, question, clearing[s]!, waitingSeats)
      roomOver += weight * kept.overflowed
      return { queue: served.queue, room: kept.queue }
    })
    if (delay > (maxMeanWait + SLACK) * arrivals || roomOver > maxWaitingRoomRisk + SLACK) return null
    return { invitations: [...before.invitations, n], total: before.total + n, atRates, waiting, roomOver }
  }

  const nobody = { queue: openingQueue(), room: openingQueue() }
  const start = { invitations: [], total: 0, atRates: rates.map(() => nobody), waiting: 0, roomOver: 0 }
  let beginnings: readonly Beginning[] = [start]
  for (let s = 0; s < slots; s++) {
    const bySize = new Map<number, Beginning[]>()
    for (const before of beginnings) {
      // Who is more makes all wait longer: after the first number that breaks a limit all others do.
      for (let n = 0; before.total + n <= most && n <= MOST_PER_SLOT; n++) {
        const next = extended(before, n)
        if (next === null) break
        bySize.set(next.total, [...(bySize.get(next.total) ?? []), next])
      }
    }
    beginnings = [...bySize.values()].flatMap((same) =>
      same.toSorted((one, other) => one.waiting - other.waiting).slice(0, KEPT),
    )
  }
  return beginnings.reduce((best, day) => (day.total > best.total ? day : best), beginnings[0] ?? start).invitations
}

/** How many of `n` come at one rate, each law made once. */
function lawsAt(p: number): (n: number) => Distribution {
  const laws = new Map<number, Distribution>()
  return (n) => {
    const law = laws.get(n) ?? trim(binomial(n, p))
    laws.set(n, law)
    return law
  }
}
