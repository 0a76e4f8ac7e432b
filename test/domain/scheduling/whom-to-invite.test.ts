import { describe, expect, test } from 'vitest'
import { placesLeft, suggested } from '../../../src/domain/scheduling/whom-to-invite.ts'

describe('whom to invite', () => {
  test('the places left are those of the plan, or more when the invited are not enough', () => {
    expect(placesLeft(6, 4, 0)).toBe(2)
    expect(placesLeft(6, 6, 3)).toBe(3)
    expect(placesLeft(6, 8, 0)).toBe(0)
  })

  test('as many of the first people are suggested as there are places, without those invited to another day', () => {
    const [anna, boris, vera] = [null, '2026-11-24T10:00:00Z', null].map((invited_elsewhere) => ({ invited_elsewhere }))
    expect(suggested([anna!, boris!, vera!], 1)).toEqual([anna])
    expect(suggested([anna!, boris!, vera!], 2)).toEqual([anna, vera])
    expect(suggested([anna!], -1)).toEqual([])
  })
})
