import { grossOf, netOf } from '../../domain/pay/law/income-tax.ts'
import { roundToKopecks } from '../../domain/pay/money.ts'
import type { OfferedPay } from '../../domain/pay/offers/offer-check.ts'
import { worthOf, type PayPackage } from '../../domain/pay/offers/pay-package.ts'
import { buys, type Purchase } from '../../domain/pay/tables/buys.ts'
import type { Basis } from '../../domain/pay/types.ts'
import { inCity } from '../../web/texts/cities.ts'
import type { Locale } from '../../web/texts/locale.ts'
import type { CityToday } from '../places/places.ts'
import { levelBought } from './buys-words.ts'
import { lawCheck, lawOf, withBasis, type Check } from './law-words.ts'
import type { Finding, PayReference } from './reads/pay-reference.ts'
import { shareText, thirdOf } from './words.ts'

/** `pay` is the whole package as if for full time. */
type About = { pack: PayPackage; pay: OfferedPay; finding: Finding; city: CityToday; reference: PayReference }

/** The finding in one sentence: the law first, then how far the amount is above or below its band. */
export function headlineOf({ pack, pay, finding, city, reference: { table } }: About, locale: Locale): string {
  const { verdict } = finding
  const place = { level: pay.level, city: inCity(city, locale) }
  if (verdict === 'below-federal-minimum' || verdict === 'below-regional-minimum') {
    const { minimum, paid } = lawOf({ pack, finding, city })!
    return locale.t(verdict === 'below-federal-minimum' ? 'salaries.verdict-federal' : 'salaries.verdict-regional', {
      ...place,
      roubles: locale.format.money(roundToKopecks(minimum - paid)),
      percent: shareText((minimum - paid) / minimum, locale),
    })
  }
  if (verdict === 'depends-on-basis') return locale.t('salaries.verdict-depends', place)
  const basis = table.basis ?? pay.basis
  const { difference, penetration } = finding.readings[basis]
  const off = roundToKopecks(difference.roubles)
  const roubles = basis === pay.basis ? locale.format.money(off) : withBasis(off, basis, locale)
  if (verdict === 'above-band') return locale.t('salaries.verdict-above', { ...place, roubles })
  if (verdict === 'above-every-level') return locale.t('salaries.verdict-above-all', { ...place, roubles })
  if (verdict === 'below-band')
    return locale.t(off === 0 ? 'salaries.verdict-at-lower' : 'salaries.verdict-below', { ...place, roubles })
  return locale.t('salaries.verdict-in', { ...place, third: thirdOf(penetration ?? 1) })
}

/** Which level the amount is; in a table that does not say its basis, whether both ways of reading it agree. */
export function levelSentence({ pay, finding, reference }: About, locale: Locale): string {
  const { table, bands } = reference
  const level = (bought: readonly Purchase[]) =>
    bought.filter(({ city }) => city === pay.city).map((one) => levelBought(one, bands, locale))[0] ?? ''
  const found = level(finding.buys)
  const amount = withBasis(roundToKopecks(pay.amount), pay.basis, locale)
  if (table.basis) return locale.t('salaries.amount-is', { amount, level: found })
  const other = level(buys(finding[pay.basis === 'net' ? 'gross' : 'net'], bands, [pay.city]))
  const [net, gross] = pay.basis === 'net' ? [found, other] : [other, found]
  return net === gross
    ? locale.t('salaries.amount-is-either-way', { amount, level: net })
    : locale.t('salaries.amount-depends', { amount, net, gross })
}

/** What the law says, and the amount on the other basis or, for part of the time, the money that is really paid. */
export function checksOf({ pack, pay, finding, city }: About, locale: Locale): Check[] {
  const { t, format } = locale
  const law = lawCheck({ pack, finding, city }, locale)
  if (pack.share < 1) return [law, { tone: 'good', icon: 'rouble', text: paidText(pack, city, locale) }]
  const other = pay.basis === 'gross' ? 'net' : 'gross'
  const text = t('salaries.other-basis', {
    basis: t(`salaries.${other}`),
    amount: format.money(Math.round(finding[other])),
  })
  return [law, { tone: 'good', icon: 'rouble', text }]
}

/** The money of a part-time month, both ways. */
function paidText(pack: PayPackage, { taxScale }: CityToday, locale: Locale): string {
  const { paid } = worthOf(pack, taxScale)
  const money = (basis: Basis) =>
    locale.format.money(basis === pack.basis ? roundToKopecks(paid[basis]) : Math.round(paid[basis]))
  const share = shareText(pack.share, locale)
  return locale.t('salaries.paid', { share, gross: money('gross'), net: money('net') })
}

/** An amount on the other basis. */
export const onOtherBasis = (amount: number, basis: Basis, { taxScale }: CityToday): number =>
  basis === 'net' ? grossOf(taxScale, amount) : netOf(taxScale, amount)
