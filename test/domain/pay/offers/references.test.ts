import { describe, expect, it } from 'vitest'
import { ruleFor } from '../../../../src/domain/pay/offers/offer-rule.ts'
import type { PayPackage } from '../../../../src/domain/pay/offers/pay-package.ts'
import {
  gateOf,
  gateRules,
  referencesOf,
  type GateRule,
  type ReferenceSources,
  type ReferenceTable,
} from '../../../../src/domain/pay/offers/references.ts'
import type { Band } from '../../../../src/domain/pay/types.ts'
import { bands, check, scale } from '../article.ts'

const moscow = (amount: number, changes: Partial<PayPackage> = {}): PayPackage => ({
  city: 'moscow',
  level: 1,
  amount,
  variable: 0,
  basis: 'gross',
  share: 1,
  ...changes,
})
const bandOf = (lower: number, upper: number, level = 1): Band => ({
  city: 'moscow',
  level,
  lower,
  lowerInclusive: true,
  upper,
  lowerSource: 'stated',
  upperSource: 'stated',
})
const article: ReferenceTable = { bands, basis: null, level: 1 }
const own: ReferenceTable = { bands: [bandOf(41_000, 50_000), bandOf(50_000, 70_000, 2)], basis: 'gross', level: 1 }
const usual: ReferenceTable = { bands: [bandOf(45_000, 60_000)], basis: 'gross', level: 1 }
const range = { from: 40_000, to: 45_000, basis: 'gross' } as const
const nothing: ReferenceSources = { range: null, vacancyTable: null, defaultTable: null, article }

const compared = (pack: PayPackage, sources: Partial<ReferenceSources>, rule: GateRule = 'first') =>
  referencesOf(pack, { ...nothing, ...sources }, rule, scale)
const ruled = (pack: PayPackage, sources: Partial<ReferenceSources>, rule?: GateRule, optOut = false) =>
  ruleFor(check(pack), compared(pack, sources, rule), optOut)

describe('references of an offer', () => {
  it('stand in their order, whatever gates', () => {
    const all = { range, vacancyTable: own, defaultTable: usual }
    expect(compared(moscow(42_000), all).map(({ kind }) => kind)).toEqual([
      'range',
      'vacancy-table',
      'default-table',
      'article',
    ])
    const gates = gateRules.map((rule) => gateOf(compared(moscow(42_000), all, rule))?.kind ?? null)
    expect(gates).toEqual(['range', 'range', 'vacancy-table', null])
    expect(gateOf(compared(moscow(42_000), { defaultTable: usual }))?.kind).toBe('default-table')
    expect(gateOf(compared(moscow(42_000), { range }, 'table'))).toBeNull()
    expect(gateOf(compared(moscow(42_000), { vacancyTable: own }, 'range'))).toBeNull()
  })

  it('an offer inside the range that the vacancy advertises is free, though the article has less', () => {
    expect(compared(moscow(42_000), { range })).toMatchObject([
      { kind: 'range', from: 40_000, to: 45_000, verdict: 'in-band', difference: { roubles: 0 }, gates: true },
      { kind: 'article', from: 25_000, to: 30_000, basis: null, verdict: 'above-band', gates: false },
    ])
    expect(ruled(moscow(42_000), { range })).toBe('free')
  })

  it('the article alone never asks for a reason, and the law is tested without it', () => {
    expect(ruled(moscow(39_730), {})).toBe('free')
    expect(ruled(moscow(300_000), {})).toBe('free')
    expect(ruled(moscow(39_729), {})).toBe('blocked')
    expect(ruled(moscow(39_729), {}, 'first', true)).toBe('free')
    expect(ruled(moscow(27_092), {}, 'first', true)).toBe('blocked')
    expect(ruled(moscow(39_729), { range: { from: 30_000, to: 50_000, basis: 'gross' } })).toBe('blocked')
  })

  it('outside what gates somebody has to approve, with the distance in roubles and per cent', () => {
    expect(compared(moscow(54_000), { range, vacancyTable: own })).toMatchObject([
      { verdict: 'above-band', difference: { roubles: 9_000, percent: 20, from: 'upper' }, gates: true },
      { verdict: 'above-band', difference: { roubles: 4_000, percent: 8, from: 'upper' }, gates: false },
      { kind: 'article' },
    ])
    expect(compared(moscow(80_000), { vacancyTable: own })[0]?.verdict).toBe('above-every-level')
    expect(ruled(moscow(54_000), { range })).toBe('needs-approval')
    expect(ruled(moscow(40_000), { vacancyTable: own })).toBe('needs-approval')
    expect(ruled(moscow(40_000), { vacancyTable: own }, 'law')).toBe('free')
    expect(ruled(moscow(42_000), { range, defaultTable: usual }, 'table')).toBe('needs-approval')
  })

  it('a range with one end is open at the other', () => {
    const from = { from: 70_000, to: null, basis: 'net' } as const
    expect(compared(moscow(500_000), { range: from })[0]).toMatchObject({ to: null, verdict: 'in-band' })
    expect(compared(moscow(70_000), { range: from })[0]).toMatchObject({
      measuredOn: 'net',
      verdict: 'below-band',
      difference: { roubles: 9_100, percent: 13, from: 'lower' },
    })
    expect(compared(moscow(70_000), { range: { from: null, to: null, basis: 'net' } })[0]?.kind).toBe('article')
  })

  it('pay for a part of full time is compared as if for full time, its bonus with it', () => {
    const half = moscow(20_000, { share: 0.5, variable: 2_500 })
    expect(compared(half, { range })[0]).toMatchObject({ verdict: 'in-band', difference: { roubles: 0 } })
  })

  it('a table that names no basis is read both ways, and one without a band is left out', () => {
    const level4 = { ...article, level: 4 }
    expect(compared(moscow(130_000), { article: level4 })).toMatchObject([
      { verdict: 'depends-on-basis', measuredOn: 'gross', difference: { roubles: 10_000 } },
    ])
    expect(compared(moscow(130_000), { vacancyTable: { ...own, level: 3 }, article: null })).toEqual([])
  })
})
