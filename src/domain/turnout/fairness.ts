/**
 * What never enters a forecast, a selection or an order, whatever a file brings along: unlawful to select by (Labour
 * Code of Russia, articles 3 and 64), or a stand-in for it. A file's columns of this kind are dropped on import.
 */
export const NEVER_USED = [
  'name', 'gender', 'age', 'birthDate', 'maritalStatus', 'children', 'nationality', 'religion', 'photo', 'homeDistrict',
  'health', 'appearance',
] as const

/** One person considered for a batch; `wait` in minutes, expected on the day if invited, null if not. */
export type Considered = { source: string; chance: number; invited: boolean; wait: number | null }

/** How people of one source fare beside the others. Means are null where there is nobody to take them over. */
export type SourceTreatment = {
  source: string
  considered: number
  invited: number
  invitedShare: number
  meanChance: number
  meanWait: number | null
}

/**
 * Chance of being invited and expected waiting by source: plans that only minimise cost made the group with more
 * no-shows wait a third longer (Samorani et al.), so a planner has to show it. Most people first.
 */
export function treatmentBySource(people: readonly Considered[]): SourceTreatment[] {
  return [...Map.groupBy(people, ({ source }) => source)]
    .map(([source, members]) => {
      const invited = members.filter((person) => person.invited)
      return {
        source,
        considered: members.length,
        invited: invited.length,
        invitedShare: invited.length / members.length,
        meanChance: meanOf(members.map(({ chance }) => chance))!,
        meanWait: meanOf(invited.flatMap(({ wait }) => (wait === null ? [] : [wait]))),
      }
    })
    .sort((a, b) => b.considered - a.considered || (a.source < b.source ? -1 : 1))
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
