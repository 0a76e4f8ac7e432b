import { isHere, type Presence } from './presence.ts'

/** A person of the day as the reception sees them; instants are ISO-8601 UTC, which compare as text. */
export type Guest = {
  readonly presence: Presence
  readonly arrived_at: string | null
  readonly called_in_at: string | null
  readonly result: string | null
  readonly slot_id: number
}

type DaySlot = { readonly id: number; readonly position: number; readonly starts_at: string }

/** Is here and was not called in yet. */
export function isWaiting(guest: Guest): boolean {
  return isHere(guest) && guest.called_in_at === null && guest.result === null
}

/** Was called in, and the interview has no result yet. */
export function isInside(guest: Guest): boolean {
  return isHere(guest) && guest.called_in_at !== null && guest.result === null
}

/** Those who wait, in the order in which they are called in: the earlier slot first, within it who arrived first. */
export function waitingQueue<G extends Guest>(guests: readonly G[], slots: readonly DaySlot[]): G[] {
  const positions = new Map(slots.map(({ id, position }) => [id, position]))
  const position = ({ slot_id }: G) => positions.get(slot_id) ?? 0
  return guests
    .filter(isWaiting)
    .toSorted(
      (one, other) => position(one) - position(other) || (one.arrived_at ?? '').localeCompare(other.arrived_at ?? ''),
    )
}

/** The slot whose time it is at the instant `now`: before the day the first, afterwards the last. */
export function currentSlot<S extends DaySlot>(slots: readonly S[], now: string): S | undefined {
  return slots.findLast(({ starts_at }) => starts_at <= now) ?? slots[0]
}

/** Who goes in next: the first of those waiting, as soon as an interviewer is free. */
export function nextToCallIn<G>(waiting: readonly G[], inside: number, interviewers: number): G | undefined {
  return inside < interviewers ? waiting[0] : undefined
}

/** More people wait than the interviewers can meet in this slot and the next one. */
export function tooManyWait(waiting: number, interviewers: number): boolean {
  return waiting > 2 * interviewers
}
