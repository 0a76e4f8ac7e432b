import { grossOf, netOf, payMonths, type PayMonth, type TaxScale } from '../law/income-tax.ts'
import type { Basis } from '../types.ts'
import { checkOffer, fullTimeEquivalent, type OfferCheck, type OfferedPay, type OfferReference } from './offer-check.ts'

/**
 * What is promised for a month: `amount` for time worked, `variable` roubles on top when the goals are met, of the same
 * basis; `share` is the part of full working time, 0 < share <= 1. `startMonth` (1 to 12) is the month of the year in
 * which the work begins, January where it is not said.
 */
export type PayPackage = OfferedPay & { variable: number; share: number; startMonth?: number | undefined }

/** One pay before tax and in hand: monthly averages over twelve equal months, not rounded. */
export type BothWays = Record<Basis, number>

/**
 * What a package comes to. `paid` is the money of a month, fixed and variable pay taxed together; `variable` is what
 * the bonus adds to `fixed`, so that the two always sum up to `paid`. `fullTime` is `paid` as if for full time, which
 * bands and minimum wages speak of; `months` are those of the year of the start.
 */
export type PackageWorth = {
  fixed: BothWays
  variable: BothWays
  paid: BothWays
  fullTime: BothWays
  months: PayMonth[]
}

/** `guaranteedGross`: the part that does not depend on results, gross, for full working time. */
export type PackageCheck = OfferCheck & { guaranteedGross: number }

/**
 * The one place where a package turns into money. Tax falls on what is really paid, and only then is the pay before tax
 * scaled to full time: two half jobs are not taxed like a whole one.
 *
 * @throws RangeError when `share` is not above 0 and at most 1
 */
export function worthOf({ amount, variable, basis, share, startMonth }: PayPackage, scale: TaxScale): PackageWorth {
  const fixed = bothWays(amount, basis, scale)
  const paid = bothWays(amount + variable, basis, scale)
  return {
    fixed,
    variable: { gross: paid.gross - fixed.gross, net: paid.net - fixed.net },
    paid,
    fullTime: asFullTime(paid, share, scale),
    months: payMonths(scale, paid.gross, startMonth),
  }
}

/** Whether two packages promise the same money for the same work, whenever it begins. */
export function isSamePay(one: PayPackage, other: PayPackage): boolean {
  const promise = ({ city, level, amount, variable, share, basis }: PayPackage) =>
    [city, level, amount, variable, share, basis].join()
  return promise(one) === promise(other)
}

/** An amount before tax and in hand; the side it was said on stays exact. */
function bothWays(amount: number, basis: Basis, scale: TaxScale): BothWays {
  return basis === 'gross'
    ? { gross: amount, net: netOf(scale, amount) }
    : { gross: grossOf(scale, amount), net: amount }
}

function asFullTime(paid: BothWays, share: number, scale: TaxScale): BothWays {
  const gross = fullTimeEquivalent(paid.gross, share)
  return share === 1 ? paid : { gross, net: netOf(scale, gross) }
}

/** What a letter promises: whole roubles, in which the fixed and the variable part still make up the total. */
export function inWholeRoubles({ fixed, paid }: PackageWorth): Record<'fixed' | 'variable' | 'total', BothWays> {
  const whole = ({ gross, net }: BothWays) => ({ gross: Math.round(gross), net: Math.round(net) })
  const [certain, total] = [whole(fixed), whole(paid)]
  return { fixed: certain, variable: { gross: total.gross - certain.gross, net: total.net - certain.net }, total }
}

/** All that is promised, as if for full working time: the amount that is compared with bands and minimum wages. */
export function promised(pack: PayPackage, scale: TaxScale): OfferedPay {
  const { city, level, basis } = pack
  return { city, level, basis, amount: worthOf(pack, scale).fullTime[basis] }
}

/** The same without what must be earned. */
export const promisedFixed = (pack: PayPackage, scale: TaxScale): OfferedPay =>
  promised({ ...pack, variable: 0 }, scale)

/**
 * Compares the whole promise with the law and with the band: a month's wage includes its bonus (Labour Code, articles
 * 129 and 133). In a month without the bonus the employer tops the fixed part up to the minimum.
 *
 * @throws RangeError when there is no band for the city and level
 */
export function checkPackage(pack: PayPackage, reference: OfferReference): PackageCheck {
  const fixed = worthOf({ ...pack, variable: 0 }, reference.taxScale)
  return { ...checkOffer(promised(pack, reference.taxScale), reference), guaranteedGross: fixed.fullTime.gross }
}
