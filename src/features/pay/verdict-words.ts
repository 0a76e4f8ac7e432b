import { grossOf, netOf } from '../../domain/pay/law/income-tax.ts'
import { minimumInHand } from '../../domain/pay/law/minimum-wage.ts'
import { isBelow, roundToKopecks } from '../../domain/pay/money.ts'
import type { OfferedPay } from '../../domain/pay/offers/offer-check.ts'
import { buys, type Purchase } from '../../domain/pay/tables/buys.ts'
import type { Basis } from '../../domain/pay/types.ts'
import { inCity } from '../../web/texts/cities.ts'
import type { Locale } from '../../web/texts/locale.ts'
import type { CityToday } from '../places/places.ts'
import { levelBought } from './buys-words.ts'
import type { Finding, PayReference } from './reads/pay-reference.ts'
import { shareText, thirdOf } from './words.ts'

/** An amount with what it stands for: "34 565 ₽ in hand". */
export const withBasis = (amount: number, basis: Basis, { t, format }: Locale): string =>
  t('salaries.amount-basis', { amount: format.money(amount), basis: t(`basis.${basis}`) })

type About = { pay: OfferedPay; finding: Finding; city: CityToday; reference: PayReference }

/** The finding in one sentence: the law first, then how far the amount is above or below its band. */
export function headlineOf({ pay, finding, city, reference: { table } }: About, locale: Locale): string {
  const { verdict } = finding
  const place = { level: pay.level, city: inCity(city, locale) }
  if (verdict === 'below-federal-minimum' || verdict === 'below-regional-minimum') {
    const { minimum, paid } = lawOf({ pay, finding, city })!
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

/** One thing about the amount, beside the verdict. */
export type Check = { tone: 'good' | 'warn' | 'bad'; icon: 'mark-done' | 'warn' | 'rouble'; text: string }

/** What the law says, and the amount on the other basis. */
export function checksOf({ pay, finding, city }: About, locale: Locale): Check[] {
  const { t } = locale
  const other = pay.basis === 'gross' ? 'net' : 'gross'
  const converted: Check = {
    tone: 'good',
    icon: 'rouble',
    text: t('salaries.other-basis', {
      basis: t(`salaries.${other}`),
      amount: locale.format.money(Math.round(finding[other])),
    }),
  }
  return [lawCheck({ pay, finding, city }, locale), converted]
}

function lawCheck(about: Omit<About, 'reference'>, locale: Locale): Check {
  const { t } = locale
  const law = lawOf(about)
  if (!law) return { tone: 'warn', icon: 'warn', text: t('salaries.law-unknown') }
  const amount = withBasis(law.minimum, about.pay.basis, locale)
  const { verdict } = about.finding
  if (verdict === 'below-federal-minimum')
    return { tone: 'bad', icon: 'warn', text: t('salaries.law-federal', { amount }) }
  if (verdict === 'below-regional-minimum')
    return { tone: 'warn', icon: 'warn', text: t('salaries.law-regional', { amount }) }
  const part = isBelow(about.finding.guaranteedGross, about.finding.gross) ? 'fixed' : 'whole'
  return { tone: 'good', icon: 'mark-done', text: t('salaries.law-kept', { amount, part }) }
}

/**
 * The legal minimum that decides and the guaranteed pay, both on the basis of the amount that was typed. Where whole
 * roubles of tax would contradict the finding, which does not round, the minimum is named to the kopeck.
 */
function lawOf({ pay, finding, city }: Omit<About, 'reference'>): { minimum: number; paid: number } | null {
  const { legalMinimum, guaranteedGross, verdict } = finding
  if (!legalMinimum) return null
  const { federal, regional } = legalMinimum
  const isFederal = verdict === 'below-federal-minimum'
  const minimum = isFederal ? federal : Math.max(federal, regional ?? 0)
  if (pay.basis === 'gross') return { minimum, paid: guaranteedGross }
  const paid = netOf(city.taxScale, guaranteedGross)
  const broken = isFederal || verdict === 'below-regional-minimum'
  const whole = minimumInHand(city.taxScale, minimum)
  return { minimum: isBelow(paid, whole) === broken ? whole : netOf(city.taxScale, minimum), paid }
}

/** An amount on the other basis. */
export const onOtherBasis = (amount: number, basis: Basis, { taxScale }: CityToday): number =>
  basis === 'net' ? grossOf(taxScale, amount) : netOf(taxScale, amount)
