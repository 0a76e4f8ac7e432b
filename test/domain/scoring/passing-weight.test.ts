import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { passingWeights } from '../../../src/domain/scoring/passing-weight.ts'
import { scoreOf, type Observed } from '../../../src/domain/scoring/ranking.ts'

const keys = ['a', 'b', 'c', 'd']
const observed: fc.Arbitrary<Observed> = fc
  .tuple(...keys.map(() => fc.option(fc.integer({ min: 2, max: 10 }).map((half) => half / 2))))
  .map(
    (marks) =>
      new Map(
        keys.flatMap((key, index) =>
          marks[index] === null || marks[index] === undefined ? [] : [[key, marks[index]] as const],
        ),
      ),
  )
const weights = fc
  .tuple(...keys.map(() => fc.integer({ min: 0, max: 20 }).map((quarter) => quarter / 4)))
  .map((all) => new Map(keys.map((key, index) => [key, all[index] ?? 0])))

const leads = (one: Observed, other: Observed, by: ReadonlyMap<string, number>) => {
  const [first, second] = [scoreOf(one, by).score, scoreOf(other, by).score]
  return first !== null && second !== null && first > second + 1e-9
}

test('at a weight that is told the lower does stand above the upper, and a hundredth nearer does not', () => {
  fc.assert(
    fc.property(observed, observed, weights, (upper, lower, by) => {
      fc.pre(leads(upper, lower, by))
      for (const { criterion, now, weight } of passingWeights(upper, lower, by)) {
        expect(now).toBe(by.get(criterion))
        expect(weight).toBeGreaterThanOrEqual(0)
        expect(leads(lower, upper, new Map([...by, [criterion, weight]]))).toBe(true)
        const nearer = weight + (weight > now ? -0.01 : 0.01)
        expect(leads(lower, upper, new Map([...by, [criterion, nearer]]))).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})

test('where a weight in steps of a twentieth up to 20 turns the order, the criterion is told', () => {
  const steps = Array.from({ length: 401 }, (_, step) => step / 20)
  fc.assert(
    fc.property(observed, observed, weights, fc.constantFrom(...keys), (upper, lower, by, key) => {
      fc.pre(leads(upper, lower, by))
      const turns = steps.some((weight) => leads(lower, upper, new Map([...by, [key, weight]])))
      const told = passingWeights(upper, lower, by).some(({ criterion }) => criterion === key)
      if (turns) expect(told).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('to two digits beyond the meeting point, up or down', () => {
  const [anna, boris] = [
    new Map([
      ['speech', 4.5],
      ['diligence', 2.5],
    ]),
    new Map([
      ['speech', 3],
      ['diligence', 5],
    ]),
  ]
  const even = new Map([
    ['speech', 1],
    ['diligence', 1],
  ])
  expect(passingWeights(boris, anna, even)).toEqual([
    { criterion: 'diligence', now: 1, weight: 0.59 },
    { criterion: 'speech', now: 1, weight: 1.67 },
  ])
  expect(passingWeights(new Map([['speech', 5]]), new Map([['speech', 4]]), even)).toEqual([])
})

test('two who would be level without a criterion pass each other on its other side', () => {
  const [upper, lower] = [
    new Map([
      ['a', 1],
      ['d', 4.5],
    ]),
    new Map([
      ['a', 1.5],
      ['b', 4.5],
    ]),
  ]
  // (w + 2.25) / (w + 0.5) = (1.5 w + 1.125) / (w + 0.25) at w = 0 and at w = 1.25.
  expect(
    passingWeights(
      upper,
      lower,
      new Map([
        ['a', 0.25],
        ['b', 0.25],
        ['c', 0],
        ['d', 0.5],
      ]),
    ),
  ).toContainEqual({ criterion: 'a', now: 0.25, weight: 1.26 })
})
