import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import type { InvitationState } from '../../../db/invitation-state.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { RecordedFact } from '../../../domain/pipeline/stages.ts'
import { isHere } from '../../../domain/scheduling/presence.ts'
import { advance } from '../../applications/acts/advance.ts'

/** The fact that a change of an invitation records for the vacancy's stages, if any. */
function factOf({ presence = null, result }: Partial<InvitationState>): RecordedFact | null {
  if (result === 'passed') return 'passed'
  return isHere({ presence }) ? 'came' : null
}

/** Moves the candidate of an invitation on to the stage that a change of it calls for. */
export async function advanceStage(
  trx: Transaction<Schema>,
  invitation: number,
  change: Partial<InvitationState>,
  actor: Actor,
): Promise<void> {
  const fact = factOf(change)
  if (!fact) return
  const { vacancy_id, candidate_id } = await trx
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select(['batches.vacancy_id', 'invitations.candidate_id'])
    .where('invitations.id', '=', invitation)
    .executeTakeFirstOrThrow()
  await advance(trx, vacancy_id, [candidate_id], fact, actor)
}
