import { describe, expect, it } from 'vitest'
import { equityRows } from '../../../src/domain/salary/equity.ts'
import { bandNeedsReview, ruleFor } from '../../../src/domain/salary/offer-rule.ts'
import { actsOpenTo, moveProblem, statusAfter, type OfferAct, type OfferState } from '../../../src/domain/salary/offer-status.ts'
import { bands, check } from './article.ts'

const [author, approver] = [1, 2]
const offer = (status: OfferState['status'], needsApproval = true): OfferState => ({ status, author, needsApproval })

describe('an offer\'s way', () => {
  it('asks for a reason and for somebody else when outside the band', () => {
    expect(moveProblem(offer('draft'), { act: 'submit', by: author, reason: ' ' })).toBe('reason-needed')
    expect(statusAfter(offer('draft'), { act: 'submit', by: author, reason: 'rare skill' })).toBe('waiting')
    expect(moveProblem(offer('waiting'), { act: 'approve', by: author, reason: '' })).toBe('own-offer')
    expect(statusAfter(offer('waiting'), { act: 'approve', by: approver, reason: '' })).toBe('approved')
    expect(moveProblem(offer('waiting'), { act: 'reject', by: approver, reason: '' })).toBe('reason-needed')
    expect(statusAfter(offer('waiting'), { act: 'reject', by: approver, reason: 'too high' })).toBe('rejected')
  })

  it('is short inside the band', () => expect(statusAfter(offer('draft', false), { act: 'submit', by: author, reason: '' })).toBe('approved'))

  it('opens to each person only what is theirs', () => {
    const open = (status: OfferState['status']): [OfferAct[], OfferAct[]] => [actsOpenTo(offer(status), author), actsOpenTo(offer(status), approver)]
    expect(open('draft')).toEqual([['submit'], []])
    expect(open('waiting')).toEqual([[], ['approve', 'reject']])
    expect(open('rejected')).toEqual([['revise'], []])
    expect(open('approved')).toEqual([['send'], ['send']])
    expect(open('sent')).toEqual([['accept', 'decline'], ['accept', 'decline']])
    expect(open('accepted')).toEqual([[], []])
    expect(open('declined')).toEqual([[], []])
  })

  it('refuses what does not follow', () => expect(() => statusAfter(offer('draft'), { act: 'send', by: author, reason: '' })).toThrow('wrong-status'))
})

describe('rule for an offer', () => {
  const rule = (city: string, level: number, amount: number, optOut = false, tableBasis: 'gross' | 'net' | null = null) =>
    ruleFor(check({ city, level, amount, basis: 'gross' }), tableBasis, optOut)

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

  it('suggests a look at the band from the second exception', () => expect([0, 1, 2].map(bandNeedsReview)).toEqual([false, false, true]))
})

it('equity shows spread and who stands outside', () => {
  const offers = [{ id: 1, city: 'moscow', level: 2, pay: 30000 }, { id: 2, city: 'moscow', level: 2, pay: 36000 }, { id: 3, city: 'moscow', level: 2, pay: 45000 }, { id: 4, city: 'nn', level: 1, pay: 12000 }]
  expect(equityRows(offers, bands)).toEqual([
    { city: 'nn', level: 1, n: 1, lowest: 12000, highest: 12000, spread: 0, below: [], above: [] },
    { city: 'moscow', level: 2, n: 3, lowest: 30000, highest: 45000, spread: 0.5, below: [1], above: [3] },
  ])
})
