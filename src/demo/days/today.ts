import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { slotsOfBatch } from '../../features/batches/reads/batches.ts'
import { invitationsOfBatch, type InvitationRow } from '../../features/batches/reads/invitations.ts'
import { addWalkIn } from '../../features/reception/acts/add-walk-in.ts'
import { arrives, ends, goesIn, isMissed, makeMarks, slotOf, type Mark } from './marks.ts'

/** The time of day, `09:30`, at which a day has to start to be in its middle now; early at night it has just begun. */
export function startOfToday(now: Temporal.ZonedDateTime): string {
  const minutes = now.hour * 60 + now.minute
  const start = Math.max(0, Math.floor((minutes - 90) / 30) * 30)
  return Temporal.PlainTime.from('00:00').add({ minutes: start }).toString({ smallestUnit: 'minute' })
}

/** Leads a day up to this moment: two of each slot so far have come, one is inside and the last two wait. */
export async function leadUpToNow(db: Db, batchId: number, by: number, now: Temporal.Instant): Promise<void> {
  const slots = await slotsOfBatch(db, batchId)
  const begun = slots.filter(({ starts_at }) => starts_at <= now.toString())
  const rows = await invitationsOfBatch(db, batchId)
  const ofSlot = (id: number) => rows.filter(({ slot_id }) => slot_id === id)
  const guests = begun.flatMap(({ id }) => ofSlot(id).slice(0, 2))
  const inside = Math.max(0, guests.length - 3)
  const arrival = (row: InvitationRow, turn: number) => {
    const wished = Temporal.Instant.from(slotOf(row, slots).starts_at).add({ minutes: (turn % 3) * 4 - 6 })
    // Nobody can be marked on the day before, where the first slot begins at midnight.
    const earliest = Temporal.Instant.from(slots[0]!.starts_at)
    const arrived = Temporal.Instant.compare(wished, earliest) < 0 ? earliest : wished
    return Temporal.Instant.compare(arrived, now) < 0 ? arrived : now
  }
  for (const [turn, row] of guests.entries()) {
    const at = arrival(row, turn)
    const called = now.subtract({ minutes: 12 + 25 * (inside - turn) })
    const then = Temporal.Instant.compare(called, at) < 0 ? at : called
    const marks: Mark[] = [arrives(at)]
    if (turn <= inside) marks.push(goesIn(then))
    if (turn < inside)
      marks.push(
        turn % 2 === 0
          ? ends(now.subtract({ minutes: 13 }), 'passed')
          : ends(now.subtract({ minutes: 13 }), 'refused', 'skills'),
      )
    await makeMarks(db, row, marks, by)
  }
  for (const { id } of begun.slice(0, -1)) {
    for (const row of ofSlot(id).slice(2)) await makeMarks(db, row, [isMissed(now.subtract({ minutes: 20 }))], by)
  }
  const slot = begun.at(-1)
  if (slot && begun.length > 1) {
    const person = { name: 'Ручейкова Тамара', phone: '+79451000002' }
    await addWalkIn(db, { batch: batchId, slot: slot.id, ...person }, { by, at: now.subtract({ minutes: 3 }) })
  }
}
