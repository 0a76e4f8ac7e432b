import type { City } from '../../../db/reference/cities.ts'
import type { Band, Basis } from '../../../domain/pay/types.ts'
import type { Purchase } from '../../../domain/pay/tables/buys.ts'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import type { OfferedPay } from '../../../domain/pay/offers/offer-check.ts'
import { topBand } from '../../../domain/pay/tables/bands.ts'
import { promised, type PayPackage } from '../../../domain/pay/offers/pay-package.ts'
import type { Reading } from '../../../domain/pay/offers/verdict.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { PayTable } from '../reads/pay-tables.ts'
import { cityOf, type Finding, type Yardstick } from '../reads/pay-reference.ts'

/** Who is spoken to: their language and ways of writing figures. */
export type Ear = Pick<Visitor, 't' | 'format' | 'language'>

/** "in Moscow", «в Москве». */
export const inCity = (city: City, { t, language }: Ear): string =>
  t('salaries.in-city', { city: city.id, name: cityName(city, language) })

/** "40 000 – 60 000 ₽", with kopecks only where there are some. */
export const boundsText = ({ lower, upper }: Pick<Band, 'lower' | 'upper'>, ear: Ear): string =>
  `${figure(lower, ear)} – ${ear.format.money(upper)}`

/** An amount without the sign of the rouble, before one that has it. */
export const figure = (amount: number, { format }: Ear): string =>
  format.number(amount, Number.isInteger(amount) ? 0 : 2)

/** A share as a per cent, with one decimal where it is not whole; never "0 %" for what is only nearly nothing. */
export const shareText = (share: number, { format }: Ear): string =>
  share > 0 && share < 0.001 ? format.chance(share) : format.percent(share, Math.round(share * 1000) % 10 === 0 ? 0 : 1)

/** What was compared, where it is not simply the amount typed. */
export function wholeText(pack: PayPackage, ear: Ear): string | null {
  if (pack.variable === 0 && pack.share === 1) return null
  return ear.t('salaries.compared-whole', { amount: ear.format.money(roundToKopecks(promised(pack).amount)) })
}

/** How far an amount is from a bound: "5 000 ₽ (20 %)". */
const distance = (roubles: number, bound: number, ear: Ear) => ({
  roubles: ear.format.money(roubles),
  percent: shareText(roubles / bound, ear),
})

/** Where an amount stands to its band, in a sentence with roubles and per cent. */
export function readingText(reading: Reading, { city, level }: { city: City; level: number }, ear: Ear): string {
  const { difference, penetration, compaRatio } = reading
  const place = { level, city: inCity(city, ear) }
  const off = {
    roubles: ear.format.money(roundToKopecks(difference.roubles)),
    percent: shareText(difference.percent / 100, ear),
  }
  if (reading.verdict === 'above-band') return ear.t('salaries.reading-above', { ...place, ...off })
  if (reading.verdict === 'above-every-level') return ear.t('salaries.reading-above-all', { ...place, ...off })
  if (reading.verdict === 'below-band') {
    return difference.roubles === 0
      ? ear.t('salaries.reading-at-lower', place)
      : ear.t('salaries.reading-below', { ...place, ...off })
  }
  // A band of one figure has only a top.
  const position = penetration ?? 1
  return ear.t('salaries.reading-in', {
    ...place,
    third: thirdOf(position),
    position: shareText(position, ear),
    side: sideOf(compaRatio),
    aside: shareText(Math.abs(compaRatio - 1), ear),
  })
}

const thirdOf = (penetration: number) => (penetration < 1 / 3 ? 'lower' : penetration > 2 / 3 ? 'upper' : 'middle')

const sideOf = (compaRatio: number) => (Math.abs(compaRatio - 1) < 5e-4 ? 'middle' : compaRatio < 1 ? 'under' : 'over')

export type Tone = 'good' | 'warn' | 'bad'

/** A level by its number and name. */
export function levelText(level: number, { levels }: Pick<PayTable, 'levels'>, { t }: Ear): string {
  const name = levels.find((one) => one.level === level)?.name
  return name ? t('salaries.level-named', { level, name }) : t(`level.${level as 1 | 2 | 3 | 4}`)
}

/** Which figures something is held against, so that nobody takes them for more than they are. */
export function tableLabel({ own, asOf, basis }: PayTable, { t, format }: Ear): string {
  if (!own || !asOf || !basis) return t('salaries.guide-label')
  return t('pay-table.label', {
    name: own.name,
    number: own.number,
    date: format.date(asOf),
    basis: t(`basis.${basis}`),
  })
}

/** A finding as people read it. A table that says whether it is gross or net has one reading only. */
export type VerdictView = {
  tone: Tone
  headline: string
  heldAgainst: string
  readings: { label: string; amount: string; text: string }[]
  pay: { basis: Basis; amount: string; own: boolean }[]
  minimums: { label: string; amount: string; broken: boolean }[]
  minimumFrom: string
  minimumSource: string
  buys: BuysView
}

export function verdictView(pay: OfferedPay, finding: Finding, yardstick: Yardstick, ear: Ear): VerdictView {
  const { table, cities } = yardstick
  const place = { city: cityOf(cities, pay.city), level: pay.level }
  const sides = (['gross', 'net'] as const).map((basis) => ({
    basis,
    amount: ear.format.money(roundToKopecks(finding[basis])),
    own: basis === pay.basis,
  }))
  return {
    tone: toneOf(finding),
    headline: headlineOf(pay, finding, table, place.city, ear),
    heldAgainst: table.own ? tableLabel(table, ear) : ear.t('salaries.readings'),
    readings: sides
      .filter(({ basis }) => table.basis === null || table.basis === basis)
      .map((side) => ({
        ...side,
        label: ear.t(table.basis ? `salaries.${side.basis}` : `salaries.reading-${side.basis}`),
        text: readingText(finding.readings[side.basis], place, ear),
      })),
    // The amount as it was typed; the other one, which is worked out, in whole roubles.
    pay: sides.map((side) =>
      side.own ? side : { ...side, amount: ear.format.money(Math.round(finding[side.basis])) },
    ),
    minimums: minimumsOf(finding, ear),
    minimumFrom: ear.format.date(finding.legalMinimum.from),
    minimumSource: finding.minimumSource[ear.language],
    buys: buysView(table.basis ? roundToKopecks(finding[table.basis]) : pay.amount, finding.buys, yardstick, ear),
  }
}

function toneOf({ verdict }: Finding): Tone {
  if (verdict === 'below-federal-minimum') return 'bad'
  return verdict === 'in-band' ? 'good' : 'warn'
}

function headlineOf(pay: OfferedPay, finding: Finding, table: PayTable, city: City, ear: Ear): string {
  const { verdict, guaranteedGross, legalMinimum } = finding
  const under = (minimum: number) => ({
    city: inCity(city, ear),
    ...distance(roundToKopecks(minimum - guaranteedGross), minimum, ear),
  })
  if (verdict === 'below-federal-minimum') return ear.t('salaries.verdict-federal', under(legalMinimum.federal))
  if (verdict === 'below-regional-minimum') return ear.t('salaries.verdict-regional', under(legalMinimum.regional ?? 0))
  if (verdict === 'depends-on-basis') return ear.t('salaries.verdict-depends')
  const basis = table.basis ?? pay.basis
  const reading = readingText(finding.readings[basis], { city, level: pay.level }, ear)
  const amount =
    basis === pay.basis
      ? ear.format.money(pay.amount)
      : ear.t('pay.exact', { amount: ear.format.money(Math.round(finding[basis])), basis: ear.t(`basis.${basis}`) })
  return ear.t('salaries.verdict-band', { amount, reading })
}

function minimumsOf({ verdict, legalMinimum: { federal, regional } }: Finding, { t, format }: Ear) {
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
  { table, bands, cities }: Yardstick,
  ear: Ear,
): BuysView {
  const bought = purchases.map(({ city, level }) => ({
    level,
    ends: endsIn(bands, city),
    place: inCity(cityOf(cities, city), ear),
  }))
  const parts = bought.map(({ level, ends, place }) =>
    ear.t('salaries.buys-part', { level: levelBought(level, ends, ear), city: place }),
  )
  const list = new Intl.ListFormat(ear.language === 'ru' ? 'ru' : 'en-GB').format(parts)
  return {
    sentence: ear.t('salaries.buys', { amount: ear.format.money(amount), list }),
    cities: bought.map(({ level, ends, place }) => ({ place, level: shortLevel(level, ends, ear) })),
    source: tableLabel(table, ear),
  }
}

type Ends = { lowest: number; highest: number }

const endsIn = (bands: readonly Band[], city: string): Ends => ({
  lowest: Math.min(...bands.filter((band) => band.city === city).map(({ level }) => level)),
  highest: topBand(bands, city).level,
})

function levelBought(level: number, { lowest, highest }: Ends, { t }: Ear): string {
  if (level === 0) return t('salaries.under-levels', { level: lowest })
  return level > highest ? t('salaries.over-levels', { level: highest }) : t('salaries.level', { level })
}

function shortLevel(level: number, { lowest, highest }: Ends, { t }: Ear): string {
  if (level === 0) return t('salaries.short-under', { level: lowest })
  return level > highest ? t('salaries.short-over', { level: highest }) : String(level)
}
