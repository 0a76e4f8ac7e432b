import { inForce, type Dated } from './dated.ts'
import { annualTax, type TaxScale } from './income-tax.ts'
import { isBelow, roundToKopecks } from '../money.ts'
import type { Basis, LegalMinimum } from '../types.ts'

/**
 * Dated figures of the law for a month of full working time, roubles gross. A local coefficient multiplies the federal
 * minimum of its city; a regional row whose amount is null ends an agreement that was not renewed.
 */
export type MinimumWages = {
  federal: readonly (Dated & { amount: number })[]
  localCoefficients: readonly (Dated & { city: string; factor: number })[]
  regional: readonly (Dated & { city: string; amount: number | null })[]
}

/** The legal minimum of a city on an ISO date. @throws RangeError when the federal rows do not reach back so far */
export function legalMinimumAt(wages: MinimumWages, city: string, date: string): LegalMinimum {
  const federal = inForce(wages.federal, date)
  if (!federal) throw new RangeError(`No federal minimum wage for ${date}`)
  const coefficient = inForce(
    wages.localCoefficients.filter((row) => row.city === city),
    date,
  )
  const regional = inForce(
    wages.regional.filter((row) => row.city === city),
    date,
  )
  return {
    federal: roundToKopecks(federal.amount * (coefficient?.factor ?? 1)),
    regional: regional?.amount ?? null,
    from: [federal, coefficient, regional].reduce(
      (newest, row) => (row && row.validFrom > newest ? row.validFrom : newest),
      '',
    ),
  }
}

/** The higher of the two: what full-time pay must reach where no opt-out from the regional agreement is recorded. */
export const effectiveMinimum = ({ federal, regional }: LegalMinimum): number => Math.max(federal, regional ?? 0)

/**
 * What a month at a gross minimum leaves in the hand. Income tax is whole roubles by law (Tax Code of Russia, article
 * 52, paragraph 6), so it can differ from `netOf` by half a rouble.
 */
export const minimumInHand = (scale: TaxScale, minimum: number): number =>
  roundToKopecks(minimum - Math.round(annualTax(scale, minimum * 12) / 12))

/** A legal minimum, which is gross, as a pay on a basis must reach it. */
export const minimumOnBasis = (basis: Basis, minimum: number, scale: TaxScale): number =>
  basis === 'gross' ? minimum : minimumInHand(scale, minimum)

/**
 * Which legal minimum a monthly pay for full time breaks, the graver first; null when none, or none is known. Pay in
 * hand is compared with what a month at the minimum leaves in hand.
 */
export function minimumBroken(
  { amount, basis }: { amount: number; basis: Basis },
  minimum: LegalMinimum | null,
  scale: TaxScale,
): 'federal' | 'regional' | null {
  if (minimum === null) return null
  const { federal, regional } = minimum
  const isUnder = (bound: number) => isBelow(amount, minimumOnBasis(basis, bound, scale))
  if (isUnder(federal)) return 'federal'
  return regional !== null && isUnder(regional) ? 'regional' : null
}

/** The year of the newest federal row: figures older than the current year must be said to be out of date. */
export const newestYear = ({ federal }: MinimumWages): number =>
  Math.max(...federal.map(({ validFrom }) => Number(validFrom.slice(0, 4))))
