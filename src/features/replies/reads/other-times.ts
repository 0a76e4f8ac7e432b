import type { Temporal } from 'temporal-polyfill'
import type { CommonRate } from '../../../domain/chances/show-rate.ts'
import { longestWaits } from '../../../domain/days/longest-wait.ts'
import type { Db } from '../../../db/open.ts'
import { storedRate } from '../../../domain/chances/stored-rate.ts'
import { laterSlots } from '../../batches/reads/batches.ts'
import { overlapsSlot, standingOf } from '../../batches/reads/standing.ts'
import { freePlaces } from '../../invitations/reads/free-places.ts'
import { standingSlots } from './waiting-of-day.ts'

/** `minutes`: how long one may wait there by the plan of that day. */
export type FreeSlot = { id: number; starts_at: string; time_zone: string; minutes: number }

/** As many times as one looks through on a phone. */
const most = 12

type Person = { id: number; candidate_id: number; vacancy_id: number; slot_id: number }

/**
 * Times of the vacancy that a person can choose instead of their own: those that have not begun, have a place of the
 * plan left, and at which they are expected nowhere else. First those at which one more person makes the shortest
 * queue, then the earlier.
 */
export async function otherTimes(db: Db, person: Person, at: Temporal.Instant): Promise<FreeSlot[]> {
  const now = at.toString()
  const slots = (await laterSlots(db, person.vacancy_id, now)).filter(
    ({ id, starts_at }) => id !== person.slot_id && starts_at > now,
  )
  const batches = [...new Set(slots.map(({ batch_id }) => batch_id))]
  const free = await freePlaces(db, batches, at)
  const elsewhere = (await standingOf(db, [person.candidate_id])).filter(
    ({ invitation_id }) => invitation_id !== person.id,
  )
  const open = slots.filter(
    (slot) =>
      (free.get(slot.id) ?? 0) > 0 &&
      !elsewhere.some((there) => there.batch_id === slot.batch_id || overlapsSlot(there, slot)),
  )
  const queues = new Map<number, Queue>()
  for (const batch of new Set(open.map(({ batch_id }) => batch_id))) {
    const { rate_json } = open.find(({ batch_id }) => batch_id === batch)!
    const day = await standingSlots(db, batch, at)
    for (const [id, queue] of queuesOf(day, storedRate(rate_json))) queues.set(id, queue)
  }
  return open
    .map(({ id, starts_at, time_zone }) => ({ id, starts_at, time_zone, ...queues.get(id)! }))
    .toSorted((one, other) => one.longer - other.longer || one.starts_at.localeCompare(other.starts_at))
    .slice(0, most)
}

/** `minutes`: how long one may wait by the plan; `longer`: how long by who is invited now, and one more. */
type Queue = { minutes: number; longer: number }

function queuesOf(day: Awaited<ReturnType<typeof standingSlots>>, rate: CommonRate): [number, Queue][] {
  const planned = longestWaits(
    day.map((slot) => ({ ...slot, invited: Math.max(slot.planned, slot.invited) })),
    rate,
  )
  return day.map(({ id }, s) => {
    const withOneMore = day.map((slot, other) => ({ ...slot, invited: slot.invited + (other === s ? 1 : 0) }))
    return [id, { minutes: planned[s]!, longer: longestWaits(withOneMore, rate)[s]! }]
  })
}
