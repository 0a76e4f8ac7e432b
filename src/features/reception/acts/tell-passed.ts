import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { holdInvitation, unlessStale } from '../../invitations/hold-invitation.ts'
import { heldInvitation } from '../../invitations/reads/held-invitation.ts'
import { queueOutcome } from '../../messages/queueing/outcomes.ts'

export type Told = { done: true } | { stale: true } | { refused: 'not-passed' }

/** Tells somebody that they passed; when the result is taken back before the message leaves, it is not sent. */
export function tellPassed(db: Db, invitation: number, note: string | null, actor: ColleagueActor): Promise<Told> {
  return unlessStale<Told>(db, async (trx) => {
    await holdInvitation(trx, invitation, { open: false })
    const now = await heldInvitation(trx, invitation)
    if (now.result !== 'passed') return { refused: 'not-passed' }
    await queueOutcome(trx, now, 'passed', note, actor)
    return { done: true }
  })
}
