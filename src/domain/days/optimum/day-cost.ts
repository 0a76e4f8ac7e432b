import { binomial } from '../../chances/binomial.ts'
import { addConvolution, trim } from '../../chances/convolution.ts'
import type { DayRules } from '../day-rules.ts'
import type { Distribution } from '../../chances/distribution.ts'

/** What an idle interviewer-slot, a slot waited by one person and an interview in overtime cost. */
export type DayCosts = {
  readonly idle: number
  readonly wait: number
  readonly overtime: number
  /** What one invitation costs besides: 0 where not said. */
  readonly invitation?: number
}

type Breaks = DayRules['breaks']

/** Mass cut off the top of a queue: far under the differences by which plans are told apart. */
const NEGLIGIBLE = 1e-20

/**
 * Expected cost of a day at one fixed rate `p`, taken apart so that a change in one slot need not be counted from
 * the start: laws of the queue come forward through the slots, costs to go come backward, and meet anywhere.
 *
 * Idle time is counted as interviewers less shows plus what is left over at the end, which adds up to the same.
 */
export class DayCostAtRate {
  readonly p: number
  readonly interviewers: readonly number[]
  readonly #breaks: Breaks
  readonly #costs: DayCosts
  readonly #laws = new Map<number, Distribution>()
  /** Room for what a call needs while it runs: passes are made by the thousand, and room costs more than they do. */
  #scratch = new Float64Array(64)

  constructor(p: number, interviewers: readonly number[], breaks: Breaks, costs: DayCosts) {
    this.p = p
    this.interviewers = interviewers
    this.#breaks = breaks
    this.#costs = costs
  }

  #scratchOf(length: number): Float64Array {
    if (this.#scratch.length < length) this.#scratch = new Float64Array(2 * length)
    return this.#scratch
  }

  /** The same for a day that ends after so many slots. */
  firstSlots(slots: number): DayCostAtRate {
    return new DayCostAtRate(this.p, this.interviewers.slice(0, slots), this.#breaks, this.#costs)
  }

  /** What one person costs who is left after slot `s` and waits for the next, a break included. */
  #waitAfter(s: number): number {
    return this.#costs.wait * (1 + (this.#breaks?.[s] ?? 0))
  }

  /** How many come of `n`. */
  comers(n: number): Distribution {
    const known = this.#laws.get(n)
    if (known !== undefined) return known
    const law = trim(binomial(n, this.p))
    this.#laws.set(n, law)
    return law
  }

  /** The law of those left after slot `s`, from the law of those left before it and `n` invited. */
  forward(left: Float64Array, s: number, n: number): Float64Array {
    const { first, pmf } = this.comers(n)
    const length = left.length + pmf.length - 1
    const queue = this.#scratchOf(length).fill(0, 0, length)
    addConvolution(queue, left, pmf)
    const shift = first - this.interviewers[s]!
    const served = Math.min(length, Math.max(0, -shift))
    let nobody = 0
    for (let i = 0; i < served; i++) nobody += queue[i]!
    // Those who are left begin where the interviewers have taken all they can.
    let end = length
    for (let cut = queue[end - 1]!; end > served && end + shift > 1 && cut < NEGLIGIBLE; cut += queue[end - 1]!) end--
    const after = new Float64Array(Math.max(1, end + shift))
    for (let i = served; i < end; i++) after[i + shift] = queue[i]!
    after[0]! += nobody
    return after
  }

  /**
   * Cost to go before slot `s` for 0..`length` - 1 left waiting, from the cost to go after it and `n` invited.
   * Queues beyond the end of `after` do not happen in any plan compared and count for nothing.
   */
  backward(after: Float64Array, s: number, n: number, length: number): Float64Array {
    const { first, pmf } = this.comers(n)
    const shift = first - this.interviewers[s]!
    const wait = this.#waitAfter(s)
    const toGo = this.#scratchOf(after.length)
    for (let left = 0; left < after.length; left++) toGo[left] = after[left]! + wait * left
    const before = new Float64Array(length)
    for (let w = 0; w < length; w++) {
      const offset = w + shift
      const end = Math.min(pmf.length, after.length - offset)
      const served = Math.min(end, Math.max(0, -offset))
      let cost = 0
      for (let i = 0; i < served; i++) cost += pmf[i]!
      cost *= toGo[0]!
      for (let i = served; i < end; i++) cost += pmf[i]! * toGo[offset + i]!
      before[w] = cost
    }
    return before
  }

  /** Cost to go after the last slot: leftovers are interviewed by those who were there last. */
  closing(length: number): Float64Array {
    const { idle, wait, overtime } = this.#costs
    const taken = this.interviewers.findLast((count) => count > 0) ?? Infinity
    const waiting = new Float64Array(length)
    return waiting.map((_, left) => {
      waiting[left] = left > taken ? left - taken + waiting[left - taken]! : 0
      return (idle + overtime) * left + wait * waiting[left]
    })
  }

  /** Expected cost of waiting behind slot `s`, whose leftovers have this law. */
  waitingCost(left: Float64Array, s: number): number {
    let mean = 0
    for (let w = 1; w < left.length; w++) mean += w * left[w]!
    return this.#waitAfter(s) * mean
  }

  /**
   * The part of the cost that is the same wherever people are put: interviewers less shows, at the idle cost, and the
   * invitations themselves.
   */
  fixedCost(invitations: number): number {
    const { idle, invitation = 0 } = this.#costs
    const places = this.interviewers.reduce((sum, count) => sum + count, 0)
    return idle * (places - this.p * invitations) + invitation * invitations
  }
}

/** Σ law(w) · cost(w). */
export function expectedCost(law: Float64Array, cost: Float64Array): number {
  const end = Math.min(law.length, cost.length)
  let even = 0
  let odd = 0
  let w = 0
  for (; w + 1 < end; w += 2) {
    even += law[w]! * cost[w]!
    odd += law[w + 1]! * cost[w + 1]!
  }
  return w < end ? even + odd + law[w]! * cost[w]! : even + odd
}
