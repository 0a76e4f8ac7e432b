import type { ColleagueActor } from '../../../db/actor.ts'
import { holdBatches, holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { ReminderTable } from '../../../db/schema/invitations.ts'

/**
 * Records that people of an open batch were reminded: all who were invited, have not declined and are not marked
 * yet, or one of them.
 * @returns how many
 */
export function recordReminders(
  db: Db,
  to: { batchId: number; invitationId?: number },
  channel: ReminderTable['channel'],
  { by, at }: ColleagueActor,
): Promise<{ reminded: number }> {
  return db.transaction().execute(async (trx) => {
    await holdBatches(trx, [to.batchId])
    const invited = await trx
      .selectFrom('invitations')
      .innerJoin('batches', 'batches.id', 'invitations.batch_id')
      .select('invitations.id')
      .where('invitations.batch_id', '=', to.batchId)
      .where('batches.status', '=', 'planned')
      .where('invitations.status', '=', 'active')
      .where('invitations.walk_in', '=', 0)
      .where('invitations.presence', 'is', null)
      .$if(to.invitationId !== undefined, (query) => query.where('invitations.id', '=', to.invitationId!))
      .$if(to.invitationId === undefined, (query) =>
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
    if (people.length === 0) return { reminded: 0 }
    await trx
      .insertInto('reminders')
      .values(people.map((id) => ({ invitation_id: id, at: at.toString(), by_user: by, channel })))
      .execute()
    return { reminded: people.length }
  })
}
