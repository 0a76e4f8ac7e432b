import { grossOf, netOf, type TaxScale } from '../law/income-tax.ts'
import { inForce, type Dated } from '../law/dated.ts'
import { isAbove, isBelow } from '../money.ts'
import type { PayRange } from './censored-percentiles.ts'
import type { Basis } from '../types.ts'

/** Bands of experience as hh.ru names them. */
export type Experience = 'noExperience' | 'between1And3' | 'between3And6' | 'moreThan6'

/**
 * An advertised monthly pay in roubles, as stated; at least one of `from` and `to` is given. `basis` is null where the
 * posting does not say; `city` is our id, null for any other place.
 */
export type Posting = {
  title: string
  place: string
  city: string | null
  experience: Experience | null
  role: string | null
  employer: string | null
  publishedAt: string | null
  from: number | null
  to: number | null
  basis: Basis | null
}

export type SetAsideReason =
  | 'no-pay'
  | 'unreadable-pay'
  | 'single-figure'
  | 'foreign-currency'
  | 'not-monthly'
  | 'upside-down'
  | 'under-minimum-wage'
  | 'over-maximum'

export type MarketRow = { used: Posting } | { setAside: SetAsideReason }

/** Pay as read from a file, before it is judged; `monthly` is false for pay by shift, hour or piece. */
export type RawPay = { from: number | null; to: number | null; currency: string; basis: Basis | null; monthly: boolean }

/**
 * What counts as absurd, roubles a month: less than the legal minimum of the posting's day, gross, or more than
 * `maximum`. `today` stands for the day of undated postings.
 */
export type PayLimits = {
  minimums: readonly (Dated & { amount: number })[]
  today: string
  maximum: number
  taxScale: TaxScale
}

/**
 * Why a pay cannot be used, or null. Where the basis is unknown the minimum is taken in its net form, the milder one.
 *
 * @param day ISO, when the posting was published; null where it does not say
 */
export function payProblem(
  { from, to, currency, basis, monthly }: RawPay,
  day: string | null,
  { minimums, today, maximum, taxScale }: PayLimits,
): SetAsideReason | null {
  const bounds = [from, to].filter((bound) => bound !== null)
  if (bounds.length === 0) return 'no-pay'
  if (currency !== 'RUR' && currency !== 'RUB') return 'foreign-currency'
  if (!monthly) return 'not-monthly'
  if (from !== null && to !== null && from > to) return 'upside-down'
  const minimum = minimumOf(minimums, day?.slice(0, 10) ?? today)
  const floor = basis === 'gross' ? minimum : netOf(taxScale, minimum)
  // A monthly wage cannot begin under the minimum: such figures are pay by shift, by hour or for part of the time.
  if (bounds.some((bound) => isBelow(bound, floor))) return 'under-minimum-wage'
  return bounds.some((bound) => isAbove(bound, maximum)) ? 'over-maximum' : null
}

/** What is in force on a day; of days before all rows, what the oldest says. */
function minimumOf(minimums: PayLimits['minimums'], day: string): number {
  const oldest = minimums.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))[0]
  return (inForce(minimums, day) ?? oldest)?.amount ?? 0
}

/** The pay of a posting before tax, one-sided as it may be; null where its basis is unknown. */
export function grossRange({ from, to, basis }: Posting, scale: TaxScale): PayRange | null {
  if (!basis) return null
  const gross = (amount: number | null) => (amount === null || basis === 'gross' ? amount : grossOf(scale, amount))
  return { from: gross(from), to: gross(to) }
}

/** The middle of a two-sided range, which plain percentiles count; null where an end is missing. */
export const middleOf = ({ from, to }: PayRange): number | null =>
  from === null || to === null ? null : (from + to) / 2

/**
 * A range as the censored estimate takes it: its middle where both ends are given, so that it agrees with the plain
 * percentiles, else the bound it is. Taken as intervals, wide ranges leave the estimate on a handful of round figures.
 */
export function valueOrBound(range: PayRange): PayRange {
  const middle = middleOf(range)
  return middle === null ? range : { from: middle, to: middle }
}
