/**
 * Who goes to which slot, for slots of the given sizes: lists of indices into `chances`. The first so many of the list
 * are taken, in the order it has, and dealt out so that every slot gets its fair share of likely and unlikely people:
 * no slot collects the unlikely, and no chance decides who comes early and who late.
 *
 * @param chances one for each person; at least as many as the sizes add up to
 */
export function balancedSlots(chances: ArrayLike<number>, sizes: readonly number[]): number[][] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const people = Array.from({ length: total }, (_, i) => i).sort((x, y) => chances[y]! - chances[x]!)
  const largest = Math.max(...sizes)
  const slots: number[][] = sizes.map(() => [])
  // The slot furthest behind its share is dealt to next. Of equals the first and the last take turns to be preferred,
  // as in dealing to and fro, or the early slots would get the likelier of every round.
  let dealt = 0
  for (let round = 0; dealt < total; round++) {
    const order = sizes.map((_, s) => (round % 2 === 0 ? s : sizes.length - 1 - s))
    const due = (s: number) => Math.ceil(((round + 1) * sizes[s]!) / largest)
    for (const s of order) {
      while (slots[s]!.length < Math.min(sizes[s]!, due(s))) slots[s]!.push(people[dealt++]!)
    }
  }
  return slots.map((slot) => slot.sort((x, y) => x - y))
}
