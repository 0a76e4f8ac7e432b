import type { Actor } from '../../../db/actor.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { closeWithin } from '../../applications/acts/close-application.ts'
import { Stale, unlessStale } from '../../invitations/hold-invitation.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { personOfThread } from '../reads/meeting-of-thread.ts'
import { openApplications } from '../reads/open-applications.ts'
import type { Taken } from '../reply.ts'

/**
 * The person takes back every consent: nobody considers them for anything any more, and the day by which they must be
 * erased is known (Federal law 152-FZ, article 21, part 5). Somebody who has begun to work is kept by their contract.
 */
export function takeBackConsent(db: Db, thread: number, actor: Actor): Promise<Taken> {
  return unlessStale<Taken>(db, async (trx) => {
    const person = await personOfThread(trx, thread)
    if (person === undefined || (await holdPeople(trx, [person])).size === 0) return { refused: 'over' }
    await trx
      .updateTable('consents')
      .set({ withdrawn_on: teamDay(actor.at) })
      .where('candidate_id', '=', person)
      .where('withdrawn_on', 'is', null)
      .execute()
    for (const application of await openApplications(trx, person, null)) {
      const closed = await closeWithin(trx, application, { endedBy: 'candidate', reason: 'consent-withdrawn' }, actor)
      if ('stale' in closed) throw new Stale()
    }
    await renewTerms(trx, [person])
    return { taken: 'withdraw-consent' }
  })
}
