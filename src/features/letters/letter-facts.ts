import type { City } from '../../db/reference/cities.ts'
import type { Language } from '../../db/schema/primitives.ts'
import type { LetterFacts } from '../../domain/letters/placeholders.ts'
import { greetingName } from '../../domain/messages/greeting.ts'
import type { TaxScale } from '../../domain/pay/law/income-tax.ts'
import { inWholeRoubles, worthOf, type BothWays } from '../../domain/pay/offers/pay-package.ts'
import { forEachLanguage, translateInto } from '../../web/messages/index.ts'
import { inCity } from '../../web/texts/cities.ts'
import { formatsFor } from '../../web/texts/formats.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'
import type { Employer } from '../employer/reads/employer.ts'
import { packOf, termsOf, type KeptTerms } from '../offers/offer.ts'
import { probationText } from '../offers/terms-words.ts'
import type { KeptOffer } from '../offers/reads/find-offer.ts'
import { shareText } from '../pay/words.ts'

export type WrittenOffer = Parameters<typeof packOf>[0] &
  KeptTerms &
  Pick<KeptOffer, 'edition' | 'candidate' | 'vacancy'>

type Around = {
  city: Pick<City, 'name_ru' | 'name_en' | 'in_ru'> & { taxScale: TaxScale }
  employer: Employer
  /** The day of the letter. */
  day: string
}

/** What a letter says of an offer, in a language of its own, which need not be the reader's. */
export function letterFacts(offer: WrittenOffer, { city, employer, day }: Around, language: Language): LetterFacts {
  const locale = { t: translateInto(language), format: formatsFor(language), language }
  const { t, format } = locale
  const { fixed, variable, total } = inWholeRoubles(worthOf(packOf(offer), city.taxScale))
  const monthly = ({ gross, net }: BothWays) =>
    t('letter.amounts', { gross: format.money(gross), net: format.money(net) })
  const date = (iso: string | null) => (iso === null ? null : dateInFull(iso, language))
  const { startOn, probationMonths, validUntil, schedule, workPlace } = termsOf(offer)
  const hasBonus = offer.variable_pay > 0
  return {
    name: greetingName(offer.candidate),
    vacancy: line(offer.vacancy),
    city: inCity(city, locale),
    pay: monthly(fixed),
    bonus: hasBonus ? monthly(variable) : null,
    total: hasBonus ? monthly(total) : null,
    time: offer.share < 1 ? t('letter.part-time', { share: shareText(offer.share, locale) }) : t('letter.full-time'),
    start: date(startOn),
    probation: probationText(probationMonths, locale),
    schedule: line(schedule),
    place: line(workPlace),
    until: date(validUntil),
    employer: line(employer.name),
    address: line(employer.address),
    signer: line(employer.signer),
    position: line(employer.signerPosition),
    date: dateInFull(day, language),
    version: t(offer.edition > 1 ? 'letter.version-replaces' : 'letter.version', { number: offer.edition }),
  }
}

/** "15 December 2026", as a letter writes it. */
function dateInFull(iso: string, language: Language): string {
  return inFull[language].format(Date.parse(iso))
}

const inFull = forEachLanguage(
  (language) =>
    new Intl.DateTimeFormat(intlLocale[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
)

/** One line, so that no fact can open a paragraph of its own. */
function line(text: string | null): string | null {
  return text?.replace(/\s+/gu, ' ').trim() || null
}
