import type { Db } from '../../../db/open.ts'

/** Ids of batches in the order they were made, those after `after`. */
export async function batchIdsAfter(db: Db, after: number, limit: number): Promise<{ id: number }[]> {
  return db.selectFrom('batches').select('id').where('id', '>', after).orderBy('id').limit(limit).execute()
}

export type BatchWithSlots = Awaited<ReturnType<typeof batchesWithSlots>>[number]

export async function batchesWithSlots(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('batches').selectAll().where('id', 'in', ids).orderBy('id').execute()
  const slots = await db.selectFrom('slots').selectAll().where('batch_id', 'in', ids).orderBy('position').execute()
  return rows.map((row) => ({ ...row, slots: slots.filter(({ batch_id }) => batch_id === row.id) }))
}
