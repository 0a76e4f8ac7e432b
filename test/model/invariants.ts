import { overlap, type Model } from './rules.ts'
import type { State } from './read-state.ts'

/** Came and invited of a day, walk-ins in neither. */
export type Turnout = { came: number; invited: number }

type Places = Pick<Model, 'slots' | 'days' | 'now'>

export function turnoutOf({ slots }: Places, { invitations }: State, day: number): Turnout {
  const counted = invitations.filter(
    ({ slot, status, walkIn }) => slots[slot]!.day === day && status === 'active' && !walkIn,
  )
  return {
    came: counted.filter(({ presence }) => presence !== null && presence !== 'missed').length,
    invited: counted.length,
  }
}

/**
 * What is wrong with a state, whatever led to it.
 * @param closed the turnout of each closed day as it was when the day was closed
 */
export function broken(places: Places, state: State, closed: ReadonlyMap<number, Turnout>): string[] {
  const { slots, now } = places
  const openDay = (slot: number) => state.days[slots[slot]!.day] === 'planned'
  const standing = state.invitations.filter(({ status }) => status === 'active')
  const waiting = standing.filter(({ slot }) => openDay(slot))
  const twice = waiting.filter((one, index) =>
    waiting.some(
      (other, later) =>
        later > index &&
        one.person === other.person &&
        one.person !== null &&
        overlap(slots[one.slot]!, slots[other.slot]!),
    ),
  )
  const afterTheEnd = waiting.filter(
    ({ person, slot, presence }) =>
      presence === null &&
      slots[slot]!.from > now &&
      !state.applications.some(
        (one) => one.person === person && one.vacancy === places.days[slots[slot]!.day]!.vacancy && !one.ended,
      ),
  )
  const unmarked = standing.filter(({ slot, presence }) => !openDay(slot) && presence === null)
  const changed = [...closed].filter(([day, turnout]) => {
    const { came, invited } = turnoutOf(places, state, day)
    return came !== turnout.came || invited !== turnout.invited
  })
  return [
    ...twice.map(({ person }) => `person ${person} stands in two slots at once`),
    ...afterTheEnd.map(({ person }) => `person ${person} is invited without an open application`),
    ...unmarked.map(({ person }) => `person ${person} stands unmarked in a day that is over`),
    ...changed.map(([day]) => `the turnout of the closed day ${day} changed`),
  ]
}
