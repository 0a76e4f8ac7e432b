/**
 * How many people to invite to a day.
 * @param more how many are needed beyond the plan, because those invited are not enough any more
 */
export function placesLeft(planned: number, invited: number, more: number): number {
  return Math.max(more, planned - invited)
}

/** Those who are ticked in a list of people to invite: the first ones, but nobody who is invited to another day. */
export function suggested<P extends { readonly invited_elsewhere: string | null }>(
  people: readonly P[],
  places: number,
): P[] {
  return people.slice(0, Math.max(0, places)).filter(({ invited_elsewhere }) => !invited_elsewhere)
}
