import type { Db } from '../../../db/open.ts'
import type { CallAttempt } from '../call-attempt.ts'

/** Every attempt at a confirmation call in a batch, the earliest first. */
export function attemptsOfBatch(db: Db, batchId: number): Promise<CallAttempt[]> {
  return db
    .selectFrom('call_attempts')
    .innerJoin('invitations', 'invitations.id', 'call_attempts.invitation_id')
    .select([
      'call_attempts.id',
      'call_attempts.invitation_id',
      'call_attempts.at',
      'call_attempts.reached',
      'call_attempts.note',
    ])
    .where('invitations.batch_id', '=', batchId)
    .orderBy('call_attempts.id')
    .execute()
}
