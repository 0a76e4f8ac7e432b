import { bandAt } from '../tables/bands.ts'
import { isAbove, isBelow } from '../money.ts'
import type { TaxScale } from '../law/income-tax.ts'
import type { Band, Basis } from '../types.ts'
import type { AdvertisedRange } from './expectation.ts'
import { worthOf, type BothWays, type PayPackage } from './pay-package.ts'
import { readAgainst, type BandVerdict, type Difference } from './verdict.ts'

/** What the pay of an offer can be compared with, in the order in which it counts. */
export const referenceKinds = ['range', 'vacancy-table', 'default-table', 'article'] as const

export type ReferenceKind = (typeof referenceKinds)[number]

/**
 * Which reference an offer may not leave without approval: the first that there is, only the vacancy's range, only a
 * pay table, or none. The law is tested whatever is chosen, and the article's undated table is never asked.
 */
export const gateRules = ['first', 'range', 'table', 'law'] as const

export type GateRule = (typeof gateRules)[number]

/** A pay table and the level in it that the offer is for; `basis` is null where its source does not say. */
export type ReferenceTable = { bands: readonly Band[]; basis: Basis | null; level: number }

/** What there is to compare an offer with; null where there is no such thing. */
export type ReferenceSources = {
  range: AdvertisedRange | null
  vacancyTable: ReferenceTable | null
  defaultTable: ReferenceTable | null
  article: ReferenceTable | null
}

/**
 * One reference and where the pay of the package, taken for full time, lies to it. The bounds are roubles a month on
 * the reference's own `basis`, null where a range has an open end; `difference` is counted on `measuredOn`, which is
 * the package's basis where the source names none.
 */
export type ComparedReference = {
  kind: ReferenceKind
  from: number | null
  to: number | null
  basis: Basis | null
  verdict: BandVerdict | 'depends-on-basis'
  difference: Difference
  measuredOn: Basis
  gates: boolean
}

/**
 * The references of an offer in the order in which they count: the pay that the vacancy advertises, the table chosen
 * for the vacancy, the organisation's default table, the article. A table without a band for the city and level is left
 * out. At most one of them gates.
 *
 * @example
 *   referencesOf(pack, { range: { from: 40_000, to: 45_000, basis: 'gross' }, vacancyTable: null, defaultTable: null,
 *     article }, 'first', taxScale)
 *   // the range, which gates, and the article, which does not
 */
export function referencesOf(
  pack: PayPackage,
  { range, vacancyTable, defaultTable, article }: ReferenceSources,
  rule: GateRule,
  taxScale: TaxScale,
): ComparedReference[] {
  const pay = worthOf(pack, taxScale).fullTime
  const found = [
    range && inRange(pay, range),
    vacancyTable && inTable('vacancy-table', pack, pay, vacancyTable),
    defaultTable && inTable('default-table', pack, pay, defaultTable),
    article && inTable('article', pack, pay, article),
  ].filter((reference) => reference !== null)
  const gate = gateAmong(
    found.map(({ kind }) => kind),
    rule,
  )
  return found.map((reference) => ({ ...reference, gates: reference.kind === gate }))
}

/** The reference that decides whether somebody has to approve; null when only the law is tested. */
export const gateOf = <Reference extends ComparedReference>(references: readonly Reference[]): Reference | null =>
  references.find(({ gates }) => gates) ?? null

/** Which of the references that there are gates by a rule. @param kinds in their order */
export const gateAmong = (kinds: readonly ReferenceKind[], rule: GateRule): ReferenceKind | null =>
  kinds.find((kind) => mayGate(kind, rule)) ?? null

function mayGate(kind: ReferenceKind, rule: GateRule): boolean {
  if (rule === 'law' || kind === 'article') return false
  return rule === 'first' || (kind === 'range') === (rule === 'range')
}

type Found = Omit<ComparedReference, 'gates'>

function inRange(pay: BothWays, { from, to, basis }: AdvertisedRange): Found | null {
  if (from === null && to === null) return null
  const amount = pay[basis]
  const bounds = { kind: 'range', from, to, basis, measuredOn: basis } as const
  if (from !== null && isBelow(amount, from))
    return { ...bounds, verdict: 'below-band', difference: away(from - amount, from, 'lower') }
  if (to !== null && isAbove(amount, to))
    return { ...bounds, verdict: 'above-band', difference: away(amount - to, to, 'upper') }
  return { ...bounds, verdict: 'in-band', difference: { roubles: 0, percent: 0, from: null } }
}

const away = (roubles: number, bound: number, from: 'lower' | 'upper'): Difference => ({
  roubles,
  percent: (roubles / bound) * 100,
  from,
})

function inTable(
  kind: ReferenceKind,
  { city, basis: packBasis }: PayPackage,
  pay: BothWays,
  { bands, basis, level }: ReferenceTable,
): Found | null {
  if (!bands.some((band) => band.city === city && band.level === level)) return null
  const band = bandAt(bands, city, level)
  const measuredOn = basis ?? packBasis
  const reading = readAgainst(pay[measuredOn], band, bands)
  const other = basis ? reading : readAgainst(pay[packBasis === 'gross' ? 'net' : 'gross'], band, bands)
  return {
    kind,
    from: band.lower,
    to: band.upper,
    basis,
    verdict: other.verdict === reading.verdict ? reading.verdict : 'depends-on-basis',
    difference: reading.difference,
    measuredOn,
  }
}
