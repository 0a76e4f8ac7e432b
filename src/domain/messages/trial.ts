/** The two wordings or timings of a trial: `a` is what the team sends today, `b` the other one. */
export type Arm = 'a' | 'b'

/** Of the people drawn for one arm: those whose outcome is known, and how many of them came. */
export type ArmCount = { n: number; came: number }

export type Trial = {
  a: ArmCount
  b: ArmCount
  /** So many people in both arms together were planned before anybody was drawn. */
  planned: number
  /** So many have been drawn, and of so many the outcome is still to come. */
  drawn: number
  open: number
}

/**
 * `early`: the people planned are not all drawn, or the outcome of some is still to come. `alike`: the interval holds
 * no difference too, which does not mean that there is none. `a` and `b`: more people of that arm came.
 */
export type Verdict = 'early' | 'alike' | Arm

/** By how much more of arm b came than of arm a, with the 95 % interval; null while an arm has nobody. */
export type Difference = { estimate: number; from: number; to: number }

/** The 97.5 % point of the normal law: a two-sided interval of 95 %. */
const Z = 1.959963984540054

/** Its 80 % point: a true difference is found four times out of five. */
const Z_POWER = 0.8416212335729143

/** Fewer people in an arm than this tell nothing, whatever difference somebody hopes for. */
export const FEWEST_PER_ARM = 20

/**
 * Which arm a person is in: by chance, half and half, and the same whenever it is asked. The numbers of trial and
 * person are mixed until no pattern of either is left (the finish of MurmurHash3): one trial says nothing of another.
 */
export function armOf(trial: number, person: number): Arm {
  const seed = mixed(Math.imul(trial, 0x9e3779b1))
  return (mixed(seed ^ Math.imul(person, 0x85ebca6b)) >>> 16) & 1 ? 'b' : 'a'
}

function mixed(number: number): number {
  let hash = number ^ (number >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/**
 * People needed in both arms together, so that a true difference of `least` above `rate` is found four times out of
 * five, and one that is not there no oftener than once in twenty.
 */
export function peopleNeeded(rate: number, least: number): number {
  const better = Math.min(1, rate + least)
  const variance = rate * (1 - rate) + better * (1 - better)
  return 2 * Math.max(FEWEST_PER_ARM, Math.ceil(((Z + Z_POWER) ** 2 * variance) / (better - rate) ** 2))
}

/** Newcombe's interval (1998, method 10), which holds what it claims also for few people and for rates near 0 and 1. */
export function differenceOf({ a, b }: Pick<Trial, 'a' | 'b'>): Difference | null {
  if (a.n === 0 || b.n === 0) return null
  const [first, second] = [wilson(a), wilson(b)]
  const [pa, pb] = [a.came / a.n, b.came / b.n]
  return {
    estimate: pb - pa,
    from: pb - pa - Math.hypot(pb - second.from, first.to - pa),
    to: pb - pa + Math.hypot(second.to - pb, pa - first.from),
  }
}

/**
 * What a trial says. It is asked once, when all who were planned are through: who looks every day and stops at the
 * first difference finds one sooner or later also where there is none.
 */
export function verdictOf(trial: Trial): Verdict {
  const difference = differenceOf(trial)
  if (difference === null || trial.drawn < trial.planned || trial.open > 0) return 'early'
  if (Math.min(trial.a.n, trial.b.n) < FEWEST_PER_ARM) return 'early'
  if (difference.from > 0) return 'b'
  return difference.to < 0 ? 'a' : 'alike'
}

function wilson({ n, came }: ArmCount): { from: number; to: number } {
  const middle = came + Z ** 2 / 2
  const half = Z * Math.sqrt((came * (n - came)) / n + Z ** 2 / 4)
  return { from: (middle - half) / (n + Z ** 2), to: (middle + half) / (n + Z ** 2) }
}
