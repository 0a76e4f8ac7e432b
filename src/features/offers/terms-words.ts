import { readProbation } from '../../db/reference/reference-files.ts'
import { inForce } from '../../domain/pay/law/dated.ts'
import { isExpired, type OfferTerms, type ProbationLimit } from '../../domain/pay/offers/offer-terms.ts'
import type { Locale } from '../../web/texts/locale.ts'
import { termsOf, type KeptTerms } from './offer.ts'
import type { KeptOffer } from './reads/find-offer.ts'

const limits = readProbation()

/** How long probation may last by the law of a day. */
export function probationLimit(today: string): ProbationLimit & (typeof limits)[number] {
  const limit = inForce(limits, today)
  if (!limit) throw new RangeError(`No rule of probation for ${today}`)
  return limit
}

/** What the form says of probation: how long it may last, and for whom there is none. */
export function probationNotes(today: string, { t, language }: Locale) {
  const { article, months, monthsForHeads, ...words } = probationLimit(today)
  const [heads, without] = language === 'ru' ? [words.headsRu, words.withoutRu] : [words.headsEn, words.withoutEn]
  return {
    rule: t('offer.probation-rule', { article, months, monthsForHeads, heads }),
    without: t('offer.probation-without', { without }),
  }
}

export function probationText(months: number | null, { t }: Pick<Locale, 't'>): string | null {
  return months === null ? null : t('offer.probation-months', { count: months })
}

type Fact = { name: keyof OfferTerms; label: string; value: string }

/** What is offered beside pay, as far as it is said. */
export function termsFacts(terms: OfferTerms, locale: Locale): Fact[] {
  const { t, format } = locale
  const day = (date: string | null) => date && format.date(date)
  const facts = [
    { name: 'startOn', label: t('offer.start-on'), value: day(terms.startOn) },
    { name: 'probationMonths', label: t('offer.probation'), value: probationText(terms.probationMonths, locale) },
    { name: 'schedule', label: t('offer.schedule'), value: terms.schedule },
    { name: 'workPlace', label: t('offer.work-place'), value: terms.workPlace },
    { name: 'validUntil', label: t('offer.valid-until'), value: day(terms.validUntil) },
  ] as const
  return facts.flatMap(({ value, ...fact }) => (value ? [{ ...fact, value }] : []))
}

/** That an offer without an answer waits longer than it says; null while it does not. */
export function expiredText(
  offer: Pick<KeptOffer, 'status' | 'valid_until'>,
  today: string,
  { t, format }: Locale,
): string | null {
  const { status, valid_until: validUntil } = offer
  return validUntil !== null && isExpired({ status, validUntil }, today)
    ? t('offer.expired', { day: format.date(validUntil, Number(today.slice(0, 4))) })
    : null
}

/** The terms of a stored offer as words, by their labels. */
export const offerTermsFacts = (offer: KeptTerms, locale: Locale) => termsFacts(termsOf(offer), locale)
