import type { Actor } from '../../../db/actor.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Taken } from '../reply.ts'
import { personOfThread } from '../reads/meeting-of-thread.ts'

/** Nothing is sent to any address or phone of the person from now on. */
export function stopMessages(db: Db, thread: number, { at }: Actor): Promise<Taken> {
  return db.transaction().execute(async (trx): Promise<Taken> => {
    const person = await personOfThread(trx, thread)
    if (person === undefined || (await holdPeople(trx, [person])).size === 0) return { refused: 'over' }
    const contacts = await trx
      .selectFrom('candidate_contacts')
      .select('key')
      .where('candidate_id', '=', person)
      .where('kind', '!=', 'profile')
      .execute()
    if (contacts.length === 0) return { taken: 'no-messages' }
    await trx
      .insertInto('suppressed_addresses')
      .values(contacts.map(({ key }) => ({ address: key, reason: 'asked' as const, since: at.toString() })))
      .onConflict((conflict) => conflict.column('address').doUpdateSet({ reason: 'asked' }))
      .execute()
    return { taken: 'no-messages' }
  })
}
