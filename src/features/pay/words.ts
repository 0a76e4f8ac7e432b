import type { City } from '../../db/reference/cities.ts'
import { roundToKopecks } from '../../domain/pay/money.ts'
import type { TaxScale } from '../../domain/pay/law/income-tax.ts'
import { worthOf, type PayPackage } from '../../domain/pay/offers/pay-package.ts'
import type { Reading } from '../../domain/pay/offers/verdict.ts'
import type { Band } from '../../domain/pay/types.ts'
import { inCity } from '../../web/texts/cities.ts'
import type { Locale } from '../../web/texts/locale.ts'
import type { PayTable } from './reads/pay-tables.ts'

/** "40 000 – 60 000 ₽", with kopecks only where there are some. */
export const boundsText = ({ lower, upper }: Pick<Band, 'lower' | 'upper'>, locale: Locale): string =>
  `${figure(lower, locale)} – ${locale.format.money(upper)}`

/** An amount without the sign of the rouble, before one that has it. */
export const figure = (amount: number, { format }: Locale): string =>
  format.number(amount, Number.isInteger(amount) ? 0 : 2)

/** A share as a per cent, with one decimal where it is not whole; never "0 %" for what is only nearly nothing. */
export const shareText = (share: number, { format }: Locale): string =>
  share > 0 && share < 0.001 ? format.chance(share) : format.percent(share, Math.round(share * 1000) % 10 === 0 ? 0 : 1)

/** What was compared, where it is not simply the amount typed. */
export function wholeText(pack: PayPackage, scale: TaxScale, locale: Locale): string | null {
  if (pack.variable === 0 && pack.share === 1) return null
  const { gross, net } = worthOf(pack, scale).fullTime
  const money = (amount: number) => locale.format.money(Math.round(amount))
  return locale.t('salaries.compared-whole', {
    time: pack.share < 1 ? 'part' : 'full',
    gross: money(gross),
    net: money(net),
  })
}

/** Where an amount stands to its band, in a sentence with roubles and per cent. */
export function readingText(reading: Reading, { city, level }: { city: City; level: number }, locale: Locale): string {
  const { difference, penetration, compaRatio } = reading
  const place = { level, city: inCity(city, locale) }
  const off = {
    roubles: locale.format.money(roundToKopecks(difference.roubles)),
    percent: shareText(difference.percent / 100, locale),
  }
  if (reading.verdict === 'above-band') return locale.t('salaries.reading-above', { ...place, ...off })
  if (reading.verdict === 'above-every-level') return locale.t('salaries.reading-above-all', { ...place, ...off })
  if (reading.verdict === 'below-band') {
    return difference.roubles === 0
      ? locale.t('salaries.reading-at-lower', place)
      : locale.t('salaries.reading-below', { ...place, ...off })
  }
  // A band of one figure has only a top.
  const position = penetration ?? 1
  return locale.t('salaries.reading-in', {
    ...place,
    third: thirdOf(position),
    position: shareText(position, locale),
    side: sideOf(compaRatio),
    aside: shareText(Math.abs(compaRatio - 1), locale),
  })
}

export const thirdOf = (penetration: number) =>
  penetration < 1 / 3 ? 'lower' : penetration > 2 / 3 ? 'upper' : 'middle'

const sideOf = (compaRatio: number) => (Math.abs(compaRatio - 1) < 5e-4 ? 'middle' : compaRatio < 1 ? 'under' : 'over')

/** A level by its number and name. */
export function levelText(level: number, { levels }: Pick<PayTable, 'levels'>, { t }: Locale): string {
  const name = levels.find((one) => one.level === level)?.name
  return name ? t('salaries.level-named', { level, name }) : t(`level.${level as 1 | 2 | 3 | 4}`)
}

/** Which table figures are from, so that nobody takes them for more than they are. */
export function tableLabel({ own, asOf, basis }: PayTable, { t, format }: Locale): string {
  if (!own || !asOf || !basis) return t('salaries.guide-label')
  return t('pay-table.label', {
    name: own.name,
    number: own.number,
    date: format.date(asOf),
    basis: t(`basis.${basis}`),
  })
}
