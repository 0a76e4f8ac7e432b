import { grossOf, netOf, type TaxScale } from '../../../domain/pay/law/income-tax.ts'
import { roundToKopecks } from '../../../domain/pay/money.ts'
import { worthOf, type PayPackage } from '../../../domain/pay/offers/pay-package.ts'
import { bandRows, type BandRow } from '../../../web/charts/band-rows.ts'
import type { Basis } from '../../../domain/pay/types.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { KeptReference, OfferFinding } from '../../pay/check-answer.ts'
import { minimumOn } from '../../pay/band-picture.ts'
import { withBasis } from '../../pay/law-words.ts'
import { shareText } from '../../pay/words.ts'
import type { CityToday } from '../../places/places.ts'

/** A range that an approver sees beside the references, on the basis of the picture. */
export type BesideRow = { name: string; from: number; to: number }

type Shown = { basis: Basis; before: readonly BesideRow[]; after: readonly BesideRow[] }

/**
 * What a package was compared with, in the order in which it counts: a row each, on one axis of one basis, with the pay
 * as a line through all of them. Null when there is nothing to show, as for offers made before references had an order.
 *
 * @param beside what stands above and below the references of an approver, on which basis; then all words are on it
 * too, and otherwise each reference is named on its own
 */
export function referencesPicture(
  pack: PayPackage,
  { references }: Pick<OfferFinding, 'references'>,
  city: CityToday,
  locale: Locale,
  beside?: Shown,
) {
  const { basis, before, after } = beside ?? { basis: pack.basis, before: [], after: [] }
  if (references.length + before.length + after.length === 0) return null
  const amount = roundToKopecks(worthOf(pack, city.taxScale).fullTime[basis])
  const shown = references.map((reference) => ({ reference, ...boundsOn(basis, reference, city.taxScale) }))
  // A range with an open end reaches a little further than all that is drawn.
  const drawn = [...before, ...shown, ...after]
  const end = 1.1 * Math.max(amount, ...drawn.flatMap(({ from, to }) => [from ?? 0, to ?? 0]))
  const minimum = minimumOn(basis, city)
  const rows = shown.map(({ reference, from, to }): BandRow => {
    const told = beside ? toldOn(basis, reference, { from, to, amount }) : reference
    const [bounds, result] = [boundsText(told, locale), resultText(told, locale)]
    return {
      name: nameOf(reference, locale),
      detail: bounds,
      own: reference.gates,
      segments: [{ label: '', from: from ?? 0, to: to ?? end, tone: toneOf(reference), asked: reference.gates }],
      minimum,
      beside: null,
      result,
      spoken: locale.t('reference.spoken', { bounds, result }),
    }
  })
  const besideRow = ({ name, from, to }: BesideRow): BandRow => {
    const bounds = boundsText({ from, to, basis }, locale)
    return {
      name,
      detail: bounds,
      own: false,
      segments: [{ label: '', from, to, tone: 2, asked: false }],
      minimum,
      beside: null,
      result: '',
      spoken: bounds,
    }
  }
  return {
    ...bandRows(
      {
        caption: locale.t('reference.picture'),
        rows: [...before.map(besideRow), ...rows, ...after.map(besideRow)],
        amount: { at: amount, label: withBasis(amount, basis, locale) },
        other: null,
        unit: { thousands: locale.t('salaries.thousands'), single: '₽' },
      },
      locale.format,
    ),
    legend: {
      levels: null,
      asked: references.some(({ gates }) => gates) ? locale.t('reference.legend-gate') : null,
      minimum: minimum === null ? null : locale.t('salaries.legend-minimum', { basis: locale.t(`basis.${basis}`) }),
      beside: null,
      doubt: null,
    },
    about: locale.t('reference.legend-basis', { basis: locale.t(`basis.${basis}`) }),
  }
}

export type ReferencesPicture = ReturnType<typeof referencesPicture>

type Drawn = { from: number | null; to: number | null; amount: number }

/** A reference in the figures of a picture; one whose source names no basis stays as it is. */
function toldOn(wanted: Basis, reference: KeptReference, { from, to, amount }: Drawn): KeptReference {
  const { difference, basis } = reference
  if (basis === null) return reference
  const bound = difference.from === 'lower' ? from : to
  const roubles = difference.from === null || bound === null ? difference.roubles : Math.abs(amount - bound)
  return { ...reference, from, to, basis: wanted, difference: { ...difference, roubles } }
}

/** What gates is dark, the article's guide grey. */
function toneOf({ kind, gates }: KeptReference): 0 | 1 | 3 {
  if (kind === 'article') return 0
  return gates ? 3 : 1
}

/** The bounds of a reference on the basis of the picture; those of a source that names none stand as they are. */
function boundsOn(wanted: Basis, { from, to, basis }: KeptReference, scale: TaxScale) {
  const on = (amount: number | null) => {
    if (amount === null || basis === null || basis === wanted) return amount
    return Math.round(wanted === 'gross' ? grossOf(scale, amount) : netOf(scale, amount))
  }
  return { from: on(from), to: on(to) }
}

function nameOf({ kind, table }: KeptReference, { t }: Locale): string {
  return kind === 'vacancy-table' || kind === 'default-table'
    ? t(`reference.${kind}`, { name: table?.name ?? '' })
    : t(`reference.${kind}`)
}

/** "40 000 ₽ – 45 000 ₽ before tax". */
export const boundsText = ({ from, to, basis }: Pick<KeptReference, 'from' | 'to' | 'basis'>, locale: Locale): string =>
  payText({ from, to, basis: basis ?? 'unknown' }, locale) ?? ''

/** Where the pay lies to a reference, in a few words. */
function resultText(reference: KeptReference, locale: Locale): string {
  const { verdict, difference } = reference
  const { t } = locale
  if (verdict === 'in-band') return t('reference.inside')
  if (verdict === 'depends-on-basis') return t('reference.depends')
  if (difference.roubles === 0) return t('reference.at-lower')
  return t(verdict === 'below-band' ? 'reference.below' : 'reference.above', { off: offText(reference, locale) })
}

/** How far outside: "9 000 ₽ (20 %)", in kopecks only where it is less than a rouble. */
export const offText = ({ difference }: KeptReference, locale: Locale): string =>
  locale.t('reference.off', {
    roubles: locale.format.money(Math.round(difference.roubles) || roundToKopecks(difference.roubles)),
    percent: shareText(difference.percent / 100, locale),
  })
