import { topBand } from '../../domain/pay/tables/bands.ts'
import type { Purchase } from '../../domain/pay/tables/buys.ts'
import type { Band } from '../../domain/pay/types.ts'
import { inCity } from '../../web/texts/cities.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'
import type { Locale } from '../../web/texts/locale.ts'
import { cityOf } from '../places/places.ts'
import type { PayReference } from './reads/pay-reference.ts'

/** What an amount buys in each city, in one sentence. */
export function buysSentence(
  amount: number,
  purchases: readonly Purchase[],
  { bands, cities }: PayReference,
  locale: Locale,
): string {
  const parts = purchases.map((purchase) =>
    locale.t('salaries.buys-part', {
      level: levelBought(purchase, bands, locale),
      city: inCity(cityOf(cities, purchase.city), locale),
    }),
  )
  const list = new Intl.ListFormat(intlLocale[locale.language]).format(parts)
  return locale.t('salaries.buys', { amount: locale.format.money(amount), list })
}

/** "level 3", "less than level 1". */
export function levelBought({ city, level }: Purchase, bands: readonly Band[], { t }: Locale): string {
  const lowest = Math.min(...bands.filter((band) => band.city === city).map((band) => band.level))
  const highest = topBand(bands, city).level
  if (level === 0) return t('salaries.under-levels', { level: lowest })
  return level > highest ? t('salaries.over-levels', { level: highest }) : t('salaries.level', { level })
}
