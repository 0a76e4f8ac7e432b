import { interviewersAt, overrunAfter, type DayRules } from '../../../src/domain/days/day-rules.ts'

/** Mulberry32: a small generator whose numbers depend on the seed alone. */
export function randomFrom(seed: number) {
  return (): number => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Waiter = {
  slot: number
  waited: number
}

/** One day played out person by person, as a second road to what the planner computes. */
export function simulateDay(
  day: DayRules,
  candidates: readonly (readonly number[])[],
  seats: number,
  random: () => number,
) {
  const slots = candidates.length
  const totals = {
    shows: 0,
    waitTotal: 0,
    idle: 0,
    overtimeWork: 0,
    waiters: 0,
    longWaiters: 0,
    roomOver: 0,
    delays: candidates.map(() => 0),
  }
  let queue: Waiter[] = []
  let late = 0
  let busy = 0
  for (let s = 0; s < slots || queue.length > 0 || late > 0; s++) {
    queue.push(...Array.from({ length: late }, () => ({ slot: s, waited: 0 })))
    late = 0
    for (const chance of candidates[s] ?? []) {
      if (random() >= chance) continue
      totals.shows++
      if (random() < (day.late ?? 0)) late++
      else queue.push({ slot: s, waited: 0 })
    }
    if (s === slots) totals.overtimeWork = queue.length
    const free = Math.max(0, interviewersAt(day, s) - busy)
    const started = queue.splice(0, free)
    for (const { slot, waited } of started) {
      if (waited > 0) totals.waiters++
      if (waited > 1) totals.longWaiters++
      if (slot < slots) totals.delays[slot]! += waited
      totals.waitTotal += waited
    }
    busy = started.filter(() => random() < overrunAfter(day, s)).length
    queue = queue.map(({ slot, waited }) => ({ slot, waited: waited + 1 + (day.breaks?.[s] ?? 0) }))
    if (s < slots) {
      totals.idle += free - started.length
      if (queue.length > seats) totals.roomOver = 1
    }
  }
  return totals
}
