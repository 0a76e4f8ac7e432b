import type { Insertable, Transaction } from 'kysely'
import { originOf, type Actor } from '../../../db/actor.ts'
import { stateColumns } from '../../../db/invitation-state.ts'
import { holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { InvitationTable } from '../../../db/schema/invitations.ts'
import type { ReplyVia } from '../../../db/schema/primitives.ts'
import { isHere } from '../../../domain/scheduling/presence.ts'
import { advance } from '../../applications/acts/advance.ts'
import { reasonsNotToInvite, type NotApplying } from '../../applications/reads/reasons-not-to-invite.ts'
import { findSlot, type SlotOfBatch } from '../../batches/reads/slots.ts'
import { isExpected, overlapsSlot, standingOf, type Standing } from '../../batches/reads/standing.ts'
import { queueChange } from '../../messages/queueing/changes.ts'
import { changeMeeting, giveEntry, openThreads } from '../../messages/threads.ts'
import { holdInvitation, Stale, unlessStale } from '../hold-invitation.ts'
import { newInvitation, replied, type VersionedInvitation } from '../invitation.ts'
import { chanceOfInvited } from '../reads/chances.ts'
import { freePlaces } from '../reads/free-places.ts'
import { heldInvitation, type HeldInvitation } from '../reads/held-invitation.ts'
import { changeWithin } from './change-invitation.ts'

export type MoveRefusal =
  | 'no-such-slot'
  | 'ended'
  | 'already-moved'
  | 'same-slot'
  | 'day-not-open'
  | 'slot-over'
  | 'full'
  | 'vacancy-closed'
  | 'already-there'
  | 'overlapping-hours'
  | NotApplying

/** `alsoInvited`: where else the person is expected; `standing`: where they are at the time of the slot. */
export type Move =
  | { done: true; alsoInvited: Standing[] }
  | { stale: true }
  | { refused: MoveRefusal; standing: Standing | null }

/** An invitation on its way to a slot. */
type Moving = {
  seen: VersionedInvitation
  old: HeldInvitation
  slot: SlotOfBatch
  reason: string | null
  /** To come on the other day, as stated now; null within the day. */
  chance: number | null
  /** How the person said it themselves; null when a colleague moves them. */
  via: ReplyVia | null
}

/**
 * Moves a person to another slot. Within the day the invitation goes on as it is, with arrival and calls. On another
 * day a new one starts unmarked; the old one stays as "moved", which counts neither as invited nor as missed, unless
 * the person came to it or missed it: then it stays counted.
 *
 * Somebody who asks themselves (`via`) is moved only to a place of the plan that is still free, at a time of the same
 * vacancy that has not begun; and so they have promised to come.
 */
export async function moveInvitation(
  db: Db,
  seen: VersionedInvitation,
  { slot: slotId, reason, via = null }: { slot: number; reason: string | null; via?: ReplyVia | null },
  actor: Actor,
): Promise<Move> {
  const slot = await findSlot(db, slotId)
  if (!slot) return { refused: 'no-such-slot', standing: null }
  const chance = await chanceOfInvited(db, slot.batch_id, seen.id, actor.at)
  return unlessStale<Move>(db, async (trx) => {
    const batches = await holdInvitation(trx, seen.id, { open: false, other: slot.batch_id })
    const old = await heldInvitation(trx, seen.id)
    if (old.version !== seen.version) return { stale: true }
    const isOpen = batches.some(({ id, status }) => id === slot.batch_id && status === 'planned')
    const now = actor.at.toString()
    const moving = { seen, old, slot, reason, chance, via }
    const refused =
      whyNot(old, slot, { isOpen, now }) ??
      (await whyNotToDay(trx, old, slot)) ??
      (via && (await whyNotOneself(trx, moving, actor)))
    if (refused) return { refused, standing: null }
    const others = (await standingOf(trx, [old.candidate_id])).filter(
      ({ invitation_id }) => invitation_id !== seen.id || staysCounted(moving, now),
    )
    if (others.some(({ batch_id }) => batch_id === slot.batch_id)) return { refused: 'already-there', standing: null }
    const busy = others.find((there) => overlapsSlot(there, slot))
    if (busy) return { refused: 'overlapping-hours', standing: busy }
    await (isSameDay(moving) ? moveWithinDay(trx, moving, actor) : moveToDay(trx, moving, actor))
    if (old.thread_id !== null) await queueChange(trx, old.thread_id, actor)
    return { done: true, alsoInvited: others.filter((there) => isExpected(there, now)) }
  })
}

function isSameDay({ old, slot }: Pick<Moving, 'old' | 'slot'>): boolean {
  return old.batch_id === slot.batch_id
}

/** What forbids a move by the state of the invitation and of the slot. */
function whyNot(old: HeldInvitation, slot: SlotOfBatch, { isOpen, now }: { isOpen: boolean; now: string }) {
  if (old.status !== 'active') return 'ended'
  if (Number(old.moves) > 0) return 'already-moved'
  if (old.slot_id === slot.id) return 'same-slot'
  if (!isOpen) return 'day-not-open'
  return slot.ends_at <= now ? 'slot-over' : null
}

/** What forbids to invite the person to another day, which may be one of another vacancy. */
async function whyNotToDay(trx: Transaction<Schema>, old: HeldInvitation, slot: SlotOfBatch) {
  if (isSameDay({ old, slot })) return null
  if ((await holdVacancy(trx, slot.vacancy_id))?.closed_at !== null) return 'vacancy-closed'
  return (await reasonsNotToInvite(trx, slot.vacancy_id, [old.candidate_id])).get(old.candidate_id) ?? null
}

/** What forbids somebody to take a place themselves. The batches are held, so that nobody else takes it meanwhile. */
async function whyNotOneself(trx: Transaction<Schema>, { old, slot }: Moving, { at }: Actor) {
  if (slot.vacancy_id !== old.vacancy_id) return 'no-such-slot'
  if (slot.starts_at <= at.toString() || old.presence !== null) return 'slot-over'
  return ((await freePlaces(trx, [slot.batch_id], at)).get(slot.id) ?? 0) > 0 ? null : 'full'
}

/**
 * Whether the day that the person leaves stays counted: they came to it, missed it, or their slot is over and nobody
 * has marked them.
 */
function staysCounted({ old, slot }: Pick<Moving, 'old' | 'slot'>, now: string): boolean {
  return !isSameDay({ old, slot }) && (old.presence !== null || old.ends_at <= now)
}

/** The thread goes on at the new place. @returns it */
async function moveThread(trx: Transaction<Schema>, { old, slot, via }: Moving, actor: Actor): Promise<number> {
  const meeting = { vacancy: slot.vacancy_id, batch: slot.batch_id }
  if (old.thread_id === null)
    return (await openThreads(trx, meeting, [old.candidate_id], actor.at)).get(old.candidate_id)!
  await changeMeeting(trx, old.thread_id, meeting)
  if (via !== null) await giveEntry(trx, old.thread_id)
  return old.thread_id
}

async function moveWithinDay(trx: Transaction<Schema>, moving: Moving, actor: Actor): Promise<void> {
  const { seen, old, slot, reason } = moving
  await endAsMoved(trx, seen, reason, actor)
  const state = Object.fromEntries(stateColumns.map((column) => [column, old[column]]))
  // Somebody who missed the first slot is expected at the second one.
  const presence = old.presence === 'missed' ? null : old.presence
  const id = await insertInvitation(trx, {
    ...state,
    ...newInvitation(old.batch_id, slot.id, old.candidate_id, old.chance, actor),
    walk_in: old.walk_in,
    presence,
    ...ownReply(moving, actor),
    asked_at: old.asked_at,
    thread_id: await moveThread(trx, moving, actor),
  })
  for (const table of ['call_attempts', 'reminders'] as const)
    await trx.updateTable(table).set({ invitation_id: id }).where('invitation_id', '=', seen.id).execute()
}

/** Somebody who chose the time themselves has said that they come. */
const ownReply = ({ via }: Moving, actor: Actor) => (via === null ? {} : replied('yes', via, actor))

async function moveToDay(trx: Transaction<Schema>, moving: Moving, actor: Actor): Promise<void> {
  const { seen, old, slot, reason, chance } = moving
  if (staysCounted(moving, actor.at.toString())) await leaveCounted(trx, moving, actor)
  else await endAsMoved(trx, seen, reason, actor)
  await insertInvitation(trx, {
    ...newInvitation(slot.batch_id, slot.id, old.candidate_id, chance, actor),
    ...ownReply(moving, actor),
    thread_id: await moveThread(trx, moving, actor),
  })
  await advance(trx, slot.vacancy_id, [old.candidate_id], 'invited', actor)
}

async function endAsMoved(
  trx: Transaction<Schema>,
  seen: VersionedInvitation,
  reason: string | null,
  actor: Actor,
): Promise<void> {
  const values = {
    status: 'moved' as const,
    ended_at: actor.at.toString(),
    end_reason: reason,
    end_origin: originOf(actor),
  }
  await changeWithin(trx, seen, { action: 'moved', values: () => values }, actor)
}

/** Leaves the old invitation in its day as what became of it, and notes that the person was moved on. */
async function leaveCounted(trx: Transaction<Schema>, { seen, old }: Moving, actor: Actor): Promise<void> {
  const mark = old.batch_status === 'planned' ? markOnLeaving(old) : null
  if (mark) await changeWithin(trx, seen, { action: mark, values: () => ({ presence: mark }) }, actor)
  const current = { id: seen.id, version: seen.version + (mark ? 1 : 0) }
  await changeWithin(trx, current, { action: 'moved', values: () => ({ status: 'active' }) }, actor)
}

/** Somebody who was not marked missed their slot; somebody who still waits has left. */
function markOnLeaving(old: HeldInvitation): 'missed' | 'left' | null {
  if (old.presence === null) return 'missed'
  return isHere(old) && old.result === null ? 'left' : null
}

async function insertInvitation(trx: Transaction<Schema>, values: Insertable<InvitationTable>): Promise<number> {
  const made = await trx
    .insertInto('invitations')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new Stale()
  return made.id
}
