import { binomial } from './binomial.ts'
import { type ClearingTable, clearingTime } from './clearing.ts'
import { convolve, trim } from './convolution.ts'
import { type DayRules, interviewersAt, overrunAfter } from './day-rules.ts'
import { type Distribution, certainly, excessOver, probabilityOf } from './distribution.ts'

/**
 * The law of the queue between two slots, split by how many interviewers are still busy with an overrun (the index).
 * The entries of one list add up to the chance of that many, so the lists together add up to 1.
 */
export interface Queue {
  /** Those left waiting. */
  readonly left: readonly Distribution[]
  /** Those left waiting and those who are late and come with the next slot. */
  readonly coming: readonly Distribution[]
}

export const openingQueue = (): Queue => ({ left: [certainly(0)], coming: [certainly(0)] })

interface Served {
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
 * One slot: `comers` of it arrive (some with the next slot), then whoever is free starts an interview.
 *
 * Of a slot's arrivals, (Q - m)+ - (W - m)+ are still waiting when m more people have been taken, Q being the queue
 * with them and W those who waited before them: only the two laws are needed, not their joint one.
 */
export const serveSlot = (before: Queue, comers: Distribution, s: number, day: DayRules, clearing: ClearingTable, seats = Infinity): Served => {
  const paused = (day.breaks?.[s] ?? 0) > 0
  const following = interviewersAt(day, s + 1)
  const after = new QueueBuilder()
  const sums = { size: 0, waiting: 0, idle: 0, delay: -clearingTime(clearing, before.left), waiters: 0, longWaiters: 0, overflowed: 0, before: 0 }
  const arrivals = byLateness(comers, day.late ?? 0)

  before.coming.forEach((coming, busy) => {
    const free = Math.max(0, interviewersAt(day, s) - busy)
    const busyNext = Array.from({ length: free + 1 }, (_, started) => binomial(started, overrunAfter(day, s)))
    /** Expected number still waiting after this slot and the next, of a queue of law `queue`. */
    const longWaiting = (queue: Distribution) => {
      if (paused) return excessOver(queue, free)
      const law = busyNext[free]!
      return law.pmf.reduce((sum, chance, i) => sum + chance * excessOver(queue, free + Math.max(0, following - law.first - i)), 0)
    }
    arrivals.forEach((law, late) => {
      const queue = convolve(coming, law)
      sums.waiters += excessOver(queue, free)
      sums.longWaiters += longWaiting(queue)
      queue.pmf.forEach((chance, i) => {
        const size = queue.first + i
        const started = Math.min(size, free)
        const left = size - started
        sums.size += chance * size
        sums.delay += chance * clearing[busy]![size]!
        sums.waiting += chance * left
        sums.idle += chance * (free - started)
        if (left > seats) sums.overflowed += chance
        else after.add(busyNext[started]!, left, late, chance)
      })
    })
    sums.waiters -= excessOver(before.left[busy]!, free)
    sums.longWaiters -= longWaiting(before.left[busy]!)
    sums.before += excessOver(before.left[busy]!, 0)
  })
  const { before: waited, ...rest } = sums
  return { ...rest, queue: after.build(), arrivals: sums.size - waited }
}

/** The joint law of who is on time and who is late: a law of the former for each number (the index) of the latter. */
const byLateness = (comers: Distribution, late: number): Distribution[] => {
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
  readonly #left: number[][] = []
  readonly #coming: number[][] = []

  add(busy: Distribution, left: number, late: number, chance: number): void {
    busy.pmf.forEach((share, i) => {
      addTo(this.#left, busy.first + i, left, chance * share)
      addTo(this.#coming, busy.first + i, left + late, chance * share)
    })
  }

  build(): Queue {
    return { left: this.#left.map(toLaw), coming: this.#coming.map(toLaw) }
  }
}

const addTo = (laws: number[][], busy: number, size: number, mass: number): void => {
  while (laws.length <= busy) laws.push([0])
  const law = laws[busy]!
  while (law.length <= size) law.push(0)
  law[size]! += mass
}

const toLaw = (masses: readonly number[]): Distribution => trim({ first: 0, pmf: Float64Array.from(masses) })
