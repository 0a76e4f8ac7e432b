import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeliestFirst } from '../../../src/domain/invitations/likeliest.ts'

describe('people by their chance', () => {
  test('come likeliest first, and in list order where chances are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 }), (tenths) => {
        const chances = tenths.map((tenth) => tenth / 10)
        const sorted = [...chances.keys()].toSorted((a, b) => chances[b]! - chances[a]! || a - b)
        expect([...likeliestFirst(chances)]).toEqual(sorted)
      }),
    )
  })
})
