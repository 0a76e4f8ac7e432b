/**
 * How many people to invite to a day.
 * @param more how many are needed beyond the plan, because those invited are not enough any more
 */
export function placesLeft(planned: number, invited: number, more: number): number {
  return Math.max(more, planned - invited)
}

/**
 * Those who are ticked in a list of people to invite: as many of the first ones as there are places, passing over those
 * who are invited to another day, and those who a mail does not reach.
 */
export function suggested<
  P extends { readonly invited_elsewhere: string | null; readonly mail_lost_at: string | null },
>(people: readonly P[], places: number): P[] {
  return people
    .filter(({ invited_elsewhere, mail_lost_at }) => invited_elsewhere === null && mail_lost_at === null)
    .slice(0, Math.max(0, places))
}
