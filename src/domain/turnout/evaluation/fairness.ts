import { flowDay } from '../../days/flow-day.ts'
import type { Invitation } from '../attendance/attendance.ts'
import { forecastSoFar } from '../batch-forecast.ts'
import type { TurnoutModel } from '../model.ts'
import { turnoutOf } from '../summary.ts'

/**
 * What never enters a forecast, a selection or an order, whatever a file brings along: unlawful to select by (Labour
 * Code of Russia, articles 3 and 64), or a stand-in for it. A file's columns of this kind are dropped on import.
 */
export const NEVER_USED = [
  'name',
  'gender',
  'age',
  'birthDate',
  'maritalStatus',
  'children',
  'nationality',
  'religion',
  'photo',
  'homeDistrict',
  'health',
  'appearance',
] as const

/**
 * One person considered for a vacancy. Waiting is in minutes, should they come: `expectedWait` as the plan of their day
 * makes it, `wait` as it was; null where they were not invited, or nobody waits or noted it.
 */
export type Considered = {
  source: string
  chance: number
  invited: boolean
  expectedWait: number | null
  wait: number | null
}

/** How people of one source fare beside the others. Means are null where there is nobody to take them over. */
export type SourceTreatment = {
  source: string
  considered: number
  invited: number
  /** The chance of being invited, with its 90 % interval. */
  invitedShare: number
  invitedInterval: { from: number; to: number }
  meanChance: number
  meanExpectedWait: number | null
  meanWait: number | null
}

/**
 * Minutes that those who come to each slot of a flow day wait on average, first come first served: in a slot nobody is
 * put before anybody else by their chance, so its people share one expectation.
 * @param slots the chances of those invited, and who interviews
 * @param minutes length of a slot
 */
export function expectedWaits(
  slots: readonly { chances: readonly number[]; interviewers: number }[],
  minutes: number,
): number[] {
  const day = {
    rate: { candidates: slots.map(({ chances }) => chances) },
    interviewers: slots.map(({ interviewers }) => interviewers),
  }
  return flowDay(day).slots.map(({ waitPerArrival }) => waitPerArrival * minutes)
}

const UNASKED: Invitation = {
  person: '',
  batch: '',
  date: '',
  invitedOn: null,
  kind: '',
  source: '',
  city: '',
  reply: null,
  permission: null,
  calendar: null,
  callAhead: null,
  secondPhone: null,
  documents: null,
  route: null,
  letter: null,
}

/** The chance of somebody known by source only, averaged over the kinds of invitations in the history. */
export function chanceOfSource(model: TurnoutModel, source: string): number {
  const kinds = [...model.trees.neither.children].map(([kind, { n }]) => ({ kind, n }))
  if (kinds.length === 0) return forecastSoFar(model, UNASKED).chance
  const chances = kinds.map(({ kind, n }) => n * forecastSoFar(model, { ...UNASKED, kind, source }).chance)
  return chances.reduce((sum, chance) => sum + chance, 0) / kinds.reduce((sum, { n }) => sum + n, 0)
}

/**
 * Chance of being invited and expected waiting by source: plans that only minimise cost made the group with more
 * no-shows wait a third longer (Samorani et al.), so a planner has to show it. Most people first.
 */
export function treatmentBySource(people: readonly Considered[]): SourceTreatment[] {
  return [...Map.groupBy(people, ({ source }) => source)]
    .map(([source, members]) => {
      const invited = members.filter((person) => person.invited)
      const { rate, interval } = turnoutOf({ invited: members.length, came: invited.length })
      return {
        source,
        considered: members.length,
        invited: invited.length,
        invitedShare: rate!,
        invitedInterval: interval!,
        meanChance: meanOf(members.map(({ chance }) => chance))!,
        meanExpectedWait: meanOf(invited.flatMap(({ expectedWait }) => expectedWait ?? [])),
        meanWait: meanOf(invited.flatMap(({ wait }) => wait ?? [])),
      }
    })
    .sort((a, b) => b.considered - a.considered || (a.source < b.source ? -1 : 1))
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
