import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanOf } from '../../../src/domain/chances/distribution.ts'
import { headCountOf } from '../../../src/domain/chances/head-count.ts'
import { scenariosOf } from '../../../src/domain/turnout/head-count.ts'
import { givenSoFar, type PresenceSoFar, shareComingLater } from '../../../src/domain/turnout/so-far.ts'

const untold: PresenceSoFar = { later: 1 }
function oneDay(chances: number[]) {
  return [{ weight: 1, candidates: Float64Array.from(chances) }]
}

describe('a day that has begun', () => {
  it('counts people who are here as 1, people marked as missing as 0, and the others by their chances', () => {
    const [day] = givenSoFar(oneDay([0.2, 0.9, 0.5, 0]), ['came', 'missed', untold, 'came'])
    expect([...day!.candidates]).toEqual([1, 0, 0.5, 1])
  })

  it('lowers the chance of somebody who is late, by Bayes’ rule', () => {
    const [day] = givenSoFar(oneDay([0.5]), [{ later: 0.25 }])
    expect(day!.candidates[0]).toBeCloseTo(0.125 / 0.625, 12)
  })

  it('weighs the kinds of days by how likely what was seen is on each', () => {
    const days = [
      { weight: 0.5, candidates: Float64Array.of(0.2) },
      { weight: 0.5, candidates: Float64Array.of(0.8) },
    ]
    const weights = (seen: PresenceSoFar) => givenSoFar(days, [seen]).map(({ weight }) => weight)
    const expectWeights = (seen: PresenceSoFar, [bad, good]: [number, number]) => {
      expect(weights(seen)[0]).toBeCloseTo(bad / (bad + good), 12)
      expect(weights(seen)[1]).toBeCloseTo(good / (bad + good), 12)
    }
    expectWeights('came', [0.2, 0.8])
    expectWeights('missed', [0.8, 0.2])
    expectWeights({ later: 0.25 }, [0.8 + 0.2 * 0.25, 0.2 + 0.8 * 0.25])
    expectWeights(untold, [1, 1])
  })

  it('expects nobody any more who was sure to come by now', () => {
    expect(givenSoFar(oneDay([1]), [{ later: 0 }])[0]!.candidates[0]).toBe(0)
  })

  it('raises the chances of the others when more people are here than expected', () => {
    const beliefs = Array.from({ length: 10 }, () => ({ mean: 0.3, strength: 5 }))
    const scenarios = scenariosOf(beliefs, 0.1)
    const expected = (seen: PresenceSoFar[]) => meanOf(headCountOf({ scenarios: givenSoFar(scenarios, seen) }))
    const rest = Array.from({ length: 6 }, () => untold)
    expect(expected(['came', 'came', 'came', 'came', ...rest]) - 4).toBeGreaterThan(6 * 0.3)
    expect(expected(['missed', 'missed', 'missed', 'missed', ...rest])).toBeLessThan(6 * 0.3)
    expect(expected(Array.from({ length: 10 }, () => untold))).toBeCloseTo(3, 10)
  })

  it('ends with the number that came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { minLength: 1, maxLength: 20 }),
        (people) => {
          const law = headCountOf({
            scenarios: givenSoFar(
              oneDay(people.map(([chance]) => chance)),
              people.map(([, came]) => (came ? 'came' : 'missed')),
            ),
          })
          expect(meanOf(law)).toBeCloseTo(people.filter(([, came]) => came).length, 10)
        },
      ),
    )
  })
})

describe('who comes later than now', () => {
  it('is the share of past people who came later', () => {
    const delays = [-10, -5, -5, 0, 2, 3, 10, 20, 40]
    expect(shareComingLater(-60, delays, 30)).toBe(1)
    expect(shareComingLater(5, delays, 30)).toBeCloseTo((3 + 0.5 ** (1 / 6)) / 10, 12)
    expect(shareComingLater(600, delays, 30)).toBeLessThan(0.001)
  })

  it('is everybody until the slot begins, however many used to come early', () => {
    expect([-1, 0].map((minutes) => shareComingLater(minutes, [-5, -5], 30))).toEqual([1, 1])
  })

  it('counts people who came at this very minute as having come', () => {
    expect(shareComingLater(5, [5], 30)).toBeCloseTo(0.5 ** (1 / 6) / 2, 12)
    expect(shareComingLater(5, [5.1], 30)).toBeCloseTo((1 + 0.5 ** (1 / 6)) / 2, 12)
  })

  it('is defined without past people, and only falls during the day', () => {
    const shares = [-5, 0, 15, 30, 60, 300].map((minutes) => shareComingLater(minutes, [], 30))
    expect(shares.slice(0, 2)).toEqual([1, 1])
    expect(shares[3]).toBe(0.5)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
  })
})
