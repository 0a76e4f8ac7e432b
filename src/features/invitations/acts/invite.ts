import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import { holdPeople, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { fillSlots } from '../../../domain/scheduling/fill-slots.ts'
import { advance } from '../../applications/acts/advance.ts'
import { reasonsNotToInvite, type NotApplying } from '../../applications/reads/reasons-not-to-invite.ts'
import { findBatch, slotsOfBatch, type Slot } from '../../batches/reads/batches.ts'
import { isExpected, overlapsSlot, standingOf, type Standing } from '../../batches/reads/standing.ts'
import { queueInvitations } from '../../messages/queueing/invitations.ts'
import { openThreads } from '../../messages/threads.ts'
import { newInvitation } from '../invitation.ts'
import { statedChances } from '../reads/chances.ts'

export type ToInvite = {
  batch: number
  candidates: readonly number[]
  /** All to this slot; null spreads them over the slots by the plan. */
  slot: number | null
  /** Also more than the plan invites. */
  beyondPlan: boolean
}

export type InviteRefusal = 'no-such-batch' | 'not-open' | 'vacancy-closed' | 'no-such-slot' | 'slot-over'

/** Somebody who was not invited, and why; `standing` is where they are at that time. */
export type NotInvited = { candidate: number; name: string; why: PersonRefusal; standing: Standing | null }

export type PersonRefusal = 'no-such-candidate' | NotApplying | 'overlapping-hours'

/**
 * `already`: invited to the batch before; `left`: without a place in the plan; `alsoInvited`: where else those who were
 * invited now are expected.
 */
export type Invited = {
  invited: number
  already: number
  left: number
  notInvited: NotInvited[]
  alsoInvited: Standing[]
}

type Invitation = Invited | { refused: InviteRefusal } | { refused: 'nobody-allowed'; notInvited: NotInvited[] }

/**
 * Invites candidates to an open batch and keeps with each the chance to come that was stated for them. The batch is
 * locked meanwhile, so that two who invite at once do not exceed the plan; and the people are, so that two who invite
 * to different batches do not give one person two places at one time.
 */
export async function invite(db: Db, toInvite: ToInvite, actor: Actor): Promise<Invitation> {
  const { batch: batchId, candidates, slot } = toInvite
  const batch = await findBatch(db, batchId)
  if (!batch) return { refused: 'no-such-batch' }
  if (batch.status !== 'planned') return { refused: 'not-open' }
  const slots = (await slotsOfBatch(db, batchId)).filter(({ id }) => slot === null || id === slot)
  if (slots.length === 0) return { refused: 'no-such-slot' }
  const ahead = slots.filter(({ ends_at }) => ends_at > actor.at.toString())
  if (ahead.length === 0) return { refused: 'slot-over' }
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
    if ((await holdVacancy(trx, batch.vacancy_id))?.closed_at !== null) return { refused: 'vacancy-closed' }
    const current = await trx
      .selectFrom('invitations')
      .select(['candidate_id', 'slot_id', 'walk_in'])
      .where('batch_id', '=', batchId)
      .where('status', '=', 'active')
      .execute()
    const already = new Set(current.map((row) => row.candidate_id))
    const asked = [...new Set(candidates)].filter((id) => !already.has(id))
    const { people, notInvited, standing } = await whoCanCome(trx, batch.vacancy_id, asked, ahead)
    const { placed, left } = fillSlots(
      people,
      ahead.map(({ id, planned_invitations }) => ({
        id,
        planned: planned_invitations,
        invited: current.filter((row) => row.slot_id === id && row.walk_in === 0).length,
      })),
      toInvite.beyondPlan,
      (person, slotId) => ahead.some((one) => one.id === slotId && isFree(person, one, standing)),
    )
    const invited = new Set(placed.map(({ person }) => person))
    if (placed.length > 0) {
      const meeting = { vacancy: batch.vacancy_id, batch: batchId }
      const threads = await openThreads(trx, meeting, [...invited], actor.at)
      const rows = placed.map(({ person, slotId }) => ({
        ...newInvitation(batchId, slotId, person, chances.get(person) ?? null, actor),
        thread_id: threads.get(person)!,
      }))
      await trx.insertInto('invitations').values(rows).execute()
      await advance(trx, batch.vacancy_id, [...invited], 'invited', actor)
      await queueInvitations(trx, [...threads.values()], actor)
    }
    const count = new Set(candidates).size - asked.length
    if (notInvited.length > 0 && invited.size + count + left.length === 0)
      return { refused: 'nobody-allowed', notInvited }
    const alsoInvited = standing.filter(
      (there) => invited.has(there.candidate_id) && isExpected(there, actor.at.toString()),
    )
    return { invited: invited.size, already: count, left: left.length, notInvited, alsoInvited }
  })
}

/** Holds the people, and parts those who can come to one of the slots from those who cannot. */
async function whoCanCome(
  trx: Transaction<Schema>,
  vacancy: number,
  candidates: readonly number[],
  slots: readonly Slot[],
): Promise<{ people: number[]; notInvited: NotInvited[]; standing: Standing[] }> {
  const there = await holdPeople(trx, candidates)
  const standing = await standingOf(trx, [...there])
  const names = await trx
    .selectFrom('candidates')
    .select(['id', 'name'])
    .where('id', 'in', [0, ...there])
    .execute()
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const reasons = await reasonsNotToInvite(trx, vacancy, [...there])
  const notInvited = candidates.flatMap((candidate): NotInvited[] => {
    const name = nameOf.get(candidate) ?? ''
    const why = there.has(candidate) ? reasons.get(candidate) : 'no-such-candidate'
    if (why) return [{ candidate, name, why, standing: null }]
    if (slots.some((slot) => isFree(candidate, slot, standing))) return []
    const busy = standing.find((one) => one.candidate_id === candidate && slots.some((slot) => overlapsSlot(one, slot)))
    return [{ candidate, name, why: 'overlapping-hours', standing: busy ?? null }]
  })
  const without = new Set(notInvited.map(({ candidate }) => candidate))
  return { people: candidates.filter((candidate) => !without.has(candidate)), notInvited, standing }
}

function isFree(candidate: number, slot: Slot, standing: readonly Standing[]): boolean {
  return !standing.some((there) => there.candidate_id === candidate && overlapsSlot(there, slot))
}
