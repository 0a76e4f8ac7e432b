import { Temporal } from 'temporal-polyfill'

/**
 * The day `workdays` working days after `day` (`2026-11-24`), Monday to Friday; public holidays count as any day.
 * With 0 the day itself, even a Sunday.
 */
export function workdaysAfter(day: string, workdays: number): string {
  if (workdays === 0) return day
  const start = Temporal.PlainDate.from(day)
  // From a weekend one counts as from the Friday before; a whole week holds five working days.
  let date = start.subtract({ days: Math.max(0, start.dayOfWeek - 5) }).add({ weeks: Math.floor(workdays / 5) })
  for (let left = workdays % 5; left > 0; left--) date = date.add({ days: date.dayOfWeek === 5 ? 3 : 1 })
  return date.toString()
}
