import { binomial } from '../chances/binomial.ts'
import { type ClearingTable, clearingTime } from './clearing.ts'
import { convolve, trim } from '../chances/convolution.ts'
import { type DayRules, interviewersAt, overrunAfter } from './day-rules.ts'
import { type Distribution, certainly, excessOver, probabilityOf } from '../chances/distribution.ts'

/**
 * The law of the queue between two slots, split by how many interviewers are still busy with an overrun (the index).
 * The entries of one list add up to the chance of that many, so the lists together add up to 1.
 */
export type Queue = {
  /** Those left waiting. */
  readonly left: readonly Distribution[]
  /** Those left waiting and those who are late and come with the next slot. */
  readonly coming: readonly Distribution[]
}

export function openingQueue(): Queue {
  return { left: [certainly(0)], coming: [certainly(0)] }
}

type Served = {
  readonly queue: Queue
  /** Expected arrivals, queue with them, people left waiting after it was served, idle interviewers. */
  readonly arrivals: number
  readonly size: number
  readonly waiting: number
  readonly idle: number
  /** Slots that this slot's arrivals wait in all, whenever they are served. */
  readonly delay: number
  /** Expected number of this slot's arrivals that wait at all, and more than one slot. */
  readonly waiters: number
  readonly longWaiters: number
  /** Mass of the days on which more were left waiting than `seats`: they are gone from the queue returned. */
  readonly overflowed: number
}

/**
 * One slot: `comers` of it arrive (some with the next slot), then each free interviewer starts an interview.
 *
 * Of a slot's arrivals, (Q - m)+ - (W - m)+ are still waiting when m more people have been taken, Q being the queue
 * with them and W those who waited before them: only the two laws are needed, not their joint one.
 */
export function serveSlot(
  before: Queue,
  comers: Distribution,
  s: number,
  day: DayRules,
  clearing: ClearingTable,
  seats = Infinity,
): Served {
  const paused = (day.breaks?.[s] ?? 0) > 0
  const following = interviewersAt(day, s + 1)
  const arrivals = byLateness(comers, day.late ?? 0)
  const after = new QueueBuilder(endOf(before.coming) + comers.first + comers.pmf.length)
  const sums = {
    size: 0,
    waiting: 0,
    idle: 0,
    delay: -clearingTime(clearing, before.left),
    waiters: 0,
    longWaiters: 0,
    overflowed: 0,
    before: 0,
  }

  before.coming.forEach((coming, busy) => {
    const free = Math.max(0, interviewersAt(day, s) - busy)
    const busyNext = busyAfter(free, overrunAfter(day, s))
    const clears = clearing[busy]!
    /** Expected number still waiting after this slot and the next, of a queue of law `queue`. */
    const longWaiting = (queue: Distribution) => {
      if (paused) return excessOver(queue, free)
      const law = busyNext[free]!
      return law.pmf.reduce(
        (sum, chance, i) => sum + chance * excessOver(queue, free + Math.max(0, following - law.first - i)),
        0,
      )
    }
    arrivals.forEach((law, late) => {
      const queue = convolve(coming, law)
      sums.waiters += excessOver(queue, free)
      sums.longWaiters += longWaiting(queue)
      for (let i = 0; i < queue.pmf.length; i++) {
        const chance = queue.pmf[i]!
        const size = queue.first + i
        const started = Math.min(size, free)
        const left = size - started
        sums.size += chance * size
        sums.delay += chance * clears[size]!
        sums.waiting += chance * left
        sums.idle += chance * (free - started)
        if (left > seats) sums.overflowed += chance
        else after.add(busyNext[started]!, left, late, chance)
      }
    })
    sums.waiters -= excessOver(before.left[busy]!, free)
    sums.longWaiters -= longWaiting(before.left[busy]!)
    sums.before += excessOver(before.left[busy]!, 0)
  })
  const { before: waited, ...rest } = sums
  return { ...rest, queue: after.build(), arrivals: sums.size - waited }
}

/** One more than the longest queue of these laws. */
function endOf(laws: readonly Distribution[]): number {
  return Math.max(...laws.map(({ first, pmf }) => first + pmf.length))
}

const NOBODY = certainly(0)

/** How many of the interviews started (the index, up to `free`) go on into the next slot. */
export function busyAfter(free: number, overrun: number): readonly Distribution[] {
  return Array.from({ length: free + 1 }, (_, started) => (overrun === 0 ? NOBODY : binomial(started, overrun)))
}

/** The joint law of who is on time and who is late: a law of the former for each number (the index) of the latter. */
export function byLateness(comers: Distribution, late: number): Distribution[] {
  if (late === 0) return [comers]
  const end = comers.first + comers.pmf.length
  const parts = Array.from({ length: end }, (_, missing) => new Float64Array(end - missing))
  comers.pmf.forEach((chance, i) => {
    const count = comers.first + i
    const lateOnes = binomial(count, late)
    for (let l = 0; l <= count; l++) parts[l]![count - l] = chance * probabilityOf(lateOnes, l)
  })
  return parts.map((pmf) => trim({ first: 0, pmf }))
}

/** Collects the outcomes of a slot into the next queue. */
class QueueBuilder {
  readonly #length: number
  readonly #left: Float64Array[] = []
  readonly #coming: Float64Array[] = []

  /** @param length one more than the longest queue */
  constructor(length: number) {
    this.#length = length
  }

  add(busy: Distribution, left: number, late: number, chance: number): void {
    for (let i = 0; i < busy.pmf.length; i++) {
      while (this.#left.length <= busy.first + i) {
        this.#left.push(new Float64Array(this.#length))
        this.#coming.push(new Float64Array(this.#length))
      }
      const mass = chance * busy.pmf[i]!
      this.#left[busy.first + i]![left]! += mass
      this.#coming[busy.first + i]![left + late]! += mass
    }
  }

  build(): Queue {
    return { left: this.#left.map(toLaw), coming: this.#coming.map(toLaw) }
  }
}

function toLaw(pmf: Float64Array): Distribution {
  return trim({ first: 0, pmf })
}
