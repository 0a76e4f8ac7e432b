import type { City } from '../../db/reference/cities.ts'
import { roundToKopecks } from '../../domain/pay/money.ts'
import type { OfferedPay } from '../../domain/pay/offers/offer-check.ts'
import { topBand } from '../../domain/pay/tables/bands.ts'
import type { Purchase } from '../../domain/pay/tables/buys.ts'
import type { Band, Basis } from '../../domain/pay/types.ts'
import { inCity } from '../../web/texts/cities.ts'
import { dataText } from '../../web/texts/data-texts.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'
import type { Locale } from '../../web/texts/locale.ts'
import { cityOf } from '../places/places.ts'
import type { Finding, PayReference } from './reads/pay-reference.ts'
import type { PayTable } from './reads/pay-tables.ts'
import { readingText, shareText, tableLabel } from './words.ts'

export type Tone = 'good' | 'warn' | 'bad'

/** A finding as people read it. A table that says whether it is gross or net has one reading only. */
export type VerdictView = {
  tone: Tone
  headline: string
  comparedWithTable: string
  readings: { label: string; amount: string; text: string }[]
  pay: { basis: Basis; amount: string; own: boolean }[]
  minimums: { label: string; amount: string; broken: boolean }[]
  minimumSource: string | null
  buys: BuysView
}

export function verdictView(pay: OfferedPay, finding: Finding, reference: PayReference, locale: Locale): VerdictView {
  const { table, cities } = reference
  const place = { city: cityOf(cities, pay.city), level: pay.level }
  const sides = (['gross', 'net'] as const).map((basis) => ({
    basis,
    amount: locale.format.money(roundToKopecks(finding[basis])),
    own: basis === pay.basis,
  }))
  return {
    tone: toneOf(finding),
    headline: headlineOf(pay, finding, table, place.city, locale),
    comparedWithTable: table.own ? tableLabel(table, locale) : locale.t('salaries.readings'),
    readings: sides
      .filter(({ basis }) => table.basis === null || table.basis === basis)
      .map((side) => ({
        ...side,
        label: locale.t(table.basis ? `salaries.${side.basis}` : `salaries.reading-${side.basis}`),
        text: readingText(finding.readings[side.basis], place, locale),
      })),
    // The amount as it was typed; the other one, which is worked out, in whole roubles.
    pay: sides.map((side) =>
      side.own ? side : { ...side, amount: locale.format.money(Math.round(finding[side.basis])) },
    ),
    minimums: minimumsOf(finding, locale),
    minimumSource: sourceText(finding, locale),
    buys: buysView(table.basis ? roundToKopecks(finding[table.basis]) : pay.amount, finding.buys, reference, locale),
  }
}

/** How far an amount is from a bound: "5 000 ₽ (20 %)". */
const distance = (roubles: number, bound: number, locale: Locale) => ({
  roubles: locale.format.money(roubles),
  percent: shareText(roubles / bound, locale),
})

function toneOf({ verdict }: Finding): Tone {
  if (verdict === 'below-federal-minimum') return 'bad'
  return verdict === 'in-band' ? 'good' : 'warn'
}

function headlineOf(pay: OfferedPay, finding: Finding, table: PayTable, city: City, locale: Locale): string {
  const { verdict, guaranteedGross, legalMinimum } = finding
  const under = (minimum: number) => ({
    city: inCity(city, locale),
    ...distance(roundToKopecks(minimum - guaranteedGross), minimum, locale),
  })
  if (verdict === 'below-federal-minimum')
    return locale.t('salaries.verdict-federal', under(legalMinimum?.federal ?? 0))
  if (verdict === 'below-regional-minimum')
    return locale.t('salaries.verdict-regional', under(legalMinimum?.regional ?? 0))
  if (verdict === 'depends-on-basis') return locale.t('salaries.verdict-depends')
  const basis = table.basis ?? pay.basis
  const reading = readingText(finding.readings[basis], { city, level: pay.level }, locale)
  const amount =
    basis === pay.basis
      ? locale.format.money(pay.amount)
      : locale.t('pay.exact', {
          amount: locale.format.money(Math.round(finding[basis])),
          basis: locale.t(`basis.${basis}`),
        })
  return locale.t('salaries.verdict-band', { amount, reading })
}

/** Where the minimum is published; null where none is known. */
function sourceText({ legalMinimum, minimumSource }: Finding, { t, format, language }: Locale): string | null {
  if (!legalMinimum || !minimumSource) return null
  return t('salaries.minimum-source', {
    date: format.date(legalMinimum.from),
    source: dataText(minimumSource, language),
  })
}

function minimumsOf({ verdict, legalMinimum }: Finding, { t, format }: Locale) {
  if (legalMinimum === null) return []
  const { federal, regional } = legalMinimum
  const rows = [
    {
      label: t('salaries.minimum-federal'),
      amount: format.money(federal),
      broken: verdict === 'below-federal-minimum',
    },
  ]
  if (regional === null) return rows
  return [
    ...rows,
    {
      label: t('salaries.minimum-regional'),
      amount: format.money(regional),
      broken: verdict === 'below-regional-minimum',
    },
  ]
}

/** What an amount buys: one sentence, the same by city, and by which figures. */
export type BuysView = { sentence: string; cities: { place: string; level: string }[]; source: string }

export function buysView(
  amount: number,
  purchases: readonly Purchase[],
  { table, bands, cities }: PayReference,
  locale: Locale,
): BuysView {
  const bought = purchases.map(({ city, level }) => ({
    level,
    ends: endsIn(bands, city),
    place: inCity(cityOf(cities, city), locale),
  }))
  const parts = bought.map(({ level, ends, place }) =>
    locale.t('salaries.buys-part', { level: levelBought(level, ends, locale), city: place }),
  )
  const list = new Intl.ListFormat(intlLocale[locale.language]).format(parts)
  return {
    sentence: locale.t('salaries.buys', { amount: locale.format.money(amount), list }),
    cities: bought.map(({ level, ends, place }) => ({ place, level: shortLevel(level, ends, locale) })),
    source: tableLabel(table, locale),
  }
}

type Ends = { lowest: number; highest: number }

const endsIn = (bands: readonly Band[], city: string): Ends => ({
  lowest: Math.min(...bands.filter((band) => band.city === city).map(({ level }) => level)),
  highest: topBand(bands, city).level,
})

function levelBought(level: number, { lowest, highest }: Ends, { t }: Locale): string {
  if (level === 0) return t('salaries.under-levels', { level: lowest })
  return level > highest ? t('salaries.over-levels', { level: highest }) : t('salaries.level', { level })
}

function shortLevel(level: number, { lowest, highest }: Ends, { t }: Locale): string {
  if (level === 0) return t('salaries.short-under', { level: lowest })
  return level > highest ? t('salaries.short-over', { level: highest }) : String(level)
}
