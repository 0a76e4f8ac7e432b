import { describe, expect, test } from 'vitest'
import { statedRatio } from '../../../src/domain/invitations/stated-ratio.ts'
import { expectClose } from '../chances/support.ts'

describe('a stated ratio', () => {
  test('one of two for one person: two invitations, and what they are worth if it is true and at our rate', () => {
    const stated = statedRatio(2, { goal: 1, confidence: 0.9 }, { known: 0.25 })
    expect(stated).toMatchObject({ oneOf: 2, ruleOfThumb: 2, needed: 4 })
    expectClose(stated.ifTrue, 0.75)
    expectClose(stated.atOurRate, 1 - 0.75 ** 2)
  })
})
