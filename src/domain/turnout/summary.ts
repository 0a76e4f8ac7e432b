import { betaQuantile } from '../chances/beta.ts'

/** How many came of those invited. `rate` and its interval are null where nobody was invited. */
export type Turnout = {
  invited: number
  came: number
  rate: number | null
  interval: { from: number; to: number } | null
}

export type TurnoutGroup = Turnout & { value: string }

/** Turnout by one trait. Groups too small to show are put together in `others`, and only counted in `total`
 * where even together they are too small. */
export type TurnoutByTrait = {
  total: Turnout
  groups: TurnoutGroup[]
  others: (Turnout & { groups: number }) | null
}

/** A group of fewer people is not shown on its own: its rate says little about the group and much about its people. */
export const LEAST_SHOWN = 5

/**
 * Turnout with the 90 % Jeffreys interval: the middle of Beta(came + 1/2, missed + 1/2), reaching to 0 when nobody
 * came and to 1 when all did (Brown, Cai & DasGupta 2001, "Interval estimation for a binomial proportion").
 */
export function turnoutOf(counts: { invited: number; came: number }): Turnout {
  const { invited, came } = counts
  if (invited === 0) return { invited, came, rate: null, interval: null }
  const [a, b] = [came + 0.5, invited - came + 0.5]
  const interval = {
    from: came === 0 ? 0 : betaQuantile(0.05, a, b),
    to: came === invited ? 1 : betaQuantile(0.95, a, b),
  }
  return { invited, came, rate: came / invited, interval }
}

/** Turnout by a trait such as the source, largest group first. Records without the trait stand under the empty text. */
export function turnoutBy<T extends { came: boolean }>(
  records: readonly T[],
  traitOf: (record: T) => string,
): TurnoutByTrait {
  const counts = [...Map.groupBy(records, traitOf)].map(([value, members]) => ({ value, ...countsOf(members) }))
  const large = counts.filter(({ invited }) => invited >= LEAST_SHOWN)
  const small = counts.filter(({ invited }) => invited < LEAST_SHOWN)
  const rest = {
    invited: small.reduce((sum, { invited }) => sum + invited, 0),
    came: small.reduce((sum, { came }) => sum + came, 0),
  }
  return {
    total: turnoutOf(countsOf(records)),
    groups: large
      .map(({ value, ...group }) => ({ value, ...turnoutOf(group) }))
      .sort((a, b) => b.invited - a.invited || (a.value < b.value ? -1 : 1)),
    others: rest.invited < LEAST_SHOWN ? null : { ...turnoutOf(rest), groups: small.length },
  }
}

function countsOf(records: readonly { came: boolean }[]): { invited: number; came: number } {
  return { invited: records.length, came: records.filter(({ came }) => came).length }
}
