import { bandNeedsReview } from '../../domain/pay/offers/offer-rule.ts'
import type { ReferenceKind } from '../../domain/pay/offers/references.ts'
import type { Visitor } from '../../web/visitor.ts'

/** What gates the offers of a vacancy, and the own table where it is one. */
type Gate = { kind: ReferenceKind | null; table: number | null }

/**
 * That exceptions have become so many that the band itself should be looked at, with the page where the reader can
 * change it; null while they are few, and for those who cannot change it.
 */
export function reviewBandView(exceptions: number, vacancy: number, { kind, table }: Gate, { t, may }: Visitor) {
  if (!bandNeedsReview(exceptions) || kind === null) return null
  const text = t('offer.review-band', { count: exceptions })
  if (kind === 'range')
    return may('vacancies.edit')
      ? { text, href: `/vacancies/${vacancy}/edit`, label: t('reference.review-range') }
      : null
  return table !== null && may('pay.manage')
    ? { text, href: `/salaries/tables/${table}`, label: t('reference.review-table') }
    : null
}
