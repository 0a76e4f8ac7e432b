import type { Db } from '../../../db/open.ts'

/** Takes back the reminders that were recorded together at `at`, while the batch is open. @returns how many */
export async function removeReminders(db: Db, batchId: number, at: string): Promise<{ removed: number }> {
  const removed = await db
    .deleteFrom('reminders')
    .where('at', '=', at)
    .where('invitation_id', 'in', (eb) =>
      eb
        .selectFrom('invitations')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select('invitations.id')
        .where('invitations.batch_id', '=', batchId)
        .where('batches.status', '=', 'planned'),
    )
    .returning('id')
    .execute()
  return { removed: removed.length }
}
