import type { Db } from '../../../db/open.ts'

/** The reminders of a batch, those recorded together as one row, the latest first. */
export function remindersOfBatch(db: Db, batchId: number) {
  return db
    .selectFrom('reminders')
    .innerJoin('invitations', 'invitations.id', 'reminders.invitation_id')
    .leftJoin('users', 'users.id', 'reminders.by_user')
    .select((eb) => ['reminders.at', 'reminders.channel', 'users.name as by', eb.fn.countAll<number>().as('people')])
    .where('invitations.batch_id', '=', batchId)
    .groupBy(['reminders.at', 'reminders.channel', 'users.name'])
    .orderBy('reminders.at', 'desc')
    .execute()
}
