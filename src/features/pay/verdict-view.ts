import { roundToKopecks } from '../../domain/pay/money.ts'
import { minimumOnBasis } from '../../domain/pay/law/minimum-wage.ts'
import { promised, type PayPackage } from '../../domain/pay/offers/pay-package.ts'
import type { Basis } from '../../domain/pay/types.ts'
import { dataText } from '../../web/texts/data-texts.ts'
import type { Locale } from '../../web/texts/locale.ts'
import { cityOf } from '../places/places.ts'
import { buysSentence } from './buys-words.ts'
import type { Finding, PayReference } from './reads/pay-reference.ts'
import { articleTexts, needsTopUp, withBasis, type Check, type LawCase } from './law-words.ts'
import { checksOf, headlineOf, levelSentence } from './verdict-words.ts'
import { readingText, tableLabel } from './words.ts'

export type Tone = 'good' | 'warn' | 'bad'

/** A finding as people read it. A table that says whether it is gross or net has one reading only. */
export type VerdictView = {
  tone: Tone
  headline: string
  explained: string
  checks: Check[]
  comparedWithTable: string
  readings: { label: string; amount: string; text: string }[]
  pay: { basis: Basis; amount: string; own: boolean }[]
  minimums: { label: string; amount: string; broken: boolean }[]
  /** What the articles say by which the bonus counts, where it has to. */
  articles: string[]
  minimumSource: string | null
  buys: string
}

export function verdictView(pack: PayPackage, finding: Finding, reference: PayReference, locale: Locale): VerdictView {
  const { table, cities } = reference
  const city = cityOf(cities, pack.city)
  const pay = promised(pack, city.taxScale)
  const place = { city, level: pay.level }
  const about = { pack, pay, finding, city, reference }
  const sides = (['gross', 'net'] as const).map((basis) => ({
    basis,
    amount: locale.format.money(roundToKopecks(finding[basis])),
    own: basis === pay.basis,
  }))
  return {
    tone: toneOf(about),
    headline: headlineOf(about, locale),
    explained: levelSentence(about, locale),
    checks: checksOf(about, locale),
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
    minimums: minimumsOf(about, locale),
    articles: needsTopUp(about) ? articleTexts(locale) : [],
    minimumSource: sourceText(finding, locale),
    buys: buysSentence(
      roundToKopecks(table.basis ? finding[table.basis] : pay.amount),
      finding.buys,
      reference,
      locale,
    ),
  }
}

function toneOf(about: LawCase): Tone {
  const { verdict } = about.finding
  if (verdict === 'below-federal-minimum') return 'bad'
  return verdict === 'in-band' && !needsTopUp(about) ? 'good' : 'warn'
}

/** Where the minimum is published; null where none is known. */
function sourceText({ legalMinimum, minimumSource }: Finding, { t, format, language }: Locale): string | null {
  if (!legalMinimum || !minimumSource) return null
  return t('salaries.minimum-source', {
    date: format.date(legalMinimum.from),
    source: dataText(minimumSource, language),
  })
}

/** The legal minimums on the basis that was chosen; those of pay in hand with the amount before tax beside them. */
function minimumsOf({ pack: { basis }, finding: { verdict, legalMinimum }, city }: LawCase, locale: Locale) {
  if (legalMinimum === null) return []
  const { t } = locale
  const named = (amount: number) => {
    const gross = withBasis(amount, 'gross', locale)
    if (basis === 'gross') return gross
    return t('salaries.minimum-both', {
      net: withBasis(minimumOnBasis(basis, amount, city.taxScale), basis, locale),
      gross,
    })
  }
  const { federal, regional } = legalMinimum
  return [
    {
      label: t('salaries.minimum-federal'),
      amount: named(federal),
      broken: verdict === 'below-federal-minimum',
    },
    ...(regional === null
      ? []
      : [
          {
            label: t('salaries.minimum-regional'),
            amount: named(regional),
            broken: verdict === 'below-regional-minimum',
          },
        ]),
  ]
}
