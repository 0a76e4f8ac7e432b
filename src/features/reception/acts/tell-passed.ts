import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { holdInvitation, unlessStale } from '../../invitations/hold-invitation.ts'
import { heldInvitation } from '../../invitations/reads/held-invitation.ts'
import { queueOutcome } from '../../messages/queueing/outcomes.ts'

export type Told = { done: true } | { stale: true } | { refused: 'not-passed' | 'told-already' }

/** Tells somebody once that they passed; when the result is taken back before the message leaves, it is not sent. */
export function tellPassed(db: Db, invitation: number, note: string | null, actor: ColleagueActor): Promise<Told> {
  return unlessStale<Told>(db, async (trx) => {
    await holdInvitation(trx, invitation, { open: false })
    const now = await heldInvitation(trx, invitation)
    if (now.result !== 'passed') return { refused: 'not-passed' }
    const told = await trx
      .selectFrom('messages')
      .innerJoin('threads', 'threads.id', 'messages.thread_id')
      .select('messages.id')
      .where('threads.candidate_id', '=', now.candidate_id)
      .where('threads.vacancy_id', '=', now.vacancy_id)
      .where('messages.kind', '=', 'passed')
      .where('messages.state', 'not in', ['dropped', 'bounced'])
      .executeTakeFirst()
    if (told) return { refused: 'told-already' }
    await queueOutcome(trx, now, 'passed', note, actor)
    return { done: true }
  })
}
