import type { TaxScale } from '../../../domain/pay/law/income-tax.ts'
import { inWholeRoubles, worthOf, type BothWays } from '../../../domain/pay/offers/pay-package.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import type { City } from '../../../db/reference/cities.ts'
import { formatsFor } from '../../../web/texts/formats.ts'
import { translateInto } from '../../../web/messages/index.ts'
import { shareText } from '../../pay/words.ts'
import { inCity } from '../../../web/texts/cities.ts'
import { packOf } from '../offer.ts'
import type { KeptOffer } from '../reads/find-offer.ts'

type WrittenOffer = Parameters<typeof packOf>[0] & Pick<KeptOffer, 'edition' | 'candidate' | 'vacancy'>
type Place = Pick<City, 'name_ru' | 'name_en' | 'in_ru'> & { taxScale: TaxScale }

/** The text of an offer letter in a language of its own, which need not be the reader's. */
export function letterView(offer: WrittenOffer, city: Place, day: string, language: Language) {
  const locale = { t: translateInto(language), format: formatsFor(language), language }
  const { t, format } = locale
  const { fixed, variable, total } = inWholeRoubles(worthOf(packOf(offer), city.taxScale))
  const monthly = ({ gross, net }: BothWays) =>
    t('letter.amounts', { gross: format.money(gross), net: format.money(net) })
  return {
    language,
    title: t('letter.title'),
    date: format.date(day),
    version: t(offer.edition > 1 ? 'letter.version-replaces' : 'letter.version', { number: offer.edition }),
    greeting: t('letter.greeting', { name: offer.candidate }),
    opening: t('letter.opening', { title: offer.vacancy, city: inCity(city, locale) }),
    facts: [
      { label: t('letter.fixed'), value: monthly(fixed) },
      ...(offer.variable_pay > 0
        ? [
            { label: t('letter.variable'), value: monthly(variable) },
            { label: t('letter.total'), value: monthly(total) },
          ]
        : []),
      {
        label: t('letter.share'),
        value:
          offer.share < 1 ? t('letter.part-time', { share: shareText(offer.share, locale) }) : t('letter.full-time'),
      },
    ],
    tax: t('letter.tax'),
    closing: t('letter.closing'),
    signature: t('letter.signature'),
  }
}
