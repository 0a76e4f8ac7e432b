import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { betaCdf } from '../../../src/domain/chances/beta.ts'
import { keptAppointments, type Outcome } from '../../../src/domain/turnout/kept-appointments.ts'

const outcome: fc.Arbitrary<Outcome> = fc.record({
  status: fc.constantFrom('active', 'moved', 'cancelled'),
  presence: fc.constantFrom(null, 'came', 'late', 'missed', 'left'),
  count: fc.integer({ min: 1, max: 9 }),
})

test('late and left people count as came; moved, cancelled and future appointments count as neither', () => {
  const kept = keptAppointments(
    [
      { status: 'active', presence: 'came', count: 2 },
      { status: 'active', presence: 'late', count: 1 },
      { status: 'active', presence: 'left', count: 1 },
      { status: 'active', presence: 'missed', count: 3 },
      { status: 'active', presence: null, count: 5 },
      { status: 'moved', presence: null, count: 2 },
      { status: 'cancelled', presence: 'missed', count: 4 },
    ],
    0.9,
  )
  expect(kept).toMatchObject({ came: 4, missed: 3, moved: 2, cancelled: 4, n: 7 })
})

test('the interval has the asked level under the person’s own history, and is null without one', () => {
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 8 }), (outcomes) => {
      const { came, missed, n, interval } = keptAppointments(outcomes, 0.9)
      expect(n).toBe(came + missed)
      expect(interval === null).toBe(n === 0)
      if (interval === null) return
      expect(betaCdf(interval.from, 1 + came, 1 + missed)).toBeCloseTo(0.05, 6)
      expect(betaCdf(interval.to, 1 + came, 1 + missed)).toBeCloseTo(0.95, 6)
    }),
  )
})
