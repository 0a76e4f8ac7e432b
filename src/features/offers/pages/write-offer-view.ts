import { roundToKopecks } from '../../../domain/pay/money.ts'
import { noTerms, type OfferTerms } from '../../../domain/pay/offers/offer-terms.ts'
import type { PayPackage } from '../../../domain/pay/offers/pay-package.ts'
import { isDay } from '../../../web/forms/fields.ts'
import type { FormView } from '../../../web/forms/forms.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import { checkOptions } from '../../pay/check-options.ts'
import type { PayReference } from '../../pay/reads/pay-reference.ts'
import type { VerdictView } from '../../pay/verdict-view.ts'
import { shareText, wholeText } from '../../pay/words.ts'
import { yearView, type YearView } from '../../pay/year-view.ts'
import { cityOf } from '../../places/places.ts'
import type { Vacancy } from '../../vacancies/reads/vacancies.ts'
import type { CheckedPay, OfferWarning } from '../offer.ts'
import { toPay } from '../offer-words.ts'
import { probationLimit, probationNotes, probationText, termsFacts } from '../terms-words.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import type { OfferReferences } from '../reads/references/offer-references.ts'
import { offerVerdict } from './offer-verdict.ts'
import { referencesPicture, type ReferencesPicture } from './references-view.ts'

/** Whom something is offered, what for, and what it is compared with. */
export type OfferSubject = {
  candidate: { id: number; name: string }
  vacancy: Vacancy
  references: OfferReferences
  /** The table in force for the vacancy, whose levels can be offered. */
  reference: PayReference
  warnings: readonly OfferWarning[]
  /** The day it is in the vacancy's city. */
  today: string
}

/** The offer that the form is about; `corrects` when it makes the next version. */
type WrittenOffer = { id: number; version: number; corrects: boolean; reasonNeeded: boolean }

/** What stands beside the form; nulls until the form says enough. */
export type AnswerView =
  | { verdict: VerdictView; picture: ReferencesPicture; year: YearView | null; whole: string | null }
  | { verdict: null }

export function answerView(checked: CheckedPay | null, reference: PayReference, locale: Locale): AnswerView {
  if (!checked) return { verdict: null }
  const { pack, finding } = checked
  const city = cityOf(reference.cities, pack.city)
  return {
    verdict: offerVerdict(pack, finding, reference, locale),
    picture: referencesPicture(pack, finding, city, locale),
    year: yearView(pack, city.taxScale, locale),
    whole: wholeText(pack, city.taxScale, locale),
  }
}

export const newOfferView = (subject: OfferSubject, form: FormView, checked: CheckedPay | null, locale: Locale) => ({
  values: form.values,
  errors: form.errors,
  offer: null as WrittenOffer | null,
  refusal: null as string | null,
  differences: null,
  warnings: subject.warnings.map((warning) => locale.t(`offer.warning.${warning}`)),
  candidate: subject.candidate,
  vacancy: { id: subject.vacancy.id, title: subject.vacancy.title, level: subject.vacancy.level },
  city: cityName(subject.vacancy, locale.language),
  ...levelChoice(subject, locale),
  ...termsView(subject, form, locale),
  ...answerView(checked, subject.reference, locale),
})

/** The choice of probation, and the terms in a line, as far as what was typed can be read. */
function termsView({ today }: OfferSubject, { values, errors }: FormView, locale: Locale) {
  const { months, monthsForHeads } = probationLimit(today)
  const typed = (name: keyof OfferTerms) => {
    const value = values[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }
  const day = (name: 'startOn' | 'validUntil') => {
    const value = typed(name)
    return isDay(value) ? value : null
  }
  const terms = {
    ...noTerms,
    startOn: day('startOn'),
    validUntil: day('validUntil'),
    probationMonths: /^\d+$/.test(typed('probationMonths')) ? Number(typed('probationMonths')) : null,
  }
  return {
    probations: [
      { value: '', label: locale.t('common.not-chosen') },
      ...Array.from({ length: monthsForHeads + 1 }, (_, count) => ({
        value: count,
        label: locale.t(count > months ? 'offer.probation-months-heads' : 'offer.probation-months', { count }),
      })),
    ],
    probation: probationNotes(today, locale),
    termsLine: termsFacts(terms, locale)
      .map(({ label, value }) => `${label}: ${value}`)
      .join(' · '),
    termsWrong: Object.keys(errors).some((name) => name in noTerms),
  }
}

/** The levels with a band in the vacancy's city; where its own is none of them, one has to be chosen. */
function levelChoice({ vacancy, reference }: OfferSubject, locale: Locale) {
  const options = checkOptions(reference, locale, vacancy.city_id)
  const isThere = options.levels.some(({ value }) => value === vacancy.level)
  const { own } = reference.table
  return {
    ...options,
    levels: isThere ? options.levels : [{ value: '', label: locale.t('common.not-chosen') }, ...options.levels],
    noBands:
      options.levels.length === 0
        ? locale.t('offer.no-bands', {
            name: own?.name ?? locale.t('pay-tables.article'),
            city: cityName(vacancy, locale.language),
          })
        : null,
  }
}

/** A stored offer as its form would send it. */
export const valuesOf = (offer: KeptOffer) => ({
  amount: offer.amount,
  variable: offer.variable_pay === 0 ? '' : offer.variable_pay,
  share: roundToKopecks(offer.share * 100),
  basis: offer.basis,
  level: offer.level,
  personLevel: offer.person_level ?? '',
  note: offer.note ?? '',
  startOn: offer.start_on ?? '',
  probationMonths: offer.probation_months ?? '',
  headPosition: offer.head_position === 1 ? 'yes' : '',
  validUntil: offer.valid_until ?? '',
  schedule: offer.schedule ?? '',
  workPlace: offer.work_place ?? '',
})

/** Each field by its label, in words, to hold two versions side by side. */
export function describeOffer(
  offer: {
    pack: PayPackage
    terms: OfferTerms
    personLevel?: number | null | undefined
    note?: string | null | undefined
  },
  locale: Locale,
): Map<string, string> {
  const { pack, terms, personLevel, note } = offer
  const { startOn, probationMonths, validUntil, schedule, workPlace } = terms
  const day = (date: string | null) => (date === null ? '' : locale.format.date(date))
  return new Map([
    [locale.t('offer.fixed'), toPay(pack.amount, pack.basis, locale)],
    [locale.t('offer.variable'), locale.format.money(pack.variable)],
    [locale.t('offer.share'), shareText(pack.share, locale)],
    [locale.t('offer.level'), String(pack.level)],
    [locale.t('offer.person-level'), String(personLevel ?? '')],
    [locale.t('offer.start-on'), day(startOn)],
    [locale.t('offer.probation'), probationText(probationMonths, locale) ?? ''],
    [locale.t('offer.valid-until'), day(validUntil)],
    [locale.t('offer.schedule'), schedule ?? ''],
    [locale.t('offer.work-place'), workPlace ?? ''],
    [locale.t('offer.note'), note ?? ''],
  ])
}
