import { describe, expect, test } from 'vitest'
import { placesLeft, suggested } from '../../../src/domain/scheduling/whom-to-invite.ts'

describe('whom to invite', () => {
  test('the places left are those of the plan, or more when the invited are not enough', () => {
    expect(placesLeft(6, 4, 0)).toBe(2)
    expect(placesLeft(6, 6, 3)).toBe(3)
    expect(placesLeft(6, 8, 0)).toBe(0)
  })

  test('as many of the first people are suggested as there are places, without those invited to another day or out of reach', () => {
    const at = '2026-11-24T10:00:00Z'
    const [anna, boris, vera, gleb] = [
      { invited_elsewhere: null, mail_lost_at: null },
      { invited_elsewhere: at, mail_lost_at: null },
      { invited_elsewhere: null, mail_lost_at: null },
      { invited_elsewhere: null, mail_lost_at: at },
    ]
    expect(suggested([anna, boris, vera], 1)).toEqual([anna])
    expect(suggested([gleb, anna, boris, vera], 2)).toEqual([anna, vera])
    expect(suggested([anna], -1)).toEqual([])
  })
})
