import { cityOptions } from '../../web/texts/cities.ts'
import type { Locale } from '../../web/texts/locale.ts'
import { levelsIn, type PayReference } from './reads/pay-reference.ts'
import { levelText } from './words.ts'

/** What the fields of a check can be; `city` where it is settled which. */
export const checkOptions = (reference: PayReference, locale: Locale, city?: string) => ({
  bases: [
    { value: 'gross', label: locale.t('basis.gross') },
    { value: 'net', label: locale.t('basis.net') },
  ],
  cities: cityOptions(reference.cities, locale.language),
  levels: levelsIn(reference, city).map(({ level }) => ({
    value: level,
    label: levelText(level, reference.table, locale),
  })),
})
