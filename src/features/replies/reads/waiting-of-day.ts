import type { Temporal } from 'temporal-polyfill'
import { longestWaits } from '../../../domain/days/longest-wait.ts'
import type { Db } from '../../../db/open.ts'
import { storedRate } from '../../../domain/chances/stored-rate.ts'
import { slotsOfBatch } from '../../batches/reads/batches.ts'
import { freePlaces } from '../../invitations/reads/free-places.ts'

type Day = { batch_id: number; slot_id: number; format: 'flow' | 'group'; seats: number | null; rate_json: string }

/** Whether more are invited than fit, and how long somebody may wait on all but one day of twenty. */
export type Waiting = { overbooked: 'no' } | { overbooked: 'seats' } | { overbooked: 'queue'; minutes: number }

/** What a person may have to wait for at their slot, by the plan of the day and by how many are invited by now. */
export async function waitingOfDay(db: Db, day: Day, at: Temporal.Instant): Promise<Waiting> {
  const slots = await invitedSlots(db, day.batch_id, at)
  const invited = slots.reduce((sum, slot) => sum + slot.invited, 0)
  if (day.format === 'group') return { overbooked: day.seats !== null && invited > day.seats ? 'seats' : 'no' }
  if (slots.every((slot) => slot.invited <= slot.interviewers)) return { overbooked: 'no' }
  const waits = longestWaits(slots, storedRate(day.rate_json))
  return { overbooked: 'queue', minutes: waits[slots.findIndex(({ id }) => id === day.slot_id)] ?? 0 }
}

/** The slots of a day, each as the plan invites to it or, where more are, as many as are invited. */
async function invitedSlots(db: Db, batch: number, at: Temporal.Instant) {
  return (await standingSlots(db, batch, at)).map(({ planned, invited, ...slot }) => ({
    ...slot,
    invited: Math.max(planned, invited),
  }))
}

/** The slots of a day, with how many the plan invites to each and how many are invited by now. */
export async function standingSlots(db: Db, batch: number, at: Temporal.Instant) {
  const free = await freePlaces(db, [batch], at)
  return (await slotsOfBatch(db, batch)).map(({ id, starts_at, ends_at, interviewers, planned_invitations }) => ({
    id,
    startsAt: starts_at,
    endsAt: ends_at,
    interviewers,
    planned: planned_invitations,
    invited: planned_invitations - (free.get(id) ?? 0),
  }))
}
