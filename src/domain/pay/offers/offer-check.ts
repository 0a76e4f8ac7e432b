import { bandAt } from '../tables/bands.ts'
import { buys, type Purchase } from '../tables/buys.ts'
import { grossOf, netOf, type TaxScale } from '../law/income-tax.ts'
import { minimumBroken } from '../law/minimum-wage.ts'
import type { Band, Basis, LegalMinimum } from '../types.ts'
import { readAgainst, type BandVerdict, type Reading } from './verdict.ts'

export type Verdict = 'below-federal-minimum' | 'below-regional-minimum' | BandVerdict | 'depends-on-basis'

/** A monthly amount in roubles, for full working time, proposed to a person of a level in a city. */
export type OfferedPay = { city: string; level: number; amount: number; basis: Basis }

/** What an offer is compared with. `tableBasis` is null where the source of the bands does not say. */
export type OfferReference = {
  bands: readonly Band[]
  tableBasis: Basis | null
  cities: readonly string[]
  /** Null where it is not known: then the law is not tested. */
  legalMinimum: LegalMinimum | null
  taxScale: TaxScale
}

/** `gross` and `net` are monthly averages over twelve equal months, not rounded. */
export type OfferCheck = {
  verdict: Verdict
  gross: number
  net: number
  legalMinimum: LegalMinimum | null
  readings: Record<Basis, Reading>
  buys: Purchase[]
}

/**
 * Compares an offer with the law, then with its band. A table that does not say whether it is gross or net is read
 * both ways: the two agree on a verdict, or the verdict depends on the reading. What the amount buys elsewhere is then
 * taken from the table's figures as they stand, and in the table's own basis where it has one.
 *
 * @throws RangeError when there is no band for the city and level
 */
export function checkOffer({ city, level, amount, basis }: OfferedPay, reference: OfferReference): OfferCheck {
  const { bands, tableBasis, cities, legalMinimum, taxScale } = reference
  const band = bandAt(bands, city, level)
  const gross = basis === 'gross' ? amount : grossOf(taxScale, amount)
  const net = basis === 'net' ? amount : netOf(taxScale, amount)
  const readings = { gross: readAgainst(gross, band, bands), net: readAgainst(net, band, bands) }
  const broken = minimumBroken({ amount, basis }, legalMinimum, taxScale)
  return {
    verdict: broken ? `below-${broken}-minimum` : bandVerdict(readings, tableBasis),
    gross,
    net,
    legalMinimum,
    readings,
    buys: buys(tableBasis ? { gross, net }[tableBasis] : amount, bands, cities),
  }
}

function bandVerdict(readings: Record<Basis, Reading>, tableBasis: Basis | null): Verdict {
  if (tableBasis) return readings[tableBasis].verdict
  return readings.gross.verdict === readings.net.verdict ? readings.gross.verdict : 'depends-on-basis'
}

/**
 * The full-time equivalent of a part-timer's pay: what to pass to `checkOffer`, since bands and minimum wages speak of
 * full time. `share` is the part of full working time, 0 < share <= 1.
 */
export function fullTimeEquivalent(amount: number, share: number): number {
  if (!(share > 0 && share <= 1)) throw new RangeError(`A share of working time is above 0 and at most 1, not ${share}`)
  return amount / share
}
