/** So many tell enough about a rate to go on with. */
export const FIRST_LOOK = 40

const MOST_AT_ONCE = 120

/**
 * Whether so many invitations are too many for one mailing: the count that they are learned from is then so small that
 * they would be several times as many, and far more than another look at the answers would leave.
 *
 * @param seen how many people the rate is learned from
 */
export function isTooMuchAtOnce(invitations: number, seen: number): boolean {
  return invitations > MOST_AT_ONCE && invitations > 3 * seen
}
