/** A slot as filling sees it. */
export type SlotToFill = { id: number; planned: number; invited: number }

/**
 * Spreads people over the slots of a day: each goes where the share of the plan that is filled is lowest, the earlier
 * slot first. So the day fills evenly and nobody is ordered by their chance to come.
 * @param people in the order in which they were picked
 * @param beyondPlan whether slots may be filled past their plan
 * @param fits whether a person can come to a slot at all
 * @returns a slot for each person placed; `left` are those who have no place in the plan
 */
export function fillSlots<P>(
  people: readonly P[],
  slots: readonly SlotToFill[],
  beyondPlan: boolean,
  fits: (person: P, slotId: number) => boolean = () => true,
): { placed: { person: P; slotId: number }[]; left: P[] } {
  const counts = slots.map((slot) => ({ ...slot }))
  const placed: { person: P; slotId: number }[] = []
  const left: P[] = []
  for (const person of people) {
    const possible = counts.filter((slot) => fits(person, slot.id))
    const open = possible.filter((slot) => slot.invited < slot.planned)
    const choice = emptiest(open.length === 0 && beyondPlan ? possible : open)
    if (!choice) {
      left.push(person)
      continue
    }
    choice.invited += 1
    placed.push({ person, slotId: choice.id })
  }
  return { placed, left }
}

function filled(slot: SlotToFill): number {
  return slot.invited / Math.max(slot.planned, 1)
}

function emptiest<S extends SlotToFill>(slots: readonly S[]): S | undefined {
  return slots.reduce<S | undefined>(
    (best, slot) => (best === undefined || filled(slot) < filled(best) ? slot : best),
    undefined,
  )
}
