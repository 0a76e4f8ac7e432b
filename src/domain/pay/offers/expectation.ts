import type { ExpectedPay } from '../../people/expected-pay.ts'
import { grossOf, netOf, type TaxScale } from '../law/income-tax.ts'
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
  const inBasis = (asked: Basis, wanted: Basis) => {
    if (asked === wanted) return amount
    return wanted === 'gross' ? grossOf(taxScale, amount) : netOf(taxScale, amount)
  }
  const verdicts = (basis === 'unknown' ? either : [basis]).flatMap((asked) =>
    (tableBasis ? [tableBasis] : either).map((wanted) => readAgainst(inBasis(asked, wanted), band, bands).verdict),
  )
  const [first] = verdicts
  return first !== undefined && verdicts.every((verdict) => verdict === first) ? first : 'depends-on-basis'
}
