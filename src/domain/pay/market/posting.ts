import { grossOf, netOf, type TaxScale } from '../law/income-tax.ts'
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
  /** In reports of earlier imports only. */
  | 'single-figure'
  | 'foreign-currency'
  | 'not-monthly'
  | 'upside-down'
  | 'under-minimum-wage'
  | 'over-maximum'

export type MarketRow = { used: Posting } | { setAside: SetAsideReason }

/** Pay as read from a file, before it is judged; `monthly` is false for pay by shift, hour or piece. */
export type RawPay = { from: number | null; to: number | null; currency: string; basis: Basis | null; monthly: boolean }

/** What counts as absurd: `minimum` is the legal minimum, gross, `maximum` any figure; roubles a month. */
export type PayLimits = { minimum: number; maximum: number; taxScale: TaxScale }

/**
 * Why a pay cannot be used, or null. Where the basis is unknown the minimum is taken in its net form, the milder one.
 */
export function payProblem(
  { from, to, currency, basis, monthly }: RawPay,
  { minimum, maximum, taxScale }: PayLimits,
): SetAsideReason | null {
  const bounds = [from, to].filter((bound) => bound !== null)
  if (bounds.length === 0) return 'no-pay'
  if (currency !== 'RUR' && currency !== 'RUB') return 'foreign-currency'
  if (!monthly) return 'not-monthly'
  if (from !== null && to !== null && from > to) return 'upside-down'
  const floor = basis === 'gross' ? minimum : netOf(taxScale, minimum)
  // A monthly wage cannot begin under the minimum: such figures are pay by shift, by hour or for part of the time.
  if (bounds.some((bound) => isBelow(bound, floor))) return 'under-minimum-wage'
  return bounds.some((bound) => isAbove(bound, maximum)) ? 'over-maximum' : null
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
