/** A break of so many minutes after a slot (1 = the first), or between any two slots where none is named. */
export type Break = { after: number | null; minutes: number }

const form = /^(?:(\d{1,2})\s*:\s*)?(\d{1,3})$/

/**
 * Breaks as people list them: "5" is five minutes after every slot, "4: 60" an hour after the fourth. Null where
 * unreadable.
 */
export function breaksIn(typed: string): Break[] | null {
  const parts = typed.split(/[,;]/).map((part) => form.exec(part.trim()))
  if (!parts.every((part) => part !== null)) return null
  return parts.map(([, after, minutes]) => ({
    after: after === undefined ? null : Number(after),
    minutes: Number(minutes),
  }))
}

/**
 * Minutes of break after each of a day's slots; what names a slot goes before what holds for all, and none follows the
 * last.
 */
export function minutesAfter(breaks: readonly Break[], slots: number): number[] {
  return Array.from({ length: slots }, (_, s) => {
    if (s === slots - 1) return 0
    return (
      (breaks.findLast(({ after }) => after === s + 1) ?? breaks.findLast(({ after }) => after === null))?.minutes ?? 0
    )
  })
}
