import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'
import { queueOutcome } from '../../messages/queueing/outcomes.ts'
import { renewTermsOf } from '../../retention/acts/renew-terms.ts'
import { endComingInvitations } from './end-coming-invitations.ts'
import type { Closed, Closure } from '../application.ts'

/** Ends an open application: nothing is due for it any more, and its invitations to come are cancelled. */
export function closeApplication(db: Db, seen: VersionedId, closure: Closure, actor: Actor): Promise<Closed> {
  return db.transaction().execute((trx) => closeWithin(trx, seen, closure, actor))
}

/** The same inside a transaction. */
export async function closeWithin(
  trx: Transaction<Schema>,
  { id, version }: VersionedId,
  { endedBy, reason, message }: Closure,
  actor: Actor,
): Promise<Closed> {
  if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return { stale: true }
  const at = actor.at.toString()
  const closed = await trx
    .updateTable('applications')
    .set((eb) => ({
      closed_at: at,
      close_reason: reason,
      ended_by: endedBy,
      next_step: null,
      next_due: null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('closed_at', 'is', null)
    .returning(['stage_id', 'candidate_id', 'vacancy_id'])
    .executeTakeFirst()
  if (!closed) return { stale: true }
  await trx
    .insertInto('application_events')
    .values({
      application_id: id,
      act: 'closed',
      from_stage_id: closed.stage_id,
      note: reason,
      by_user: actor.by,
      import_id: actor.file ?? null,
      at,
    })
    .execute()
  const ended = await endComingInvitations(trx, closed, reason ?? '', actor)
  if (message && endedBy === 'team') await queueOutcome(trx, closed, 'refusal', message.note, actor)
  await renewTermsOf(trx, [id])
  return { changed: true, ended }
}
