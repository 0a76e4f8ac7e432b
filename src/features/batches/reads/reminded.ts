import type { Db } from '../../../db/open.ts'

/** How many people of a batch were reminded of it, and when the last time; null before the first. */
export async function remindedOf(db: Db, batchId: number): Promise<{ people: number; last: string | null }> {
  return db
    .selectFrom('reminders')
    .innerJoin('invitations', 'invitations.id', 'reminders.invitation_id')
    .select((eb) => [
      eb.fn.count<number>('reminders.invitation_id').distinct().as('people'),
      eb.fn.max('reminders.at').as('last'),
    ])
    .where('invitations.batch_id', '=', batchId)
    .executeTakeFirstOrThrow()
}
