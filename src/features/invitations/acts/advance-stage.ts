import type { Transaction } from 'kysely'
import type { Schema } from '../../../db/schema/index.ts'
import type { RecordedFact } from '../../../domain/pipeline/stages.ts'
import { advance } from '../../applications/acts/advance.ts'
import type { Act, InvitationState } from './change-invitation.ts'

/** How far along the vacancy's stages a mark says that somebody has got. */
const reachedBy = ({ presence, result }: Partial<InvitationState>): RecordedFact | null =>
  result === 'passed' ? 'passed' : presence === 'came' || presence === 'late' ? 'came' : null

/** Takes the candidate of an invitation on along the vacancy's stages, where a mark calls for it. */
export async function followMark(
  trx: Transaction<Schema>,
  invitation: number,
  mark: Partial<InvitationState>,
  act: Act,
): Promise<void> {
  const reached = reachedBy(mark)
  if (!reached) return
  const { vacancy_id, candidate_id } = await trx
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select(['batches.vacancy_id', 'invitations.candidate_id'])
    .where('invitations.id', '=', invitation)
    .executeTakeFirstOrThrow()
  await advance(trx, vacancy_id, [candidate_id], reached, act)
}
