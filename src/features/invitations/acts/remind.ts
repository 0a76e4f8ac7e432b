import { holdBatches, holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { ReminderTable } from '../../../db/schema/invitations.ts'
import type { Act } from './change-invitation.ts'

export const channels = ['sms', 'messenger', 'email', 'call'] as const satisfies readonly ReminderTable['channel'][]

/**
 * Records that people of an open batch were reminded: of all who were invited, have not declined and are still to come,
 * or
 * of one of them.
 * @returns how many
 */
export function addReminders(
  db: Db,
  whom: { batchId: number; invitationId?: number },
  channel: ReminderTable['channel'],
  { by, at }: Act,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await holdBatches(trx, [whom.batchId])
    const invited = await trx
      .selectFrom('invitations')
      .innerJoin('batches', 'batches.id', 'invitations.batch_id')
      .select('invitations.id')
      .where('invitations.batch_id', '=', whom.batchId)
      .where('batches.status', '=', 'planned')
      .where('invitations.status', '=', 'active')
      .where('invitations.walk_in', '=', 0)
      .where('invitations.presence', 'is', null)
      .$if(whom.invitationId !== undefined, (query) => query.where('invitations.id', '=', whom.invitationId!))
      .$if(whom.invitationId === undefined, (query) =>
        query.where((eb) => eb.or([eb('invitations.reply', 'is', null), eb('invitations.reply', '!=', 'no')])),
      )
      .execute()
    const people = [
      ...(await holdPeopleOf(
        trx,
        'invitations',
        invited.map(({ id }) => id),
      )),
    ]
    if (people.length === 0) return 0
    await trx
      .insertInto('reminders')
      .values(people.map((id) => ({ invitation_id: id, at: at.toString(), by_user: by, channel })))
      .execute()
    return people.length
  })
}

/** Takes back what was recorded in one act, while the batch is open. @returns how many reminders */
export async function removeReminders(db: Db, batchId: number, at: string): Promise<number> {
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
  return removed.length
}

/** What was recorded of a batch's reminders, act by act, the latest first. */
export function reminderActs(db: Db, batchId: number) {
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
