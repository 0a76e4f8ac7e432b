import { Temporal } from 'temporal-polyfill'

const isWorkday = (date: Temporal.PlainDate) => date.dayOfWeek <= 5

/**
 * The day `workdays` working days after `day` (`2026-11-24`), Monday to Friday; public holidays count as any day.
 * With 0 the day itself.
 */
export function workdaysAfter(day: string, workdays: number): string {
  // A whole week holds five of them, from whichever day it is counted.
  let date = Temporal.PlainDate.from(day).add({ weeks: Math.floor(workdays / 5) })
  for (let left = workdays % 5; left > 0; ) {
    date = date.add({ days: 1 })
    if (isWorkday(date)) left--
  }
  return date.toString()
}
