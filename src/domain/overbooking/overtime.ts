import { binomial } from './binomial.ts'
import type { Distribution } from './distribution.ts'

/**
 * Slots still to be waited by all who stand in the queue when the last slot is over, once they are served
 * `interviewers` at a time.
 *
 * @param queue law of the queue, split by how many interviewers are still busy (the index)
 * @param overrun chance that an interview takes a second slot
 */
export const overtimeWaiting = (queue: readonly Distribution[], interviewers: number, overrun: number): number => {
  const longest = Math.max(0, ...queue.map((law) => law.first + law.pmf.length - 1))
  if (longest === 0 || interviewers === 0) return 0
  const table = waitingTable(longest, interviewers, queue.length - 1, overrun)
  let total = 0
  queue.forEach((law, busy) => {
    law.pmf.forEach((chance, i) => { total += chance * table[busy]![law.first + i]! })
  })
  return total
}

/**
 * wait[busy][size] by rising size: those not taken now wait a slot, and then stand in a shorter queue. Where all
 * interviewers are busy the queue stays as long, but nobody new can overrun: that row leans on the row of none busy.
 */
const waitingTable = (longest: number, interviewers: number, mostBusy: number, overrun: number): Float64Array[] => {
  const busyNext = Array.from({ length: interviewers + 1 }, (_, started) => binomial(started, overrun))
  const rows = Math.max(mostBusy, overrun > 0 ? interviewers : 0) + 1
  const wait = Array.from({ length: rows }, () => new Float64Array(longest + 1))
  for (let size = 1; size <= longest; size++) {
    for (let busy = 0; busy < rows; busy++) {
      const free = Math.max(0, interviewers - busy)
      const left = Math.max(0, size - free)
      if (left === 0) continue
      const next = busyNext[free]!
      wait[busy]![size] = next.pmf.reduce((sum, chance, i) => sum + chance * wait[next.first + i]![left]!, left)
    }
  }
  return wait
}
