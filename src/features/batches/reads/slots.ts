import type { Db } from '../../../db/open.ts'

export type SlotOfBatch = { id: number; batch_id: number; vacancy_id: number; starts_at: string; ends_at: string }

/** One slot, and the batch and vacancy it belongs to. */
export function findSlot(db: Db, id: number): Promise<SlotOfBatch | undefined> {
  return db
    .selectFrom('slots')
    .innerJoin('batches', 'batches.id', 'slots.batch_id')
    .select(['slots.id', 'slots.batch_id', 'batches.vacancy_id', 'slots.starts_at', 'slots.ends_at'])
    .where('slots.id', '=', id)
    .executeTakeFirst()
}
