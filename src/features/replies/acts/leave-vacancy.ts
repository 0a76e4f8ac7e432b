import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { closeWithin } from '../../applications/acts/close-application.ts'
import { changeWithin } from '../../invitations/acts/change-invitation.ts'
import { holdInvitation, Stale, unlessStale } from '../../invitations/hold-invitation.ts'
import { replied } from '../../invitations/invitation.ts'
import { heldInvitation } from '../../invitations/reads/held-invitation.ts'
import { openApplications } from '../reads/open-applications.ts'
import type { Reply, Taken } from '../reply.ts'

/**
 * The person is not interested in the vacancy any more: they do not come, their application is closed with that reason,
 * and its invitations to come end with it.
 */
export function leaveVacancy(db: Db, { seen, via }: Reply, actor: Actor): Promise<Taken> {
  return unlessStale<Taken>(db, async (trx) => {
    await holdInvitation(trx, seen.id, { open: true })
    const { candidate_id, vacancy_id } = await heldInvitation(trx, seen.id)
    await changeWithin(trx, seen, { action: 'answers', values: () => replied('no', via, actor) }, actor)
    for (const application of await openApplications(trx, candidate_id, vacancy_id)) {
      const closed = await closeWithin(trx, application, { endedBy: 'candidate', reason: 'not-interested' }, actor)
      if ('stale' in closed) throw new Stale()
    }
    return { taken: 'not-interested' }
  })
}
