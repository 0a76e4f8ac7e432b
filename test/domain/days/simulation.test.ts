import { expect, test } from 'vitest'
import { flowDay } from '../../../src/domain/days/flow-day.ts'
import { randomFrom, simulateDay } from './simulated-day.ts'

const DAYS = 200_000

/** Mean and standard error of a stream of numbers. */
function tally() {
  let sum = 0
  let squares = 0
  return {
    add(x: number) {
      sum += x
      squares += x * x
    },
    get mean() {
      return sum / DAYS
    },
    get error() {
      return Math.sqrt((squares / DAYS - (sum / DAYS) ** 2) / DAYS)
    },
  }
}

test.each([
  { name: 'a plain day', seed: 1, rules: { interviewers: 2 } },
  { name: 'latecomers', seed: 2, rules: { interviewers: 2, late: 0.25 } },
  { name: 'overruns', seed: 3, rules: { interviewers: 2, overrun: 0.3 } },
  {
    name: 'latecomers, overruns, breaks and interviewers who come and go',
    seed: 4,
    rules: { interviewers: [2, 3, 1, 0, 2], late: 0.2, overrun: 0.25, breaks: [0, 0.5, 1, 0, 0] },
  },
])('$name: 200 000 days played out agree with the exact day within three standard errors', ({ seed, rules }) => {
  const candidates = [
    [0.2, 0.9, 0.5, 0.7, 0.3],
    [0.6, 0.6, 0.2],
    [0.35, 0.8],
    [0.5, 0.15, 0.15, 0.6],
    [0.9, 0.4],
  ]
  const seats = 2
  const exact = flowDay({ ...rules, rate: { candidates }, waitingSeats: seats })
  const expected: Record<string, number> = {
    shows: exact.shows,
    waitTotal: exact.waitTotal,
    idle: exact.idle,
    overtimeWork: exact.overtimeWork,
    roomOver: exact.pWaitingRoomOver!,
    waiters: exact.pAnyWait * exact.shows,
    longWaiters: exact.pWaitOverOne * exact.shows,
  }
  exact.slots.forEach((slot, s) => {
    expected[`delay ${s}`] = slot.waitPerArrival * slot.arrivals
  })

  const random = randomFrom(seed)
  const tallies = Object.fromEntries(Object.keys(expected).map((key) => [key, tally()]))
  for (let i = 0; i < DAYS; i++) {
    const { delays, ...day } = simulateDay(rules, candidates, seats, random)
    for (const [key, value] of Object.entries(day)) tallies[key]!.add(value)
    delays.forEach((delay, s) => {
      tallies[`delay ${s}`]!.add(delay)
    })
  }
  for (const [key, { mean, error }] of Object.entries(tallies)) {
    expect(Math.abs(mean - expected[key]!), key).toBeLessThanOrEqual(3 * error + 1e-9)
  }
})
