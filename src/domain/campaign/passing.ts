import { binomial } from '../chances/binomial.ts'
import { probabilityFrom, probabilityOf } from '../chances/distribution.ts'
import { type Complex, logGammaRatio } from '../chances/gamma-ratio.ts'
import { headCountAt } from '../chances/head-count.ts'
import type { RateLaw } from '../chances/show-rate.ts'

/** How many of a number of people get past several stages. */
export type Passing = {
  /** Whether every rate is known, so that what came out says nothing new about the rest. */
  readonly known: boolean
  /** P(at least `goal` of `start`). */
  readonly atLeast: (start: number, goal: number) => number
  /** The same for every goal of `from`..`to`. */
  readonly atLeastEach: (start: number, from: number, to: number) => Float64Array
}

type Beta = Extract<RateLaw, { kind: 'beta' }>

/**
 * The lowest goal for which few people may be lost, so that the chain itself is followed. With 256 to lose, or 32 more
 * than the goal, the integral is short.
 */
function chainFrom(start: number): number {
  return Math.max(start - 255, Math.ceil((start - 31) / 2))
}

/**
 * The law of those who get past stages of which each has a rate shared by all: known, or uncertain and then a Beta
 * independent of the others. A chain of beta-binomials, exact to about 1e-12 however large the numbers.
 */
export function passing(laws: readonly RateLaw[]): Passing {
  const share = laws.reduce((product, law) => (law.kind === 'fixed' ? product * law.p : product), 1)
  const uncertain = laws.filter((law) => law.kind === 'beta')
  const byIntegral = chancesByIntegral(share, uncertain)
  const atLeastEach = (start: number, from: number, to: number) => {
    const chances = new Float64Array(to - from + 1)
    // All goals from `first` to `last`, nobody at all always being enough, and more than there are never.
    const [first, last] = [Math.max(1, from), Math.min(start, to)]
    chances.fill(1, 0, Math.max(0, first - from))
    if (share === 0 || last < first) return chances
    if (uncertain.length === 0) {
      const law = binomial(start, share)
      for (let goal = first; goal <= last; goal++) chances[goal - from] = probabilityFrom(law, goal)
      return chances
    }
    const few = Math.max(first, chainFrom(start))
    if (few > first) chances.set(byIntegral(start, first, Math.min(last, few - 1)), first - from)
    if (few <= last)
      chances.set(
        chancesByChain([{ kind: 'fixed', p: share }, ...uncertain], start, few).subarray(0, last - few + 1),
        few - from,
      )
    return chances
  }
  return { known: uncertain.length === 0, atLeastEach, atLeast: (start, goal) => atLeastEach(start, goal, goal)[0]! }
}

/** P(at least goal), goal = from..start: stage by stage over the numbers that may still be enough, in positive sums. */
function chancesByChain(laws: readonly RateLaw[], start: number, from: number): Float64Array {
  let left = new Float64Array(start - from + 1)
  left[start - from] = 1
  for (const law of laws) {
    const next = new Float64Array(left.length)
    left.forEach((weight, spare) => {
      if (weight === 0) return
      const passed = headCountAt(law, from + spare)
      for (let i = 0; i <= spare; i++) next[i]! += weight * probabilityOf(passed, from + i)
    })
    left = next
  }
  for (let i = left.length - 2; i >= 0; i--) left[i]! += left[i + 1]!
  return left.map((chance) => Math.min(1, chance))
}

/** The step along the line: what it neglects is below e^-40 times the number of people. */
const STEP = Math.PI / 40

/** Terms smaller than this no longer count. */
const NEGLIGIBLE = 1e-17

/**
 * P(at least goal), goal = from..to. Given the product X of the rates, P(at least k of n) = P(U <= X) with
 * U ~ Beta(k, n - k + 1). So it is the chance that log(X / U), a sum of independent terms, is not negative: with the
 * Mellin transforms E X^s and E U^-s, which are ratios of gammas, it is the integral of E X^s · E U^-s / s over the
 * line Re s = 1/2, divided by 2πi. The trapezium rule on a line converges faster than any power of its step, and
 * large n cost no more than small ones.
 */
function chancesByIntegral(share: number, uncertain: readonly Beta[]) {
  const pointAt = (i: number): Complex => ({ re: 0.5, im: i * STEP })
  const moments: Complex[] = []
  const momentAt = (i: number) => (moments[i] ??= logMomentOfProduct(share, uncertain, pointAt(i)))
  return (start: number, from: number, to: number): Float64Array => {
    const totals = new Float64Array(to - from + 1)
    for (let i = 0; ; i++) {
      const s = pointAt(i)
      const minus = { re: -s.re, im: -s.im }
      const [rate, top, bottom] = [momentAt(i), logGammaRatio(from, minus), logGammaRatio(start + 1, minus)]
      const size = Math.exp(rate.re + top.re - bottom.re)
      const angle = rate.im + top.im - bottom.im
      let re = size * Math.cos(angle)
      let im = size * Math.sin(angle)
      const weight = ((i === 0 ? 0.5 : 1) * STEP) / Math.PI / (s.re * s.re + s.im * s.im)
      for (let goal = from; ; goal++) {
        totals[goal - from]! += weight * (re * s.re + im * s.im)
        if (goal === to) break
        // Γ(k + 1 - s) / Γ(k + 1) = (1 - s / k) Γ(k - s) / Γ(k).
        const [factorRe, factorIm] = [1 - s.re / goal, -s.im / goal]
        const product = re * factorRe - im * factorIm
        im = re * factorIm + im * factorRe
        re = product
      }
      if (Math.abs(re) + Math.abs(im) < NEGLIGIBLE) return totals.map((chance) => Math.min(1, Math.max(0, chance)))
    }
  }
}

/** log E X^s of the product X of a known share and independent Betas. */
function logMomentOfProduct(share: number, uncertain: readonly Beta[], s: Complex): Complex {
  let re = s.re * Math.log(share)
  let im = s.im * Math.log(share)
  for (const { a, b } of uncertain) {
    const [part, whole] = [logGammaRatio(a, s), logGammaRatio(a + b, s)]
    re += part.re - whole.re
    im += part.im - whole.im
  }
  return { re, im }
}
