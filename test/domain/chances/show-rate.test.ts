import { describe, expect, test } from 'vitest'
import { meanChances, meanRate, rateLaw } from '../../../src/domain/chances/show-rate.ts'

describe('the law of a common rate', () => {
  test('is the rate itself where it is known and people share nothing', () => {
    expect(rateLaw({ known: 0.3 })).toEqual({ kind: 'fixed', p: 0.3 })
    expect(rateLaw({ known: 0.3, dayCorrelation: 0 })).toEqual({ kind: 'fixed', p: 0.3 })
    expect(rateLaw({ known: 1, dayCorrelation: 0.1 })).toEqual({ kind: 'fixed', p: 1 })
    expect(rateLaw({ known: 0, dayCorrelation: 0.1 })).toEqual({ kind: 'fixed', p: 0 })
  })

  test('counts history beside the article’s one in five, or beside what else was believed', () => {
    expect(rateLaw({ came: 3, invited: 10 })).toEqual({ kind: 'beta', a: 4, b: 11 })
    expect(rateLaw({ came: 3, invited: 10, prior: { came: 2, missed: 0.5 } })).toEqual({ kind: 'beta', a: 5, b: 7.5 })
  })

  test('keeps its mean with a day correlation, which adds to the doubt about the rate', () => {
    const known = rateLaw({ known: 0.3, dayCorrelation: 0.25 })
    expect(known).toEqual({ kind: 'beta', a: 0.3 * 3, b: 0.7 * 3 })
    const learned = rateLaw({ came: 3, invited: 14, dayCorrelation: 0.2 })
    // Beta(4, 15) alone has a correlation of 1 / 20; with the day it is 1 / 4.
    expect(learned).toMatchObject({ kind: 'beta' })
    if (learned.kind !== 'beta') return
    expect(learned.a + learned.b).toBeCloseTo(3, 12)
    expect(learned.a / learned.b).toBeCloseTo(4 / 15, 12)
    const most = rateLaw({ came: 3, invited: 14, dayCorrelation: 0.98 })
    expect(most.kind === 'beta' && most.a + most.b).toBeCloseTo(1 / 0.99 - 1, 12)
  })
})

test('the mean chance is over people and scenarios, and 0 of nobody', () => {
  const scenarios = [
    { weight: 0.25, candidates: [0.5, 1] },
    { weight: 0.75, candidates: [0.5, 0] },
  ]
  expect([...(meanChances({ scenarios }) as Float64Array)]).toEqual([0.5, 0.25])
  expect(meanRate({ scenarios })).toBe(0.375)
  expect(meanRate({ candidates: [] })).toBe(0)
  expect(meanRate({ came: 3, invited: 10 })).toBeCloseTo(4 / 15, 12)
})
