import { convertBands } from '../tables/compare-tables.ts'
import { minimumOnBasis, effectiveMinimum } from '../law/minimum-wage.ts'
import type { TaxScale } from '../law/income-tax.ts'
import { isAbove, isBelow } from '../money.ts'
import type { Band, Basis, LegalMinimum } from '../types.ts'
import type { AdvertisedRange } from './expectation.ts'

/** What somebody who advertises a pay should know; all figures on the basis of the pay, roubles a month. */
export type PayWarning =
  | { kind: 'under-minimum' | 'partly-under-minimum'; minimum: number }
  | { kind: 'outside-band'; lower: number; upper: number }

/** What an advertised pay is compared with; each null where it is not known. `tableBasis` is that of the band. */
export type AdvertisedReference = {
  legalMinimum: LegalMinimum | null
  taxScale: TaxScale
  band: Band | null
  tableBasis: Basis
}

/** Whether an advertised pay begins under the minimum wage, and whether it leaves the band of its own table. */
export function advertisedWarnings(range: AdvertisedRange, reference: AdvertisedReference): PayWarning[] {
  const { from, to, basis } = range
  const [low, high] = [from ?? to, to ?? from]
  if (low === null || high === null) return []
  return [...minimumWarnings({ low, high, basis }, reference), ...bandWarnings({ low, high, basis }, reference)]
}

type Ends = { low: number; high: number; basis: Basis }

function minimumWarnings({ low, high, basis }: Ends, { legalMinimum, taxScale }: AdvertisedReference): PayWarning[] {
  if (!legalMinimum) return []
  const minimum = minimumOnBasis(basis, effectiveMinimum(legalMinimum), taxScale)
  if (!isBelow(low, minimum)) return []
  return [{ kind: isBelow(high, minimum) ? 'under-minimum' : 'partly-under-minimum', minimum }]
}

function bandWarnings({ low, high, basis }: Ends, { band, tableBasis, taxScale }: AdvertisedReference): PayWarning[] {
  const [own] = band && tableBasis !== basis ? convertBands([band], basis, taxScale) : [band]
  if (!own) return []
  const { lower, upper } = own
  return isBelow(low, lower) || isAbove(high, upper) ? [{ kind: 'outside-band', lower, upper }] : []
}
