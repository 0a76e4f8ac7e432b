import { describe, expect, it } from 'vitest'
import {
  approvalChain,
  DEFAULT_APPROVAL_RULE,
  percentOutside,
  seatFor,
  turnAfter,
  type ApproverRank,
  type Seat,
  type WaitingOffer,
} from '../../../../src/domain/pay/offers/approval.ts'
import { referencesOf } from '../../../../src/domain/pay/offers/references.ts'
import { check, scale } from '../article.ts'

const [author, boris, alla, vera] = [1, 2, 3, 4]
const manager = (user: number): Seat => ({ user, rank: 'manager' })
const administrator = (user: number): Seat => ({ user, rank: 'administrator' })
const waiting = (rest: Partial<WaitingOffer> = {}): WaitingOffer => ({
  chain: ['manager', 'administrator'],
  awaits: 'manager',
  approvedBy: null,
  author,
  ...rest,
})
const last = waiting({ awaits: 'administrator', approvedBy: boris })

describe('who must approve an offer outside its band', () => {
  it('is a manager, and an administrator, too, above the limit', () => {
    expect(approvalChain(0, DEFAULT_APPROVAL_RULE)).toEqual(['manager'])
    expect(approvalChain(10, DEFAULT_APPROVAL_RULE)).toEqual(['manager'])
    expect(approvalChain(10.001, DEFAULT_APPROVAL_RULE)).toEqual(['manager', 'administrator'])
    expect(approvalChain(10.001, { administratorAbove: 25 })).toEqual(['manager'])
  })

  it('is counted from what gates the offer, or without that from the table, the worse of two readings', () => {
    const old = { ...check({ city: 'ekb', level: 2, amount: 30_000, basis: 'net' }), references: [] }
    expect(percentOutside(old, 'net')).toBeCloseTo(20, 10)
    expect(percentOutside(old, null)).toBeCloseTo((30_000 / 0.87 / 25_000 - 1) * 100, 10)
    const range = { from: 20_000, to: 24_000, basis: 'net' } as const
    const sources = { range, vacancyTable: null, defaultTable: null, article: null }
    const pack = { city: 'ekb', level: 2, amount: 30_000, basis: 'net', variable: 0, share: 1 } as const
    const inside = { ...pack, amount: 24_000 }
    const outside = [pack, inside].map((one) =>
      percentOutside({ ...old, references: referencesOf(one, sources, 'first', scale) }, null),
    )
    expect(outside).toEqual([25, 0])
    expect(percentOutside({ ...old, references: referencesOf(pack, sources, 'law', scale) }, null)).toBe(0)
  })
})

describe('the seat from which somebody decides', () => {
  it.each<[string, WaitingOffer, number, Seat[], ReturnType<typeof seatFor>]>([
    ['is their own', waiting(), boris, [manager(boris)], { seat: manager(boris) }],
    ['is none for the author', waiting(), author, [administrator(author)], { problem: 'own-offer' }],
    [
      'is none for the author in the place of others',
      waiting(),
      author,
      [manager(author), administrator(alla)],
      { problem: 'own-offer' },
    ],
    [
      'is not that of the author who is away',
      waiting({ author: alla }),
      boris,
      [manager(boris), administrator(alla)],
      { seat: manager(boris) },
    ],
    [
      'is the one that takes it furthest',
      waiting(),
      boris,
      [manager(boris), administrator(alla)],
      { seat: administrator(alla) },
    ],
    [
      'is their own where both reach as far',
      waiting(),
      boris,
      [manager(vera), manager(boris)],
      { seat: manager(boris) },
    ],
    [
      'of a manager does not reach an administrator’s turn',
      last,
      vera,
      [manager(vera)],
      { problem: 'administrator-needed' },
    ],
    [
      'of an administrator who is away does',
      last,
      vera,
      [manager(vera), administrator(alla)],
      { seat: administrator(alla) },
    ],
    [
      'is none for a second approval',
      last,
      boris,
      [manager(boris), administrator(alla)],
      { problem: 'approved-already' },
    ],
  ])('%s', (_name, offer, by, seats, answer) => expect(seatFor(offer, by, seats)).toEqual(answer))
})

it.each<[ApproverRank[], ApproverRank, ApproverRank, ApproverRank | null]>([
  [['manager'], 'manager', 'manager', null],
  [['manager', 'administrator'], 'manager', 'manager', 'administrator'],
  [['manager', 'administrator'], 'manager', 'administrator', null],
  [['manager', 'administrator'], 'administrator', 'administrator', null],
])('after %s, at the turn of a %s, an approval by a %s is followed by %s', (chain, awaits, rank, next) =>
  expect(turnAfter({ chain, awaits }, rank)).toBe(next),
)
