import { minimumInHand } from '../../domain/pay/law/minimum-wage.ts'
import type { Basis } from '../../domain/pay/types.ts'
import { inCity } from '../../web/texts/cities.ts'
import type { MessageKey, MessageValues } from '../../web/messages/index.ts'
import type { Locale } from '../../web/texts/locale.ts'
import { payText } from '../../web/texts/pay.ts'
import { cityOf } from '../places/places.ts'
import type { PayReference } from '../pay/reads/pay-reference.ts'
import type { AskedApprover } from '../approvals/reads/asked-approvers.ts'
import { shareText } from '../pay/words.ts'
import type { CheckedPay } from './offer.ts'
import type { KeptOffer } from './reads/find-offer.ts'

/** Why an amount may not be offered, with the least that could be, both ways. */
export function unlawfulWords(
  { pack, finding }: CheckedPay,
  { cities }: Pick<PayReference, 'cities'>,
  locale: Locale,
): { message: MessageKey; values: MessageValues } {
  const city = cityOf(cities, pack.city)
  const { federal = 0, regional = null } = finding.legalMinimum ?? {}
  const isFederal = finding.verdict === 'below-federal-minimum'
  const minimum = isFederal ? federal : (regional ?? federal)
  const net = minimumInHand(city.taxScale, minimum)
  return {
    message: isFederal ? 'offer.below-federal' : 'offer.below-regional',
    values: { city: inCity(city, locale), gross: locale.format.money(minimum), net: locale.format.money(net) },
  }
}

/** "Boris" or, in the place of a colleague who is away, "Boris for Alla". */
export const doneBy = ({ by, instead }: { by: string; instead: string | null }, { t }: Pick<Locale, 't'>) =>
  instead === null ? by : t('offer.by-for', { name: by, instead })

const mostNames = 10

/** Those of whom one has to decide: "Alla or Boris". */
export function askedNames(asked: readonly AskedApprover[], locale: Pick<Locale, 't' | 'language'>): string {
  const names = asked
    .slice(0, mostNames)
    .map(({ name, instead }) => doneBy({ by: name, instead: instead?.name ?? null }, locale))
  return new Intl.ListFormat(locale.language, { type: 'disjunction' }).format(names)
}

type OfferedPay = Pick<KeptOffer, 'amount' | 'variable_pay' | 'share' | 'basis'>

/** An exact amount with its basis. */
export const toPay = (amount: number, basis: Basis, locale: Locale) =>
  payText({ from: amount, to: amount, basis }, locale) ?? ''

/**
 * What is offered, the same wherever an offer is named: all pay together and, where part of it depends on results, what
 * it is made of.
 */
export function offeredPay({ amount, variable_pay, share, basis }: OfferedPay, locale: Locale): string {
  const { t, format } = locale
  const whole = toPay(amount + variable_pay, basis, locale)
  const parts = [
    ...(variable_pay > 0
      ? [t('offer.parts', { fixed: format.money(amount), variable: format.money(variable_pay) })]
      : []),
    ...(share < 1 ? [t('offer.part-of-time', { share: shareText(share, locale) })] : []),
  ]
  return parts.length === 0 ? whole : `${whole} (${parts.join('; ')})`
}

/** The colour of an offer's status. */
export const statusTone: Record<KeptOffer['status'], string> = {
  draft: '',
  waiting: 'warn',
  approved: 'accent',
  rejected: 'bad',
  sent: 'accent',
  accepted: 'good',
  declined: 'bad',
  withdrawn: '',
}
