import { type Observed, type Weights, weighed } from './ranking.ts'

/** The weight of one criterion at which two people's scores meet; beyond it their order is the other one. */
export type WeightChange = { criterion: string; weight: number; meets: number }

/**
 * How far a single weight must move for two people to change places, the nearest move first; criteria by which no
 * weight
 * above 0 does it are left out. Empty also when the two are level already.
 *
 * With weight w + d on criterion j the scores are (S + d m) / (W + d), S and W the sums of `weighed`, m the mark by j,
 * d
 * left out where j was not observed. Equal scores, cross-multiplied, are a polynomial of at most the second degree in
 * d.
 */
export function weightChanges(one: Observed, other: Observed, weights: Weights): WeightChange[] {
  const [a, b] = [weighed(one, weights), weighed(other, weights)]
  if (a.weight === 0 || b.weight === 0 || isNought(a.sum * b.weight - b.sum * a.weight)) return []
  const changes = [...weights].flatMap(([criterion, weight]) => {
    const [inA, inB] = [one.get(criterion), other.get(criterion)]
    const [da, db] = [inA === undefined ? 0 : 1, inB === undefined ? 0 : 1]
    const [ma, mb] = [inA ?? 0, inB ?? 0]
    const square = ma * db - mb * da
    const linear = a.sum * db + ma * b.weight - b.sum * da - mb * a.weight
    const constant = a.sum * b.weight - b.sum * a.weight
    const moves = roots(square, linear, constant).filter(
      // At no weight at all they only draw level: there is nothing beyond it.
      (move) => weight + move > 1e-9 && a.weight + da * move > 1e-9 && b.weight + db * move > 1e-9,
    )
    const nearest = moves.sort((x, y) => Math.abs(x) - Math.abs(y))[0]
    return nearest === undefined ? [] : [{ criterion, weight, meets: weight + nearest }]
  })
  return changes.sort((x, y) => Math.abs(x.meets - x.weight) - Math.abs(y.meets - y.weight))
}

const isNought = (value: number) => Math.abs(value) < 1e-9

/**
 * Real roots of ax² + bx + c at which the sign changes; the stable form that loses no digits when b² is much above 4ac.
 */
function roots(a: number, b: number, c: number): number[] {
  if (isNought(a)) return isNought(b) ? [] : [-c / b]
  const discriminant = b * b - 4 * a * c
  if (discriminant <= 0) return []
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2
  return isNought(q) ? [q / a] : [q / a, c / q]
}
