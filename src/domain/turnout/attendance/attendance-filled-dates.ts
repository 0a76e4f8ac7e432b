/** A date that a drag of the mouse made of another: its place in the list and the date it grew from. */
export type FilledDate = {
  index: number
  date: string
}

/** From three rows on nobody believes that chance set the same day of one year after another under each other. */
const fewestInARun = 3

/**
 * Finds dates filled down by mistake: somebody dragged 12.04.2016 over the rows below and the spreadsheet counted the
 * years up, 12.04.2017, 12.04.2018, … Such a run of neighbours (same day and month, one year more each) all took place
 * on the date it starts from, the only one a person typed.
 *
 * @param dates ISO dates row by row, null where none could be read (which ends a run)
 */
export function filledDownDates(dates: readonly (string | null)[]): FilledDate[] {
  const filled: FilledDate[] = []
  let start = 0
  for (let next = 1; next <= dates.length; next += 1) {
    if (next < dates.length && isYearLater(dates[next - 1] ?? null, dates[next] ?? null)) continue
    const date = dates[start]
    if (date && next - start >= fewestInARun) {
      for (let index = start + 1; index < next; index += 1) filled.push({ index, date })
    }
    start = next
  }
  return filled
}

function isYearLater(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return false
  return before.slice(4) === after.slice(4) && Number(after.slice(0, 4)) === Number(before.slice(0, 4)) + 1
}
