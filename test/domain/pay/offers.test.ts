import { describe, expect, it } from 'vitest'
import { equityRows } from '../../../src/domain/pay/offers/equity.ts'
import { bandNeedsReview, ruleFor } from '../../../src/domain/pay/offers/offer-rule.ts'
import {
  actsOpenTo,
  moveProblem,
  statusAfter,
  type OfferAct,
  type OfferState,
} from '../../../src/domain/pay/offers/offer-status.ts'
import { bands, check } from './article.ts'

const [author, approver] = [1, 2]
const offer = (status: OfferState['status'], needsApproval = true): OfferState => ({ status, author, needsApproval })

describe("an offer's way", () => {
  it('asks for a reason and for somebody else when outside the band', () => {
    expect(moveProblem(offer('draft'), { act: 'submit', by: author, reason: ' ' })).toBe('reason-needed')
    expect(statusAfter(offer('draft'), { act: 'submit', by: author, reason: 'rare skill' })).toBe('waiting')
    expect(moveProblem(offer('waiting'), { act: 'approve', by: author, reason: '' })).toBe('own-offer')
    expect(statusAfter(offer('waiting'), { act: 'approve', by: approver, reason: '' })).toBe('approved')
    expect(moveProblem(offer('waiting'), { act: 'reject', by: approver, reason: '' })).toBe('reason-needed')
    expect(statusAfter(offer('waiting'), { act: 'reject', by: approver, reason: 'too high' })).toBe('rejected')
  })

  it('is short inside the band', () =>
    expect(statusAfter(offer('draft', false), { act: 'submit', by: author, reason: '' })).toBe('approved'))

  it('opens to each person only what is theirs', () => {
    const open = (status: OfferState['status']): [OfferAct[], OfferAct[]] => [
      actsOpenTo(offer(status), author),
      actsOpenTo(offer(status), approver),
    ]
    expect(open('draft')).toEqual([['submit'], []])
    expect(open('waiting')).toEqual([[], ['approve', 'reject']])
    expect(open('rejected')).toEqual([['revise'], []])
    expect(open('approved')).toEqual([['send'], ['send']])
    expect(open('sent')).toEqual([
      ['accept', 'decline'],
      ['accept', 'decline'],
    ])
    expect(open('accepted')).toEqual([[], []])
    expect(open('declined')).toEqual([[], []])
  })

  it('refuses what does not follow', () =>
    expect(() => statusAfter(offer('draft'), { act: 'send', by: author, reason: '' })).toThrow('wrong-status'))
})

describe('rule for an offer', () => {
  const rule = (
    city: string,
    level: number,
    amount: number,
    optOut = false,
    tableBasis: 'gross' | 'net' | null = null,
  ) => ruleFor(check({ city, level, amount, basis: 'gross' }), tableBasis, optOut)

  it('blocks what the law forbids', () => {
    expect(rule('nn', 3, 27092, true)).toBe('blocked')
    expect(rule('moscow', 2, 39729)).toBe('blocked')
    expect(rule('moscow', 2, 39729, true)).toBe('free')
  })

  it('asks for approval outside the band under either reading', () => {
    expect(rule('moscow', 4, 100000)).toBe('free')
    expect(rule('moscow', 4, 130000)).toBe('needs-approval')
    expect(rule('moscow', 2, 42000)).toBe('needs-approval')
    expect(rule('moscow', 2, 42000, false, 'net')).toBe('free')
  })

  it('suggests a look at the band from the second exception', () =>
    expect([0, 1, 2].map(bandNeedsReview)).toEqual([false, false, true]))
})

describe('equity', () => {
  const offer = (id: number, city: string, level: number, gross: number) => ({
    id,
    city,
    level,
    pay: { gross, net: gross * 0.87 },
  })
  const offers = [
    offer(1, 'moscow', 2, 30000),
    offer(2, 'moscow', 2, 36000),
    offer(3, 'moscow', 2, 48000),
    offer(4, 'moscow', 2, 42000),
    offer(5, 'nn', 1, 14000),
  ]

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
