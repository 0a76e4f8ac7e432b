import type { Temporal } from 'temporal-polyfill'
import type { ColleagueActor } from '../../../db/actor.ts'
import type { InvitationState } from '../../../db/invitation-state.ts'
import type { Db } from '../../../db/open.ts'
import { isHere } from '../../../domain/scheduling/presence.ts'
import { isLateFor } from '../../../domain/scheduling/reception-queue.ts'
import type { Changed, VersionedInvitation } from '../../invitations/invitation.ts'
import { changeOnTheDay, type DayRefusal } from '../change-on-the-day.ts'

/** `arrived` is `came` or `late` by the clock; those two say it outright. */
export const presenceMarks = ['arrived', 'came', 'late', 'missed', 'left', 'call-in'] as const
export type PresenceMark = (typeof presenceMarks)[number]

/** Marks that somebody came, left, was called in or did not come. The first arrival counts for the waiting time. */
export async function markPresence(
  db: Db,
  seen: VersionedInvitation,
  given: PresenceMark,
  actor: ColleagueActor,
): Promise<Changed | { refused: DayRefusal }> {
  const at = actor.at.toString()
  const mark = given === 'arrived' ? await arrival(db, seen.id, actor.at) : given
  return changeOnTheDay(db, seen, { action: mark, values: (before) => valuesOf(mark, before, at) }, actor)
}

/**
 * In time or late, from when it is marked. This needs no lock: a move to another slot raises the version, and then the
 * mark is stale.
 */
async function arrival(db: Db, invitation: number, at: Temporal.Instant): Promise<'came' | 'late'> {
  const slot = await db
    .selectFrom('invitations')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .select('slots.starts_at')
    .where('invitations.id', '=', invitation)
    .executeTakeFirst()
  return slot && isLateFor(slot, at) ? 'late' : 'came'
}

function valuesOf(
  mark: Exclude<PresenceMark, 'arrived'>,
  before: InvitationState,
  at: string,
): Partial<InvitationState> | { refused: DayRefusal } {
  if ((mark === 'call-in' || mark === 'missed') && before.result !== null) return { refused: 'has-result' }
  if ((mark === 'call-in' || mark === 'left') && !isHere(before)) return { refused: 'not-here' }
  if (mark === 'call-in') return { called_in_at: at }
  if (mark === 'left') return { presence: 'left' }
  if (mark === 'missed') return { presence: 'missed', arrived_at: null, called_in_at: null }
  return { presence: mark, arrived_at: before.arrived_at ?? at }
}
