import { checkOffer, fullTimeEquivalent, type OfferCheck, type OfferedPay, type OfferReference } from './offer-check.ts'

/**
 * What is promised for a month: `amount` for time worked, `variable` roubles on top when the goals are met, of the same
 * basis; `share` is the part of full working time, 0 < share <= 1.
 */
export type PayPackage = OfferedPay & { variable: number; share: number }

/** `guaranteedGross`: the part that does not depend on results, gross, for full working time. */
export type PackageCheck = OfferCheck & { guaranteedGross: number }

/** All that is promised, as if for full working time. */
export const promised = ({ city, level, basis, amount, variable, share }: PayPackage): OfferedPay => ({
  city,
  level,
  basis,
  amount: fullTimeEquivalent(amount + variable, share),
})

/**
 * Holds the whole promise against the band, and the guaranteed part alone against the law: a bonus that is not earned
 * does not lift pay above a legal minimum.
 *
 * @throws RangeError when there is no band for the city and level
 */
export function checkPackage(pack: PayPackage, reference: OfferReference): PackageCheck {
  const whole = checkOffer(promised(pack), reference)
  const guaranteed = checkOffer(promised({ ...pack, variable: 0 }), reference)
  const unlawful = guaranteed.verdict === 'below-federal-minimum' || guaranteed.verdict === 'below-regional-minimum'
  return { ...whole, verdict: unlawful ? guaranteed.verdict : whole.verdict, guaranteedGross: guaranteed.gross }
}
