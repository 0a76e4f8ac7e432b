/** A rate taken as known. `dayCorrelation` (rho, 0 <= rho < 1) says how much one day's people share: 0 = nothing. */
export type KnownRate = {
  readonly known: number
  readonly dayCorrelation?: number
}

/** A rate learned from `came` of `invited`, shared by all and not exactly known. */
export type LearnedRate = {
  readonly came: number
  readonly invited: number
  readonly prior?: { readonly came: number; readonly missed: number }
  /** How much one day's people share besides not knowing the rate: rho as of a known rate, 0 = nothing. */
  readonly dayCorrelation?: number
}

/** Each person's own chance, independent of the others'. */
export type PeopleRate = {
  readonly candidates: ArrayLike<number>
}

/**
 * Each person's chance under each of several ways the world may be (draws or quadrature points of what all share):
 * independent inside a scenario, joined by not knowing which holds. The weights add up to 1.
 */
export type ScenarioRate = {
  readonly scenarios: readonly { readonly weight: number; readonly candidates: ArrayLike<number> }[]
}

/** One rate for everybody. */
export type CommonRate = KnownRate | LearnedRate

/** How likely the invited are to come, in every form the planner takes. */
export type ShowRate = CommonRate | PeopleRate | ScenarioRate

/** The law of a common rate: one number, or Beta(a, b) drawn once for the day or batch. */
export type RateLaw =
  | { readonly kind: 'fixed'; readonly p: number }
  | { readonly kind: 'beta'; readonly a: number; readonly b: number }

/** What is believed before any history: the article's one in five, weighing as much as five invitations. */
export const ARTICLE_PRIOR = { came: 1, missed: 4 } as const

export function isCommon(rate: ShowRate): rate is CommonRate {
  return 'known' in rate || 'came' in rate
}

/** People who share less than this share nothing: even of 200 000, it moves no probability by 1e-13. */
const LEAST_CORRELATION = 1e-24

/** Doubt and day together leave the people of a day at least this little of their own. */
const MOST_SHARED = 0.99

/**
 * The law behind a common rate. A day correlation rho makes a Beta of the same mean with rho = 1 / (a + b + 1),
 * so that Var = n p (1 - p) (1 + (n - 1) rho); history makes Beta(prior.came + came, prior.missed + missed), and a day
 * correlation beside it adds to the correlation 1 / (a + b + 1) that not knowing the rate makes.
 */
export function rateLaw(rate: CommonRate): RateLaw {
  if ('known' in rate) {
    const p = rate.known
    const rho = rate.dayCorrelation ?? 0
    const strength = 1 / rho - 1
    const shared = rho > LEAST_CORRELATION && p > 0 && p < 1
    return shared ? { kind: 'beta', a: p * strength, b: (1 - p) * strength } : { kind: 'fixed', p }
  }
  const prior = rate.prior ?? ARTICLE_PRIOR
  const a = prior.came + rate.came
  const b = prior.missed + rate.invited - rate.came
  if (!rate.dayCorrelation) return { kind: 'beta', a, b }
  const strength = 1 / Math.min(MOST_SHARED, 1 / (a + b + 1) + rate.dayCorrelation) - 1
  return { kind: 'beta', a: (a / (a + b)) * strength, b: (b / (a + b)) * strength }
}

/** People's chances as scenarios, whichever way they were given. */
export function scenariosOf(rate: PeopleRate | ScenarioRate): ScenarioRate['scenarios'] {
  return 'scenarios' in rate ? rate.scenarios : [{ weight: 1, candidates: rate.candidates }]
}

/** The mean of a common rate. */
export function meanOfLaw(law: RateLaw): number {
  return law.kind === 'fixed' ? law.p : law.a / (law.a + law.b)
}

/** Each person's chance, averaged over the scenarios: right for one person, not for a head-count. */
export function meanChances(rate: PeopleRate | ScenarioRate): ArrayLike<number> {
  if ('candidates' in rate) return rate.candidates
  const { scenarios } = rate
  const chances = new Float64Array(scenarios[0]!.candidates.length)
  for (const { weight, candidates } of scenarios) {
    for (let i = 0; i < chances.length; i++) chances[i]! += weight * candidates[i]!
  }
  return chances
}

/** The mean chance of one invited person: 0 where nobody is listed. */
export function meanRate(rate: ShowRate): number {
  if (isCommon(rate)) return meanOfLaw(rateLaw(rate))
  const chances = meanChances(rate)
  let sum = 0
  for (let i = 0; i < chances.length; i++) sum += chances[i]!
  return chances.length === 0 ? 0 : sum / chances.length
}
