import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { probabilityUpTo } from '../../../src/domain/chances/distribution.ts'
import { groupPlan } from '../../../src/domain/groups/group-interview.ts'
import { headCount } from '../../../src/domain/chances/head-count.ts'
import reference from './group-interview.reference.json' with { type: 'json' }
import { expectClose } from '../chances/support.ts'

describe('a group interview', () => {
  test('a known rate: best size and feasible range agree with the reference', () => {
    for (const row of reference.known) {
      const plan = groupPlan({ rate: { known: row.p }, seats: row.R, quorum: row.q })
      expect(plan.best.invitations).toBe(row.nBest)
      expectClose(plan.best.pUnder, row.pUnder)
      expectClose(plan.best.pOk, row.pOk)
      expectClose(plan.best.pOver, row.pOver)
      expect(plan.overflowAllowsAtMost).toBe(row.nMaxOver5)
      expect(plan.quorumNeedsAtLeast).toBe(row.nMinUnder5)
      const at = (invitations: number) =>
        groupPlan({ rate: { known: row.p }, seats: row.R, quorum: row.q, invitations }).at
      expectClose(at(row.nMaxOver5)?.pOver, row.pOverAtMax)
      expectClose(at(row.nMaxOver5)?.pUnder, row.pUnderAtMax)
      expectClose(at(row.nMinUnder5)?.pUnder, row.pUnderAtMin)
      expectClose(at(row.nMinUnder5)?.pOver, row.pOverAtMin)
      expect(plan.range).toEqual(row.bothFeasibleAt5 ? { from: row.nMinUnder5, to: row.nMaxOver5 } : null)
    }
  })

  test('a learned rate: best size agrees with the reference', () => {
    for (const row of reference.learned) {
      const { best } = groupPlan({
        rate: { came: 0, invited: 0, prior: { came: row.alpha, missed: row.beta } },
        seats: row.R,
        quorum: row.q,
      })
      expect(best.invitations).toBe(row.nBest)
      expectClose(best.pUnder, row.pUnder)
      expectClose(best.pOk, row.pOk)
      expectClose(best.pOver, row.pOver)
    }
  })

  test('a large quorum: best size agrees with 50-digit arithmetic, too far for one law to hold both', () => {
    const known = reference.largeQuorums.map(({ p, ...row }) => ({ rate: { known: p }, ...row }))
    const learned = reference.largeLearned.map(({ alpha, beta, ...row }) => ({
      rate: { came: 0, invited: 0, prior: { came: alpha, missed: beta } },
      ...row,
    }))
    for (const { rate, R, q, nBest, pUnder, pOk, pOver } of [...known, ...learned]) {
      const { best } = groupPlan({ rate, seats: R, quorum: q })
      expect(best.invitations).toBe(nBest)
      expectClose(best.pUnder, pUnder)
      expectClose(best.pOk, pOk)
      expectClose(best.pOver, pOver)
    }
  })

  test('a rate of 1, and a room that needs everybody', () => {
    expect(groupPlan({ rate: { known: 1 }, seats: 500, quorum: 450 }).best).toMatchObject({ invitations: 450, pOk: 1 })
    expect(groupPlan({ rate: { known: 1 }, seats: 500, quorum: 500 }).best).toMatchObject({ invitations: 500, pOk: 1 })
  })

  test('an overbooked flight agrees with the reference', () => {
    for (const row of reference.independent) {
      expectClose(
        groupPlan({ rate: { known: row.p }, seats: row.seats, quorum: 0, invitations: row.invitations }).at?.pOver,
        row.pOver,
      )
    }
  })

  test('a list of people agrees with the reference', () => {
    for (const row of reference.people) {
      const { at } = groupPlan({ rate: { candidates: row.p }, seats: row.R, quorum: row.q, invitations: row.p.length })
      expectClose(at!.pUnder, row.pUnder)
      expectClose(at!.pOver, row.pOver)
    }
  })

  test('one in five, eight chairs, quorum of four: no number keeps both risks under 5 %', () => {
    const plan = groupPlan({ rate: { known: 0.2 }, seats: 8, quorum: 4 })
    expect(plan).toMatchObject({
      overflowAllowsAtMost: 25,
      quorumNeedsAtLeast: 37,
      range: null,
      best: { invitations: 29 },
    })
    expect(plan.best.pOk).toBeCloseTo(0.7512, 4)
  })

  test('a risk that is exactly as large as allowed is kept', () => {
    for (const rate of [{ known: 0.5 }, { candidates: [0.5, 0.5, 0.5] }]) {
      expect(groupPlan({ rate, seats: 1, quorum: 1, maxOverflowRisk: 0.25, maxShortfallRisk: 0.25 })).toMatchObject({
        overflowAllowsAtMost: 2,
        quorumNeedsAtLeast: 2,
        range: { from: 2, to: 2 },
      })
    }
  })

  test('no quorum: the smallest size that is surely right is to invite nobody', () => {
    expect(groupPlan({ rate: { known: 0.2 }, seats: 8, quorum: 0 })).toMatchObject({
      best: { invitations: 0, pOk: 1 },
      quorumNeedsAtLeast: 0,
    })
  })

  test('a rate of 0 has neither a quorum nor an overflow', () => {
    expect(groupPlan({ rate: { known: 0 }, seats: 8, quorum: 4 })).toMatchObject({
      best: { invitations: 0, pOk: 0 },
      overflowAllowsAtMost: 200_000,
      quorumNeedsAtLeast: null,
      range: null,
    })
  })

  test('the best size agrees with trying all sizes', () => {
    const anyRate = fc.oneof(
      fc.record({ known: fc.double({ min: 0.1, max: 1, noNaN: true }) }),
      fc.record({
        came: fc.integer({ min: 0, max: 9 }),
        invited: fc.integer({ min: 9, max: 20 }),
        prior: fc.record({
          came: fc.double({ min: 0.1, max: 3, noNaN: true }),
          missed: fc.double({ min: 0.1, max: 3, noNaN: true }),
        }),
      }),
    )
    fc.assert(
      fc.property(anyRate, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), (rate, quorum, spare) => {
        const seats = quorum + spare
        const { best } = groupPlan({ rate, seats, quorum })
        for (let invitations = 0; invitations <= 150; invitations++) {
          const law = headCount(rate, invitations)
          expect(probabilityUpTo(law, seats) - probabilityUpTo(law, quorum - 1)).toBeLessThanOrEqual(best.pOk + 2e-12)
        }
        expectClose(best.pUnder + best.pOk + best.pOver, 1)
      }),
    )
  })

  test('people of equal chance give the same plan as a known rate', () => {
    const people = groupPlan({ rate: { candidates: Array<number>(60).fill(0.2) }, seats: 8, quorum: 4 })
    const known = groupPlan({ rate: { known: 0.2 }, seats: 8, quorum: 4 })
    expect(people.best.invitations).toBe(known.best.invitations)
    expect(people.overflowAllowsAtMost).toBe(25)
    expect(people.quorumNeedsAtLeast).toBe(37)
    expectClose(people.best.pOk, known.best.pOk)
  })
})
