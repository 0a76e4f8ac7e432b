import { inForce, type Dated } from './dated.ts'

/** A rate on the part of a year's income over `over` roubles, up to the next bracket's. */
export type Bracket = { over: number; ratePercent: number }

/** A progressive scale, brackets in rising order from 0. */
export type TaxScale = Dated & { brackets: readonly Bracket[] }

/** The scale in force on an ISO date. @throws RangeError when the rows do not reach back so far */
export function taxScaleAt(scales: readonly TaxScale[], date: string): TaxScale {
  const scale = inForce(scales, date)
  if (!scale) throw new RangeError(`No income tax scale for ${date}`)
  return scale
}

/**
 * Tax on a calendar year's income, roubles, not rounded (Tax Code of Russia, article 224: rates on the excess only).
 */
export function annualTax({ brackets }: TaxScale, income: number): number {
  return brackets.reduce((tax, { over, ratePercent }, i) => {
    const upTo = brackets[i + 1]?.over ?? Infinity
    // Per cent, not a fraction: whole roubles then give exact sums.
    return tax + (Math.max(0, Math.min(income, upTo) - over) * ratePercent) / 100
  }, 0)
}

/** The year's income before tax that leaves `net` roubles: the inverse of `income - annualTax(income)`. */
export function grossOfYear(scale: TaxScale, net: number): number {
  const netOver = ({ over }: Bracket) => over - annualTax(scale, over)
  const bracket = scale.brackets.findLast((bracket) => netOver(bracket) <= net)
  if (!bracket) return net
  return bracket.over + ((net - netOver(bracket)) * 100) / (100 - bracket.ratePercent)
}

/** Monthly pay in the hand for a monthly gross: the average over twelve equal months, not rounded. */
export const netOf = (scale: TaxScale, gross: number): number => gross - annualTax(scale, gross * 12) / 12

/** The monthly gross, equal all year, whose average in the hand is `net`. */
export const grossOf = (scale: TaxScale, net: number): number => grossOfYear(scale, net * 12) / 12

/** One month of a year of equal pay, roubles; `ratePercent` is the rate on its last rouble. */
export type PayMonth = { month: number; gross: number; tax: number; net: number; ratePercent: number }

/**
 * Pay in hand by month, from the month in which the work begins to December. Tax is cumulative over the calendar year,
 * so what is in hand drops where a threshold is crossed.
 */
export function payMonths(scale: TaxScale, gross: number, startMonth = 1): PayMonth[] {
  return Array.from({ length: 13 - startMonth }, (_, i) => {
    const tax = annualTax(scale, gross * (i + 1)) - annualTax(scale, gross * i)
    const last = scale.brackets.findLast(({ over }) => over < gross * (i + 1))
    return { month: startMonth + i, gross, tax, net: gross - tax, ratePercent: last?.ratePercent ?? 0 }
  })
}
