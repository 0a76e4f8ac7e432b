import { type Observed, type Weights, weightedSums } from './ranking.ts'

/** The weight of one criterion at which two people's scores are equal; beyond it their order is reversed. */
export type WeightChange = { criterion: string; weight: number; meets: number }

/**
 * How far a single weight must move for two people to change places, the nearest move first. Criteria for which no
 * weight above 0 does it are left out. Empty also when the two already have the same score.
 *
 * With weight w + d on criterion j the scores are (S + d m) / (W + d): S and W are the sums of `weightedSums`, m is the
 * mark by j, and d is left out where j was not observed. Equal scores, cross-multiplied, are a polynomial of at most
 * the second degree in d.
 */
export function weightChanges(one: Observed, other: Observed, weights: Weights): WeightChange[] {
  const [a, b] = [weightedSums(one, weights), weightedSums(other, weights)]
  if (a.weight === 0 || b.weight === 0 || isZero(a.sum * b.weight - b.sum * a.weight)) return []
  const changes = [...weights].flatMap(([criterion, weight]) => {
    const [inA, inB] = [one.get(criterion), other.get(criterion)]
    const [da, db] = [inA === undefined ? 0 : 1, inB === undefined ? 0 : 1]
    const [ma, mb] = [inA ?? 0, inB ?? 0]
    const square = ma * db - mb * da
    const linear = a.sum * db + ma * b.weight - b.sum * da - mb * a.weight
    const constant = a.sum * b.weight - b.sum * a.weight
    const moves = roots(square, linear, constant).filter(
      // At a weight of 0 the scores only become equal, and no weight lies beyond it.
      (move) => weight + move > 1e-9 && a.weight + da * move > 1e-9 && b.weight + db * move > 1e-9,
    )
    const nearest = moves.sort((x, y) => Math.abs(x) - Math.abs(y))[0]
    return nearest === undefined ? [] : [{ criterion, weight, meets: weight + nearest }]
  })
  return changes.sort((x, y) => Math.abs(x.meets - x.weight) - Math.abs(y.meets - y.weight))
}

const isZero = (value: number) => Math.abs(value) < 1e-9

/**
 * Real roots of ax² + bx + c at which the sign changes; the stable form that loses no digits when b² is much above 4ac.
 */
function roots(a: number, b: number, c: number): number[] {
  if (isZero(a)) return isZero(b) ? [] : [-c / b]
  const discriminant = b * b - 4 * a * c
  if (discriminant <= 0) return []
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2
  return isZero(q) ? [q / a] : [q / a, c / q]
}
