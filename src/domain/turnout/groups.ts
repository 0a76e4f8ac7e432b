export type Group = { name: string | null; came: number; invited: number }

/** Under this many invitations a group is not shown by itself: a share of so few says nothing, and could name a person. */
export const LEAST_SHOWN = 5

/** Groups large enough to show, and all the others added up; `rest` is null when there are none. */
export function withoutSmallGroups(groups: readonly Group[]): { shown: Group[]; rest: Omit<Group, 'name'> | null } {
  const shown = groups.filter((group) => group.invited >= LEAST_SHOWN)
  const small = groups.filter((group) => group.invited < LEAST_SHOWN)
  if (small.length === 0) return { shown, rest: null }
  return {
    shown,
    rest: { came: small.reduce((sum, group) => sum + group.came, 0), invited: small.reduce((sum, group) => sum + group.invited, 0) },
  }
}
