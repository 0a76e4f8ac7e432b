/** The most invitations a plan may name; beyond it the answer is "no number will do". */
export const MOST_INVITATIONS = 200_000

/** The most invitations to one slot of a flow day. */
export const MOST_PER_SLOT = 2_000

/** Slack in "at least t", and the difference under which two optima tie: probabilities are exact to less than this. */
export const SLACK = 1e-12

/**
 * The smallest whole number in `from`..`to` for which `holds` is true; once true it stays true. Null when never.
 * Strides that double, then halves: large numbers, which take longest to try, are tried only where needed.
 */
export function firstWhere(from: number, to: number, holds: (n: number) => boolean): number | null {
  let low = from
  let high = from
  for (let stride = 1; high < to && !holds(high); stride *= 2) {
    low = high + 1
    high = Math.min(to, high + stride)
  }
  if (high > to || (high === to && !holds(to))) return null
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** ceil(goal / rate), not misled by rounding just above a whole number; null at rate 0. */
export function ruleOfThumbFor(goal: number, rate: number): number | null {
  const invitations = Math.ceil((goal / rate) * (1 - 1e-12))
  return Number.isFinite(invitations) ? invitations : null
}
