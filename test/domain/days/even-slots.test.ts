import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { evenSlots } from '../../../src/domain/days/even-slots.ts'

test('invitations are spread evenly over slots, the remainder to the earlier ones', () => {
  expect(evenSlots(38, 8)).toEqual([5, 5, 5, 5, 5, 5, 4, 4])
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 64 }), (total, slots) => {
      const perSlot = evenSlots(total, slots)
      expect(perSlot).toHaveLength(slots)
      expect(perSlot.reduce((sum, n) => sum + n, 0)).toBe(total)
      expect(perSlot).toEqual([...perSlot].sort((x, y) => y - x))
      expect(perSlot[0]! - perSlot.at(-1)!).toBeLessThanOrEqual(1)
    }),
  )
})
