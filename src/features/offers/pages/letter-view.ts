import { grossOf, netOf, type TaxScale } from '../../../domain/pay/law/income-tax.ts'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import type { Language } from '../../../db/schema/primitives.ts'
import type { City } from '../../../db/reference/cities.ts'
import { formatsFor } from '../../../web/texts/formats.ts'
import { translateInto } from '../../../web/messages/index.ts'
import type { KeptOffer } from '../acts/offers.ts'
import { inCity, shareText } from '../../pay/pages/words.ts'

/** The text of an offer letter in a language of its own, which need not be the reader's. */
export function letterView(offer: KeptOffer, city: City & { taxScale: TaxScale }, day: string, language: Language) {
  const ear = { t: translateInto(language), format: formatsFor(language), language }
  const { t, format } = ear
  const monthly = (amount: number) => {
    const gross = offer.basis === 'gross' ? amount : grossOf(city.taxScale, amount)
    const net = offer.basis === 'net' ? amount : netOf(city.taxScale, amount)
    return t('letter.amounts', { gross: format.money(roundToKopecks(gross)), net: format.money(roundToKopecks(net)) })
  }
  return {
    language,
    title: t('letter.title'),
    date: format.date(day),
    greeting: t('letter.greeting', { name: offer.candidate }),
    opening: t('letter.opening', { title: offer.vacancy, city: inCity(city, ear) }),
    facts: [
      { label: t('letter.fixed'), value: monthly(offer.amount) },
      ...(offer.variable_pay > 0 ? [{ label: t('letter.variable'), value: monthly(offer.variable_pay) }] : []),
      {
        label: t('letter.share'),
        value: offer.share < 1 ? t('letter.part-time', { share: shareText(offer.share, ear) }) : t('letter.full-time'),
      },
    ],
    tax: t('letter.tax'),
    closing: t('letter.closing'),
    signature: t('letter.signature'),
  }
}
