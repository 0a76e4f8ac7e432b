import { LEAST_SHOWN, type Turnout, turnoutOf } from '../summary.ts'

/** People alike in what could mislead, by whether they had the thing that is looked at. */
export type Stratum = { value: string; having: Turnout; lacking: Turnout }

/** A difference of shares of those who came, in -1..1, with its 90 % interval. */
export type Difference = { difference: number; interval: { from: number; to: number } }

export type Association = {
  having: Turnout
  lacking: Turnout
  /** In the order of the values. */
  strata: Stratum[]
  /** The difference among people alike; null where too few on either side have anybody to be compared with. */
  amongAlike: Difference | null
}

/** The 95 % point of the normal law: a two-sided interval of 90 %. */
const Z = 1.6448536269514722

/**
 * How turnout differs between those who had something (a reminder, say) and those who had not, within groups of people
 * alike in something else (lead time, say). The groups' differences are averaged by Mantel and Haenszel's weights n1 n0
 * / N (Greenland & Robins 1985); the interval takes Sato's variance (1989), which holds for few large groups as for
 * many small ones. This is an association: people who had it may differ from the others in more than what was held
 * equal.
 */
export function associationWith<T extends { came: boolean }>(
  records: readonly T[],
  has: (record: T) => boolean,
  alikeIn: (record: T) => string,
): Association {
  const strata = [...Map.groupBy(records, alikeIn)]
    .map(([value, members]) => ({ value, ...sides(members, has) }))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))
  return { ...sides(records, has), strata, amongAlike: mantelHaenszel(strata) }
}

function sides<T extends { came: boolean }>(
  records: readonly T[],
  has: (record: T) => boolean,
): { having: Turnout; lacking: Turnout } {
  const turnout = (members: readonly T[]) =>
    turnoutOf({ invited: members.length, came: members.filter(({ came }) => came).length })
  return { having: turnout(records.filter(has)), lacking: turnout(records.filter((record) => !has(record))) }
}

function mantelHaenszel(strata: readonly Stratum[]): Difference | null {
  const comparable = strata.filter(({ having, lacking }) => having.invited > 0 && lacking.invited > 0)
  const people = (side: 'having' | 'lacking') => comparable.reduce((sum, stratum) => sum + stratum[side].invited, 0)
  if (Math.min(people('having'), people('lacking')) < LEAST_SHOWN) return null
  const sums = { weight: 0, difference: 0, p: 0, q: 0 }
  for (const { having, lacking } of comparable) {
    const [n1, n0, came1, came0] = [having.invited, lacking.invited, having.came, lacking.came]
    const all = n1 + n0
    sums.weight += (n1 * n0) / all
    sums.difference += (came1 * n0 - came0 * n1) / all
    sums.p += (n1 ** 2 * came0 - n0 ** 2 * came1 + (n1 * n0 * (n0 - n1)) / 2) / all ** 2
    sums.q += (came1 * (n0 - came0) + came0 * (n1 - came1)) / (2 * all)
  }
  const difference = sums.difference / sums.weight
  const deviation = Math.sqrt(Math.max(0, difference * sums.p + sums.q)) / sums.weight
  return {
    difference,
    interval: { from: Math.max(-1, difference - Z * deviation), to: Math.min(1, difference + Z * deviation) },
  }
}
