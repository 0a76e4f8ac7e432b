import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { Stale, unlessStale } from '../hold-invitation.ts'
import { newInvitation, type Changed, type VersionedInvitation } from '../invitation.ts'
import { changeWithin } from './change-invitation.ts'

/**
 * Moves a person to another slot, of the same batch or of another open one. The old invitation stays as "moved", which
 * counts neither as invited nor as missed; a new one is made.
 * @returns `stale` also when the person is already invited to the other batch
 */
export async function moveInvitation(
  db: Db,
  seen: VersionedInvitation,
  { slot: slotId, reason }: { slot: number; reason: string | null },
  actor: ColleagueActor,
): Promise<Changed | { refused: 'no-such-slot' }> {
  const slot = await db
    .selectFrom('slots')
    .innerJoin('batches', 'batches.id', 'slots.batch_id')
    .select(['slots.id', 'slots.batch_id'])
    .where('slots.id', '=', slotId)
    .where('batches.status', '=', 'planned')
    .executeTakeFirst()
  if (!slot) return { refused: 'no-such-slot' }
  const moved = { status: 'moved' as const, ended_at: actor.at.toString(), end_reason: reason }
  return unlessStale(db, async (trx) => {
    await changeWithin(trx, seen, { action: 'moved', values: () => moved }, actor, [slot.batch_id])
    const old = await trx
      .selectFrom('invitations')
      .select(['candidate_id', 'chance', 'walk_in', 'presence', 'arrived_at'])
      .where('id', '=', seen.id)
      .executeTakeFirstOrThrow()
    const made = await trx
      .insertInto('invitations')
      .values({
        ...newInvitation(slot.batch_id, slot.id, old.candidate_id, old.chance, actor),
        walk_in: old.walk_in,
        // A person in the waiting room stays there when the slot changes within the day.
        presence: old.presence,
        arrived_at: old.arrived_at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Stale()
  })
}
