import type { ColleagueActor } from '../../../db/actor.ts'
import { holdPeople, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { fillSlots } from '../../../domain/scheduling/fill-slots.ts'
import { advance } from '../../applications/acts/advance.ts'
import { findBatch, slotsOfBatch } from '../../batches/reads/batches.ts'
import { newInvitation } from '../invitation.ts'
import { statedChances } from '../reads/chances.ts'

export type ToInvite = {
  batch: number
  /** Those who did not apply to the batch's vacancy are passed over. */
  candidates: readonly number[]
  /** All to this slot; null spreads them over the slots by the plan. */
  slot: number | null
  /** Also more than the plan invites. */
  beyondPlan: boolean
}

export type InviteRefusal = 'no-such-batch' | 'not-open' | 'no-such-slot'

/** `already`: invited to the batch before; `left`: without a place in the plan. */
export type Invited = { invited: number; already: number; left: number }

/**
 * Invites candidates to an open batch and keeps with each the chance to come that was stated for them. The batch is
 * locked meanwhile, so that two who invite at once do not exceed the plan.
 */
export async function invite(
  db: Db,
  { batch: batchId, candidates, slot, beyondPlan }: ToInvite,
  actor: ColleagueActor,
): Promise<Invited | { refused: InviteRefusal }> {
  const batch = await findBatch(db, batchId)
  if (!batch) return { refused: 'no-such-batch' }
  if (batch.status !== 'planned') return { refused: 'not-open' }
  const slots = await slotsOfBatch(db, batchId)
  const allowed = slots.filter(({ id }) => slot === null || id === slot)
  if (allowed.length === 0) return { refused: 'no-such-slot' }
  const chances = await statedChances(db, batch, candidates, actor.at)
  return db.transaction().execute(async (trx) => {
    const open = await trx
      .updateTable('batches')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', batchId)
      .where('status', '=', 'planned')
      .returning('id')
      .executeTakeFirst()
    if (!open) return { refused: 'not-open' }
    await holdVacancy(trx, batch.vacancy_id)
    const there = await holdPeople(trx, candidates)
    const current = await trx
      .selectFrom('invitations')
      .select(['candidate_id', 'slot_id', 'walk_in'])
      .where('batch_id', '=', batchId)
      .where('status', '=', 'active')
      .execute()
    const already = new Set(current.map((row) => row.candidate_id))
    const applied = await trx
      .selectFrom('applications')
      .select('candidate_id')
      .where('vacancy_id', '=', batch.vacancy_id)
      .where('candidate_id', 'in', [0, ...there])
      .execute()
    const chosen = new Set(applied.map((row) => row.candidate_id))
    const people = [...new Set(candidates)].filter((id) => chosen.has(id) && !already.has(id))
    const { placed, left } = fillSlots(
      people,
      allowed.map(({ id, planned_invitations }) => ({
        id,
        planned: planned_invitations,
        invited: current.filter((row) => row.slot_id === id && row.walk_in === 0).length,
      })),
      beyondPlan,
    )
    if (placed.length > 0) {
      const rows = placed.map(({ person, slotId }) =>
        newInvitation(batchId, slotId, person, chances.get(person) ?? null, actor),
      )
      await trx.insertInto('invitations').values(rows).execute()
      const invited = placed.map(({ person }) => person)
      await advance(trx, batch.vacancy_id, invited, 'invited', actor)
    }
    return { invited: placed.length, already: chosen.size - people.length, left: left.length }
  })
}
