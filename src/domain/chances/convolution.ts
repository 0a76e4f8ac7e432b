import type { Distribution } from './distribution.ts'

/** Mass that may be cut off at either end of a window: far under what any answer shows, even after 10 000 cuts. */
const NEGLIGIBLE = 1e-30

/** The law of the sum of two independent numbers. */
export function convolve(x: Distribution, y: Distribution): Distribution {
  const pmf = new Float64Array(x.pmf.length + y.pmf.length - 1)
  addConvolution(pmf, x.pmf, y.pmf)
  return { first: x.first + y.first, pmf }
}

/** Adds the convolution of `x` and `y` to `pmf`, whose first x.length + y.length - 1 entries it takes. */
export function addConvolution(pmf: Float64Array, x: Float64Array, y: Float64Array): void {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  const last = long.length
  const unrolled = last < 4 ? 0 : short.length - (short.length % 4)
  let i = 0
  // Four terms of the shorter law a pass: a quarter of the reads and writes of the result.
  for (; i < unrolled; i += 4) {
    const s0 = short[i]!,
      s1 = short[i + 1]!,
      s2 = short[i + 2]!,
      s3 = short[i + 3]!
    let l1 = 0,
      l2 = 0,
      l3 = 0
    for (let j = 0; j < last; j++) {
      const l0 = long[j]!
      pmf[i + j]! += s0 * l0 + s1 * l1 + s2 * l2 + s3 * l3
      l3 = l2
      l2 = l1
      l1 = l0
    }
    pmf[i + last]! += s1 * l1 + s2 * l2 + s3 * l3
    pmf[i + last + 1]! += s2 * l1 + s3 * l2
    pmf[i + last + 2]! += s3 * l1
  }
  for (; i < short.length; i++) {
    const s0 = short[i]!
    for (let j = 0; j < last; j++) pmf[i + j]! += s0 * long[j]!
  }
}

/** The same law without the ends that hold no mass worth carrying. */
export function trim(law: Distribution): Distribution {
  const { pmf } = law
  let start = 0
  let end = pmf.length
  for (let cut = pmf[start]!; cut < NEGLIGIBLE && start < end - 1; cut += pmf[start]!) start++
  for (let cut = pmf[end - 1]!; cut < NEGLIGIBLE && end - 1 > start; cut += pmf[end - 1]!) end--
  return start === 0 && end === pmf.length ? law : { first: law.first + start, pmf: pmf.subarray(start, end) }
}
