import type { Temporal } from 'temporal-polyfill'
import type { CommonRate } from '../../../domain/chances/show-rate.ts'
import { searchKey } from '../../../domain/people/names.ts'
import type { TimeSpan } from '../../../domain/scheduling/slot-times.ts'
import type { Db } from '../../../db/open.ts'
import type { BatchTable } from '../../../db/schema/batches.ts'

export type NewBatch = Pick<
  BatchTable,
  | 'vacancy_id'
  | 'format'
  | 'date'
  | 'time_zone'
  | 'minutes'
  | 'waiting_seats'
  | 'seats'
  | 'quorum'
  | 'goal'
  | 'confidence'
  | 'rate_basis'
  | 'place'
  | 'contact'
  | 'invitation_text'
> & {
  rate: CommonRate
  slots: (TimeSpan & { interviewers: number; invitations: number })[]
  interviewerNames: string[]
}

/** Saves a planned batch with its slots. @returns its id */
export function createBatch(
  db: Db,
  { rate, slots, interviewerNames, ...batch }: NewBatch,
  by: number,
  at: Temporal.Instant,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('batches')
      .values({
        ...batch,
        rate_json: JSON.stringify(rate),
        status: 'planned',
        closed_at: null,
        created_by: by,
        created_at: at.toString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('slots')
      .values(
        slots.map((slot, position) => ({
          batch_id: id,
          position,
          starts_at: slot.startsAt,
          ends_at: slot.endsAt,
          interviewers: slot.interviewers,
          planned_invitations: slot.invitations,
        })),
      )
      .execute()
    const names = new Map(interviewerNames.map((name) => [searchKey(name), name]))
    if (names.size > 0) {
      await trx
        .insertInto('batch_interviewers')
        .values([...names].map(([name_key, name]) => ({ batch_id: id, name, name_key })))
        .execute()
    }
    return id
  })
}

/**
 * Calls a batch off: its invitations are cancelled with the reason, and nobody counts as missed. @returns false as
 * closing does
 */
export function cancelBatch(
  db: Db,
  id: number,
  reason: string,
  at: Temporal.Instant,
  version?: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const cancelled = await trx
      .updateTable('batches')
      .set((eb) => ({ status: 'cancelled', closed_at: at.toString(), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('status', '=', 'planned')
      .$if(version !== undefined, (query) => query.where('version', '=', version as number))
      .returning('id')
      .executeTakeFirst()
    if (!cancelled) return false
    await trx
      .updateTable('invitations')
      .set((eb) => ({
        status: 'cancelled',
        ended_at: at.toString(),
        end_reason: reason,
        version: eb('version', '+', 1),
      }))
      .where('batch_id', '=', id)
      .where('status', '=', 'active')
      .execute()
    return true
  })
}

/** One more interviewer for a slot and all that follow: too many came. */
export async function addInterviewer(db: Db, batchId: number, fromPosition: number): Promise<void> {
  await db
    .updateTable('slots')
    .set((eb) => ({ interviewers: eb('interviewers', '+', 1) }))
    .where('batch_id', '=', batchId)
    .where('position', '>=', fromPosition)
    .where('interviewers', '<', 64)
    .execute()
}
