import { certainly, type Distribution } from './distribution.ts'
import { convolve, trim } from './convolution.ts'

/** Up to so many people are convolved one by one; larger crowds are split in two. */
const BLOCK = 96

/** Up to so many people the law keeps even ends that nothing adds up to. */
const MOST_UNCUT = 2_000

/** Convolve one person at a time: state k becomes k or k + 1. Only positive numbers are added. */
function oneByOne(chances: ArrayLike<number>, from: number, to: number): Distribution {
  const pmf = new Float64Array(to - from + 1)
  pmf[0] = 1
  for (let i = from; i < to; i++) {
    const p = chances[i]!
    const q = 1 - p
    for (let k = i - from + 1; k > 0; k--) pmf[k] = pmf[k]! * q + pmf[k - 1]! * p
    pmf[0] = pmf[0] * q
  }
  return { first: 0, pmf }
}

type Cut = (law: Distribution) => Distribution

/** @param cut what is done with the ends of each law on the way */
function split(chances: ArrayLike<number>, from: number, to: number, cut: Cut): Distribution {
  if (to - from <= BLOCK) return cut(oneByOne(chances, from, to))
  const middle = (from + to) >> 1
  return cut(convolve(split(chances, from, middle, cut), split(chances, middle, to, cut)))
}

/**
 * How many come when each person has a chance of their own, independent of the others (the Poisson-binomial law).
 * A tree of convolutions with trimmed windows (after Biscarri, Zhao & Brunner 2018), but by direct, positive-only
 * convolution instead of FFT: what FFT rounds away absolutely, this keeps relatively. Of a crowd of up to 2 000, whose
 * law may be shown whole, nothing is cut; of a larger one, ends with less than 1e-30.
 */
export function poissonBinomial(chances: ArrayLike<number>): Distribution {
  if (chances.length === 0) return certainly(0)
  return split(chances, 0, chances.length, chances.length <= MOST_UNCUT ? (law) => law : trim)
}
