import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstWhere, ruleOfThumbFor } from '../../../src/domain/chances/limits.ts'

describe('the smallest number for which something holds', () => {
  test('is the one that counting finds, and null where none is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: -3, max: 40 }),
        fc.integer({ min: -5, max: 70 }),
        (from, span, threshold) => {
          const to = from + span
          const asked: number[] = []
          const found = firstWhere(from, to, (n) => {
            asked.push(n)
            return n >= threshold
          })
          const counted = Math.max(from, threshold)
          expect(found).toBe(counted <= to ? counted : null)
          for (const n of asked) expect(n >= from && n <= to).toBe(true)
        },
      ),
    )
  })

  test('is found without trying large numbers where a small one will do', () => {
    const asked: number[] = []
    firstWhere(0, 200_000, (n) => asked.push(n) > 0 && n >= 10)
    expect(Math.max(...asked)).toBeLessThan(32)
    expect(asked.length).toBeLessThan(12)
  })
})

test('the rule of thumb is the goal over the rate, rounded up, and none at a rate of 0', () => {
  expect(ruleOfThumbFor(5, 0.2)).toBe(25)
  expect(ruleOfThumbFor(7, 0.7)).toBe(10)
  expect(ruleOfThumbFor(5, 0.3)).toBe(17)
  expect(ruleOfThumbFor(5, 0)).toBeNull()
})
