import { Temporal } from 'temporal-polyfill'
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

/** Somebody who comes this much after the beginning of their slot is late. */
const toleranceMinutes = 5

/** A slot begins so soon that its people may be here any moment. */
const soonMinutes = 10

/** Minutes from the beginning of a slot to an instant; before it fewer than none. */
export function minutesInto({ starts_at }: { readonly starts_at: string }, now: Temporal.Instant): number {
  return Math.floor(now.since(Temporal.Instant.from(starts_at)).total('minutes'))
}

/** Whether somebody who comes now is late for their slot, and whether somebody who is not here yet is missing. */
export function isLateFor(slot: { readonly starts_at: string }, now: Temporal.Instant): boolean {
  return minutesInto(slot, now) > toleranceMinutes
}

/** Whether the people of a slot are to be received by now: it has begun, or begins soon. */
export function isDue(slot: { readonly starts_at: string }, now: Temporal.Instant): boolean {
  return minutesInto(slot, now) >= -soonMinutes
}

/**
 * Those who wait, in the order in which they are called in: who has waited longest goes first. Those who came before
 * their time, while its slot has not begun, go after all others, the earlier slot first.
 */
export function waitingQueue<G extends Guest>(
  guests: readonly G[],
  slots: readonly DaySlot[],
  now: Temporal.Instant,
): G[] {
  const of = new Map(slots.map((slot) => [slot.id, slot]))
  /** 0 once the slot has begun, else where it stands in the day. */
  const turn = ({ slot_id }: G) => {
    const slot = of.get(slot_id)
    return slot && minutesInto(slot, now) < 0 ? slot.position + 1 : 0
  }
  return guests
    .filter(isWaiting)
    .toSorted((one, other) => turn(one) - turn(other) || (one.arrived_at ?? '').localeCompare(other.arrived_at ?? ''))
}

/** The slot whose time it is at the instant `now`: before the day the first, afterwards the last. */
export function currentSlot<S extends DaySlot>(slots: readonly S[], now: string): S | undefined {
  return slots.findLast(({ starts_at }) => starts_at <= now) ?? slots[0]
}

/** Who goes in next: the first of those waiting, as soon as an interviewer is free. */
export function nextToCallIn<G>(waiting: readonly G[], inside: number, interviewers: number): G | undefined {
  return inside < interviewers ? waiting[0] : undefined
}

/** More people wait than there are chairs, or than the interviewers can meet in this slot and the next one. */
export function tooManyWait(waiting: number, interviewers: number, chairs: number | null): boolean {
  return waiting > 2 * interviewers || (chairs !== null && waiting > chairs)
}
