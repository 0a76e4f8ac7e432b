import { describe, expect, it } from 'vitest'
import { equityRows } from '../../../src/domain/pay/offers/equity.ts'
import type { ComparedReference } from '../../../src/domain/pay/offers/references.ts'
import { bandNeedsReview } from '../../../src/domain/pay/offers/offer-rule.ts'
import {
  actsOpenTo,
  moveProblem,
  offerRights,
  statusAfter,
  type OfferAct,
  type OfferMove,
  type OfferRight,
  type OfferState,
} from '../../../src/domain/pay/offers/offer-status.ts'
import { bands } from './article.ts'

const [author, approver] = [1, 2]
const offer = (status: OfferState['status'], needsApproval = true): OfferState => ({
  status,
  author,
  authorMayAct: true,
  needsApproval,
  chain: ['manager'],
  awaits: 'manager',
  approvedBy: null,
})
const move = (act: OfferAct, by: number, reason = '', rights: readonly OfferRight[] = offerRights): OfferMove => ({
  act,
  by,
  rights,
  seats: [{ user: by, rank: 'manager' }],
  reason,
})

describe("an offer's way", () => {
  it('asks for a reason and for somebody else when outside the band', () => {
    expect(moveProblem(offer('draft'), move('submit', author, ' '))).toBe('reason-needed')
    expect(statusAfter(offer('draft'), move('submit', author, 'rare skill'))).toBe('waiting')
    expect(moveProblem(offer('waiting'), move('approve', author))).toBe('own-offer')
    expect(statusAfter(offer('waiting'), move('approve', approver))).toBe('approved')
    expect(moveProblem(offer('waiting'), move('reject', approver))).toBe('reason-needed')
    expect(statusAfter(offer('waiting'), move('reject', approver, 'too high'))).toBe('rejected')
  })

  it('is short inside the band', () =>
    expect(statusAfter(offer('draft', false), move('submit', author))).toBe('approved'))

  it('opens to each person only what is theirs', () => {
    const open = (status: OfferState['status']): [OfferAct[], OfferAct[]] => [
      actsOpenTo(offer(status), { by: author, rights: ['make'] }),
      actsOpenTo(offer(status), { by: approver, rights: offerRights, seats: [{ user: approver, rank: 'manager' }] }),
    ]
    expect(open('draft')).toEqual([['change', 'submit', 'withdraw'], ['withdraw']])
    expect(open('waiting')).toEqual([
      ['correct', 'withdraw'],
      ['approve', 'reject', 'correct', 'withdraw'],
    ])
    expect(open('rejected')).toEqual([['revise'], []])
    expect(open('approved')).toEqual([
      ['correct', 'withdraw'],
      ['send', 'correct', 'withdraw'],
    ])
    expect(open('sent')).toEqual([[], ['accept', 'decline', 'correct', 'withdraw']])
    for (const settled of ['accepted', 'declined', 'withdrawn'] as const) expect(open(settled)).toEqual([[], []])
  })

  it('is taken over by somebody else only when its author may no longer act', () => {
    const left: OfferState = { ...offer('draft'), authorMayAct: false }
    expect(moveProblem(offer('draft'), move('take-over', approver))).toBe('author-active')
    expect(statusAfter(left, move('take-over', approver, '', ['make']))).toBe('draft')
    expect(moveProblem(left, move('take-over', approver, '', ['approve']))).toBe('not-allowed')
  })

  it('needs a reason to take back what the candidate has', () => {
    for (const act of ['correct', 'withdraw'] as const) {
      expect(moveProblem(offer('approved'), move(act, approver))).toBeNull()
      expect(moveProblem(offer('sent'), move(act, approver))).toBe('reason-needed')
    }
  })

  it('refuses what does not follow', () =>
    expect(() => statusAfter(offer('draft'), move('send', author))).toThrow('wrong-status'))
})

it('suggests a look at the band from the second exception', () =>
  expect([0, 1, 2].map(bandNeedsReview)).toEqual([false, false, true]))

describe('equity', () => {
  const offer = (id: number, city: string, level: number, gross: number) => ({
    id,
    city,
    level,
    pay: { gross, net: gross * 0.87 },
    references: [] as ComparedReference[],
  })
  const offers = [
    offer(1, 'moscow', 2, 30000),
    offer(2, 'moscow', 2, 36000),
    offer(3, 'moscow', 2, 48000),
    offer(4, 'moscow', 2, 42000),
    offer(5, 'nn', 1, 14000),
  ]

  it('goes by what gated an offer, whatever the band of its table says', () => {
    const compared = (verdict: ComparedReference['verdict'], gates: boolean): ComparedReference => ({
      kind: 'range',
      from: 70_000,
      to: 90_000,
      basis: 'gross',
      verdict,
      difference: { roubles: 0, percent: 0, from: null },
      measuredOn: 'gross',
      gates,
    })
    const made = [
      { ...offer(6, 'moscow', 2, 80_000), references: [compared('in-band', true)] },
      { ...offer(7, 'moscow', 2, 95_000), references: [compared('above-band', true)] },
      { ...offer(8, 'moscow', 2, 95_000), references: [compared('above-band', false)] },
    ]
    expect(equityRows(made, bands, null)[0]?.outside).toEqual([{ id: 7, side: 'above' }])
  })

  it('shows spread, and who stands outside in both readings or in one', () => {
    expect(equityRows(offers, bands, null)).toMatchObject([
      { city: 'nn', level: 1, n: 1, lowest: 14000, highest: 14000, spread: 0, outside: [] },
      {
        city: 'moscow',
        level: 2,
        n: 4,
        lowest: 30000,
        highest: 48000,
        outside: [
          { id: 1, side: 'below' },
          { id: 3, side: 'above' },
          { id: 4, side: 'depends' },
        ],
      },
    ])
    expect(equityRows(offers, bands, null)[1]?.spread).toBeCloseTo(0.6, 12)
  })

  it('knows one reading only of a table that names its basis', () => {
    const outside = (basis: 'gross' | 'net') =>
      equityRows(offers, bands, basis).flatMap((row) => row.outside.map(({ id, side }) => `${id} ${side}`))
    expect(outside('net')).toEqual(['1 below', '3 above'])
    expect(outside('gross')).toEqual(['1 below', '3 above', '4 above'])
  })
})
