import { roundToKopecks } from '../../domain/pay/money.ts'
import { netOf } from '../../domain/pay/law/income-tax.ts'
import type { Basis } from '../../domain/pay/types.ts'
import { inCity } from '../../web/texts/cities.ts'
import type { Locale } from '../../web/texts/locale.ts'
import { payText } from '../../web/texts/pay.ts'
import { cityOf } from '../places/places.ts'
import type { PayReference } from '../pay/reads/pay-reference.ts'
import type { CheckedPay } from './offer.ts'
import type { KeptOffer } from './reads/find-offer.ts'

/**
 * Why an amount may not be offered, with the least that could be, both ways; null where the law has nothing against it.
 */
export function refusalText({ pack, finding }: CheckedPay, { cities }: PayReference, locale: Locale): string {
  const city = cityOf(cities, pack.city)
  const { federal = 0, regional = null } = finding.legalMinimum ?? {}
  const isFederal = finding.verdict === 'below-federal-minimum'
  const minimum = isFederal ? federal : (regional ?? federal)
  const net = roundToKopecks(netOf(city.taxScale, minimum))
  return locale.t(isFederal ? 'offer.below-federal' : 'offer.below-regional', {
    city: inCity(city, locale),
    gross: locale.format.money(minimum),
    net: locale.format.money(net),
  })
}

/** An exact amount with its basis. */
export const toPay = (amount: number, basis: Basis, locale: Locale) =>
  payText({ from: amount, to: amount, basis }, locale) ?? ''

/** The colour of an offer's status. */
export const statusTone: Record<KeptOffer['status'], string> = {
  draft: '',
  waiting: 'warn',
  approved: 'accent',
  rejected: 'bad',
  sent: 'accent',
  accepted: 'good',
  declined: 'bad',
}
