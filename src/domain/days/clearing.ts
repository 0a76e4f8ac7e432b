import { binomial } from '../chances/binomial.ts'
import { type DayRules, interviewersAt, overrunAfter } from './day-rules.ts'
import type { Distribution } from '../chances/distribution.ts'

/** Slots that all in a queue wait in total until the last of them is served: [busy interviewers][people in it]. */
export type ClearingTable = readonly Float64Array[]

/**
 * Clearing tables for the start of each slot and, last, for overtime. People who arrive later queue behind and do not
 * count, so what one slot's arrivals wait is the table at the queue with them less the table at the queue before them.
 *
 * @param longest the largest queue asked about
 */
export function clearingTables(day: DayRules, slots: number, longest: number): ClearingTable[] {
  const mostBusy =
    (day.overrun ?? 0) === 0 ? 0 : Math.max(...Array.from({ length: slots }, (_, s) => interviewersAt(day, s)))
  const empty = () => Array.from({ length: mostBusy + 1 }, () => new Float64Array(longest + 1))
  // In overtime what is left over meets the same table again, with fewer people or with fewer busy.
  const overtime = empty()
  const tables = [interviewersAt(day, slots) === 0 ? overtime : fill(overtime, overtime, day, slots)]
  for (let s = slots - 1; s >= 0; s--) tables.unshift(fill(empty(), tables[0]!, day, s))
  return tables
}

function fill(table: Float64Array[], next: ClearingTable, day: DayRules, s: number): ClearingTable {
  const interviewers = interviewersAt(day, s)
  const slotsWaited = 1 + (day.breaks?.[s] ?? 0)
  const busyNext: Distribution[] = Array.from({ length: interviewers + 1 }, (_, started) =>
    binomial(started, overrunAfter(day, s)),
  )
  for (let size = 1; size < table[0]!.length; size++) {
    for (let busy = 0; busy < table.length; busy++) {
      const free = Math.max(0, interviewers - busy)
      const left = size - free
      if (left <= 0) continue
      const { first, pmf } = busyNext[free]!
      let waited = slotsWaited * left
      for (let i = 0; i < pmf.length; i++) waited += pmf[i]! * next[first + i]![left]!
      table[busy]![size] = waited
    }
  }
  return table
}

/** Expected total waiting of a queue with this law, split by busy interviewers (the index). */
export function clearingTime(table: ClearingTable, queue: readonly Distribution[]): number {
  let total = 0
  queue.forEach(({ first, pmf }, busy) => {
    for (let i = 0; i < pmf.length; i++) total += pmf[i]! * table[busy]![first + i]!
  })
  return total
}
