import { readMonthWage } from '../../db/reference/reference-files.ts'
import { effectiveMinimum, minimumOnBasis } from '../../domain/pay/law/minimum-wage.ts'
import { isBelow, roundToKopecks } from '../../domain/pay/money.ts'
import type { OfferedPay } from '../../domain/pay/offers/offer-check.ts'
import { promised, promisedFixed, type PayPackage } from '../../domain/pay/offers/pay-package.ts'
import type { Basis } from '../../domain/pay/types.ts'
import { dataText } from '../../web/texts/data-texts.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'
import type { Locale } from '../../web/texts/locale.ts'
import type { CityToday } from '../places/places.ts'
import type { Finding } from './reads/pay-reference.ts'

const monthWage = readMonthWage()

/** An amount with what it stands for: "34 565 ₽ in hand". */
export const withBasis = (amount: number, basis: Basis, { t, format }: Locale): string =>
  t('salaries.amount-basis', { amount: format.money(amount), basis: t(`basis.${basis}`) })

/** One thing about the amount, beside the verdict. */
export type Check = { tone: 'good' | 'warn' | 'bad'; icon: 'mark-done' | 'warn' | 'rouble'; text: string }

export type LawCase = { pack: PayPackage; finding: Finding; city: CityToday }

/**
 * The legal minimum that decides and the pay compared with it, both for full time and on the basis of the amount that
 * was typed. `missing` is what a month without the bonus falls short of it by, 0 where the fixed part is enough.
 */
export type LawOf = { minimum: number; paid: number; missing: number }

export function lawOf({ pack, finding: { legalMinimum, verdict }, city }: LawCase): LawOf | null {
  if (!legalMinimum) return null
  const decides = verdict === 'below-federal-minimum' ? legalMinimum.federal : effectiveMinimum(legalMinimum)
  const minimum = minimumOnBasis(pack.basis, decides, city.taxScale)
  const [whole, fixed] = [promised(pack, city.taxScale), promisedFixed(pack, city.taxScale)].map(amountOf)
  const missing = fixed !== undefined && isBelow(fixed, minimum) ? minimum - fixed : 0
  // Offers checked before bonuses counted were judged by their fixed part.
  const paid = whole !== undefined && isBelow(whole, minimum) ? whole : (fixed ?? 0)
  return { minimum, paid, missing }
}

const amountOf = ({ amount }: OfferedPay) => amount

/** Whether only the bonus lifts the pay to the legal minimum. */
export const needsTopUp = (about: LawCase): boolean => !isUnlawful(about.finding) && (lawOf(about)?.missing ?? 0) > 0

const isUnlawful = ({ verdict }: Finding) => verdict === 'below-federal-minimum' || verdict === 'below-regional-minimum'

export function lawCheck(about: LawCase, locale: Locale): Check {
  const { t, format, language } = locale
  const law = lawOf(about)
  if (!law) return { tone: 'warn', icon: 'warn', text: t('salaries.law-unknown') }
  const amount = withBasis(law.minimum, about.pack.basis, locale)
  const { verdict } = about.finding
  if (verdict === 'below-federal-minimum')
    return { tone: 'bad', icon: 'warn', text: t('salaries.law-federal', { amount }) }
  if (verdict === 'below-regional-minimum')
    return { tone: 'warn', icon: 'warn', text: t('salaries.law-regional', { amount }) }
  if (!needsTopUp(about)) return { tone: 'good', icon: 'mark-done', text: t('salaries.law-kept', { amount }) }
  return {
    tone: 'warn',
    icon: 'warn',
    text: t('salaries.law-top-up', {
      amount,
      missing: format.money(roundToKopecks(law.missing * about.pack.share)),
      articles: new Intl.ListFormat(intlLocale[language]).format(monthWage.map(({ article }) => article)),
    }),
  }
}

/** What the articles say that let the bonus count, each with the day since which it says so. */
export const articleTexts = ({ t, format, language }: Locale): string[] =>
  monthWage.map(({ article, validFrom, ru, en }) =>
    t('salaries.article', { article, date: format.date(validFrom), words: dataText({ ru, en }, language) }),
  )
