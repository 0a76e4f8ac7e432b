/** Mass at the ends of the window that is dropped: 200 000 people lose less than 1e-14 of it. */
const NEGLIGIBLE = 1e-20

/**
 * How many of the people added so far come, counted exactly up to `cap` and as "cap or more" beyond: all that
 * "at least cap" needs. Adding a person costs the width of the window that still holds mass, never more than `cap`.
 */
export class RunningCount {
  readonly cap: number
  #pmf: Float64Array
  #low = 0
  #high = 0
  #reached: number
  #added = 0

  constructor(cap: number) {
    this.cap = cap
    this.#pmf = new Float64Array(cap)
    if (cap > 0) this.#pmf[0] = 1
    this.#reached = cap > 0 ? 0 : 1
  }

  /** Adds a person who comes with chance `p`, independently. */
  add(p: number): void {
    this.#added++
    if (this.cap === 0) return
    const pmf = this.#pmf
    const q = 1 - p
    if (this.#high === this.cap - 1) this.#reached += pmf[this.#high]! * p
    else pmf[++this.#high] = 0
    for (let k = this.#high; k > this.#low; k--) pmf[k] = pmf[k]! * q + pmf[k - 1]! * p
    pmf[this.#low]! *= q
    while (this.#low < this.#high && pmf[this.#low]! < NEGLIGIBLE) this.#low++
    while (this.#high > this.#low && pmf[this.#high]! < NEGLIGIBLE) this.#high--
  }

  /** How many people have been added. */
  get added(): number {
    return this.#added
  }

  /** P(X >= cap). */
  get reached(): number {
    return Math.min(1, this.#reached)
  }

  /** P(from <= X <= to) for to < cap. */
  between(from: number, to: number): number {
    let total = 0
    for (let k = Math.max(from, this.#low); k <= Math.min(to, this.#high); k++) total += this.#pmf[k]!
    return Math.min(1, total)
  }
}
