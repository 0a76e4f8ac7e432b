import type { ExpectedPay } from '../../people/expected-pay.ts'
import { grossOf, netOf, type TaxScale } from '../law/income-tax.ts'
import { isAbove, isBelow } from '../money.ts'
import type { Band, Basis } from '../types.ts'
import { readAgainst, type BandVerdict } from './verdict.ts'

const either: readonly Basis[] = ['gross', 'net']

/**
 * Where what somebody asks for lies to a band. An amount or a table that does not say whether it is before tax is taken
 * both ways: the readings agree on a verdict, or it depends on them. The law's minimum is not asked: it binds offers.
 *
 * @param bands of the same table, which say what the city's highest level is
 */
export function expectationAgainst(
  { amount, basis }: ExpectedPay,
  {
    band,
    bands,
    tableBasis,
    taxScale,
  }: { band: Band; bands: readonly Band[]; tableBasis: Basis | null; taxScale: TaxScale },
): BandVerdict | 'depends-on-basis' {
  return agreed(
    (basis === 'unknown' ? either : [basis]).flatMap((asked) =>
      (tableBasis ? [tableBasis] : either).map(
        (wanted) => readAgainst(inBasis(amount, asked, wanted, taxScale), band, bands).verdict,
      ),
    ),
  )
}

/** A range as a vacancy advertises it; one end may be open. */
export type AdvertisedRange = { from: number | null; to: number | null; basis: Basis }

/** Where what somebody asks for lies to the range of the vacancy they ask for it in; both ends are inside. */
export function expectationInRange(
  { amount, basis }: ExpectedPay,
  { from, to, basis: wanted }: AdvertisedRange,
  taxScale: TaxScale,
): Exclude<BandVerdict, 'above-every-level'> | 'depends-on-basis' {
  return agreed(
    (basis === 'unknown' ? either : [basis]).map((asked) => {
      const pay = inBasis(amount, asked, wanted, taxScale)
      if (from !== null && isBelow(pay, from)) return 'below-band'
      return to !== null && isAbove(pay, to) ? 'above-band' : 'in-band'
    }),
  )
}

function inBasis(amount: number, asked: Basis, wanted: Basis, scale: TaxScale): number {
  if (asked === wanted) return amount
  return wanted === 'gross' ? grossOf(scale, amount) : netOf(scale, amount)
}

/** The verdict that all ways of reading agree on. */
function agreed<Verdict extends BandVerdict>(verdicts: readonly Verdict[]): Verdict | 'depends-on-basis' {
  const [first] = verdicts
  return first !== undefined && verdicts.every((verdict) => verdict === first) ? first : 'depends-on-basis'
}
