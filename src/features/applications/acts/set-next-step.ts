import type { Actor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'
import type { Change, NextStep } from '../application.ts'
import { possibleOwners } from '../reads/possible-owners.ts'

export type StepChange = {
  /** Null when nothing is to be done now. */
  next: NextStep | null
  /** The colleague in charge. A next step needs one who can do it. */
  owner: number | null
  /** Whether the step before is done. */
  done: boolean
}

/** Sets what is to be done next for an open application, and who is in charge of it. */
export function setNextStep(
  db: Db,
  { id, version }: VersionedId,
  { next, owner, done }: StepChange,
  actor: Actor,
): Promise<Change | { refused: 'no-such-owner' }> {
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return { stale: true }
    if (next && !(await possibleOwners(trx)).some((colleague) => colleague.id === owner))
      return { refused: 'no-such-owner' }
    const before = await trx
      .selectFrom('applications')
      .select(['next_step', 'next_due', 'owner_id'])
      .where('id', '=', id)
      .executeTakeFirst()
    const written = await trx
      .updateTable('applications')
      .set((eb) => ({
        next_step: next?.text ?? null,
        next_due: next?.due ?? null,
        owner_id: owner,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!before || !written) return { stale: true }
    const event = { application_id: id, by_user: actor.by, at: actor.at.toString() }
    const events = [
      ...(done ? [{ ...event, act: 'done' as const, note: before.next_step, day: before.next_due }] : []),
      ...(owner === before.owner_id ? [] : [{ ...event, act: 'owner' as const, owner_id: owner }]),
      ...(next ? [{ ...event, act: 'step' as const, note: next.text, day: next.due }] : []),
    ]
    // One by one: they have different columns, and the history shows them in this order.
    for (const one of events) await trx.insertInto('application_events').values(one).execute()
    return { changed: true }
  })
}
