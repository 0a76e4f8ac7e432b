import { type Break, minutesAfter } from './breaks.ts'

/** A day of times one after the other, as a form says it. */
type Day = { from: string; minutes: number; breaks: readonly Break[] }

const wholeDay = 24 * 60

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return 60 * hours + minutes
}

function clockAt(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60) % 24, minutes % 60]
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

/** Minutes from midnight at which each of so many times begins, and last the end of the day. */
function marksOf({ from, minutes, breaks }: Day, slots: number): number[] {
  const marks = [minutesOf(from)]
  for (const after of minutesAfter(breaks, slots)) marks.push(marks.at(-1)! + minutes + after)
  return marks
}

/** When each of so many times begins: "10:00", "10:30". */
export function timesOf(day: Day, slots: number): string[] {
  return marksOf(day, slots).slice(0, -1).map(clockAt)
}

/** When so many times are over; null where that is past midnight. */
export function endOf(day: Day, slots: number): string | null {
  const end = marksOf(day, slots).at(-1)!
  return end < wholeDay ? clockAt(end) : null
}

/** How many times are over by `until`, at most `most`. */
export function slotsUntil(day: Day, until: string, most: number): number {
  const end = minutesOf(until)
  let slots = 0
  while (slots < most && marksOf(day, slots + 1).at(-1)! <= end) slots += 1
  return slots
}
