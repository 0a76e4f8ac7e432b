import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowDay } from '../../../src/domain/days/flow-day.ts'
import reference from './flow-day.reference.json' with { type: 'json' }
import { expectClose } from '../chances/support.ts'

const KEYS = ['shows', 'waitTotal', 'waitPerShow', 'idle', 'overtimeWork'] as const

describe('a flow day', () => {
  test('people of known chances: means, waiting shares and the waiting room agree with the reference', () => {
    for (const row of reference.people) {
      for (const [seats, overflow] of Object.entries(row.pMaxCarryGt)) {
        const day = flowDay({ interviewers: row.c, rate: { candidates: row.p }, waitingSeats: Number(seats) })
        for (const key of KEYS) expectClose(day[key], row[key])
        expectClose(day.pAnyWait, row.pWaitGt[0])
        expectClose(day.pWaitOverOne, row.pWaitGt[1])
        expectClose(day.pWaitingRoomOver, overflow)
        row.meanCarryBySlot.forEach((waiting, s) => {
          expectClose(day.slots[s]!.waiting, waiting)
        })
      }
    }
  })

  test('a rate drawn once for the whole day agrees with the reference', () => {
    for (const row of reference.dayRate) {
      const day = flowDay({
        interviewers: row.c,
        rate: { came: 0, invited: 0, prior: { came: row.a, missed: row.b } },
        invitations: row.invites,
      })
      expectClose(day.waitTotal, row.wait)
      expectClose(day.idle, row.idle)
      expectClose(day.overtimeWork, row.overtimeWork)
    }
  })

  test('at full load the wait grows with the number of slots', () => {
    for (const row of reference.growth) {
      const day = flowDay({ interviewers: 1, rate: { known: row.p }, invitations: Array<number>(row.S).fill(row.n) })
      for (const key of ['waitTotal', 'waitPerShow', 'idle', 'overtimeWork'] as const) expectClose(day[key], row[key])
    }
  })

  test('the wait depends on who shares a slot, with the same number in each', () => {
    for (const row of reference.swap) {
      const day = flowDay({ interviewers: 1, rate: { candidates: row.slots } })
      expectClose(day.waitTotal, row.wait)
      expectClose(day.idle, row.idle)
      expectClose(day.overtimeWork, row.overtimeWork)
    }
  })

  test('nobody invited: nobody waits and everybody is idle', () => {
    expect(flowDay({ interviewers: 2, rate: { known: 0.2 }, invitations: [0, 0], waitingSeats: 0 })).toMatchObject({
      shows: 0,
      waitTotal: 0,
      waitPerShow: 0,
      idle: 4,
      overtimeWork: 0,
      pAnyWait: 0,
      pWaitOverOne: 0,
      pWaitingRoomOver: 0,
    })
  })

  test('interviewers may come and go; if none are left at the end, the last ones work the overtime', () => {
    const day = flowDay({ interviewers: [1, 0, 2, 0], rate: { candidates: [[1, 1, 1], [], [1], []] } })
    expect(day.slots.map((slot) => slot.waiting)).toEqual([2, 2, 1, 1])
    expect(day).toMatchObject({ idle: 0, waitTotal: 6, overtimeWork: 1, pWaitOverOne: 0.75 })
  })

  test('a break lengthens the wait of the people left over by its own length', () => {
    const rate = { candidates: [[1, 1], [], []] }
    expect(flowDay({ interviewers: 1, rate }).waitTotal).toBe(1)
    expect(flowDay({ interviewers: 1, rate, breaks: [0.5, 0, 0] })).toMatchObject({ waitTotal: 1.5, pWaitOverOne: 0.5 })
  })

  test('if everybody is late the day moves by one slot', () => {
    const day = flowDay({ interviewers: 1, rate: { candidates: [[1, 1], [1]] }, late: 1 })
    expect(day.slots.map((slot) => slot.arrivals)).toEqual([0, 2])
    expect(day).toMatchObject({ shows: 3, idle: 1, overtimeWork: 2, waitTotal: 2 })
  })

  test('if every interview overruns, one interviewer serves every other slot', () => {
    const rate = { candidates: [[1, 1], [], [], []] }
    const day = flowDay({ interviewers: 1, rate, overrun: 1 })
    expect(day.slots.map((slot) => slot.waiting)).toEqual([1, 1, 0, 0])
    expect(day.idle).toBe(0)
    expect(
      flowDay({ interviewers: 1, rate, overrun: 1, breaks: [1, 0, 0, 0] }).slots.map((slot) => slot.waiting),
    ).toEqual([1, 0, 0, 0])
  })
})

describe('laws of the day', () => {
  const slots = fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  })
  const interviewers = fc.integer({ min: 1, max: 3 })
  const part = fc.double({ min: 0, max: 1, noNaN: true })

  test('idle time, shows and work left over balance', () => {
    fc.assert(
      fc.property(slots, interviewers, part, (candidates, count, late) => {
        const day = flowDay({ interviewers: count, rate: { candidates }, late })
        expect(day.idle).toBeCloseTo(count * candidates.length - day.shows + day.overtimeWork, 10)
      }),
    )
  })

  test('in each slot: waiting = waiting before + arrivals − served', () => {
    fc.assert(
      fc.property(slots, interviewers, part, part, (candidates, count, late, overrun) => {
        const day = flowDay({ interviewers: count, rate: { candidates }, late, overrun })
        day.slots.forEach((slot, s) => {
          expect(slot.queue).toBeCloseTo((day.slots[s - 1]?.waiting ?? 0) + slot.arrivals, 10)
          expect(slot.waiting).toBeGreaterThanOrEqual(slot.queue - count - 1e-12)
        })
      }),
    )
  })

  test('the order of people within a slot changes nothing', () => {
    fc.assert(
      fc.property(slots, interviewers, (candidates, count) => {
        const day = flowDay({ interviewers: count, rate: { candidates }, waitingSeats: 1 })
        const turned = flowDay({
          interviewers: count,
          rate: { candidates: candidates.map((slot) => slot.toReversed()) },
          waitingSeats: 1,
        })
        expect(turned.waitTotal).toBeCloseTo(day.waitTotal, 12)
        expect(turned.pWaitingRoomOver).toBeCloseTo(day.pWaitingRoomOver!, 12)
      }),
    )
  })

  test('one scenario of weight 1 equals no scenario', () => {
    fc.assert(
      fc.property(slots, interviewers, (candidates, count) => {
        const mixed = flowDay({
          interviewers: count,
          rate: {
            scenarios: [
              { weight: 0.25, candidates },
              { weight: 0.75, candidates },
            ],
          },
          waitingSeats: 2,
        })
        const plain = flowDay({ interviewers: count, rate: { candidates }, waitingSeats: 2 })
        for (const key of [...KEYS, 'pAnyWait', 'pWaitOverOne', 'pWaitingRoomOver'] as const)
          expect(mixed[key]).toBeCloseTo(plain[key]!, 12)
      }),
    )
  })

  test('a fixed rate equals the limit of a narrow Beta', () => {
    const invitations = [6, 4, 3]
    const fixed = flowDay({ interviewers: 1, rate: { known: 0.3 }, invitations })
    for (const dayCorrelation of [1e-14, 1e-23, 1e-25, 1e-300]) {
      expectClose(
        flowDay({ interviewers: 1, rate: { known: 0.3, dayCorrelation }, invitations }).waitTotal,
        fixed.waitTotal,
      )
    }
  })

  test('waiting shares lie in 0..1, and waiting over one slot is the smaller', () => {
    fc.assert(
      fc.property(slots, interviewers, part, part, (candidates, count, late, overrun) => {
        const day = flowDay({ interviewers: count, rate: { candidates }, late, overrun, waitingSeats: 2 })
        expect(day.pAnyWait).toBeLessThanOrEqual(1 + 1e-12)
        expect(day.pWaitOverOne).toBeLessThanOrEqual(day.pAnyWait + 1e-12)
        expect(day.pWaitingRoomOver).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})

test('a long day at an uncertain rate: fewer quadrature points still give the linear figures exactly', () => {
  const invitations = Array<number>(20).fill(100)
  const rate = { came: 0, invited: 0, prior: { came: 2, missed: 8 } }
  const day = flowDay({ interviewers: 20, rate, invitations })
  expectClose(day.shows, 400)
  expect(day.idle).toBeCloseTo(400 - day.shows + day.overtimeWork, 8)
})
