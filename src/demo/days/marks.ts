import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { Slot } from '../../features/batches/reads/batches.ts'
import { changeInvitation, type InvitationState } from '../../features/invitations/acts/change-invitation.ts'
import type { InvitationRow } from '../../features/batches/reads/invitations.ts'

/** A press of a button at the reception. */
export type Mark = { action: string; values: Partial<InvitationState>; at: Temporal.Instant }

/** Presses some buttons for a person, one after another. */
export async function makeMarks(db: Db, row: InvitationRow, marks: readonly Mark[], by: number): Promise<void> {
  for (const [index, { action, values, at }] of marks.entries())
    await changeInvitation(db, row.id, row.version + index, action, values, { by, at })
}

export const arrives = (at: Temporal.Instant, presence: 'came' | 'late' = 'came'): Mark => ({
  action: presence,
  values: { presence, arrived_at: at.toString() },
  at,
})
export const goesIn = (at: Temporal.Instant): Mark => ({
  action: 'call-in',
  values: { called_in_at: at.toString() },
  at,
})
export const leaves = (at: Temporal.Instant): Mark => ({ action: 'left', values: { presence: 'left' }, at })
export const isMissed = (at: Temporal.Instant): Mark => ({ action: 'missed', values: { presence: 'missed' }, at })
export const ends = (
  at: Temporal.Instant,
  result: 'passed' | 'refused' | 'second',
  reason: string | null = null,
  note: string | null = null,
): Mark => ({
  action: 'result',
  values: { result, result_reason: reason, result_note: note },
  at,
})
export const isCancelled = (at: Temporal.Instant, reason: string): Mark => ({
  action: 'cancelled',
  values: { status: 'cancelled', ended_at: at.toString(), end_reason: reason },
  at,
})

export function slotOf(row: InvitationRow, slots: readonly Slot[]): Slot {
  const slot = slots.find(({ id }) => id === row.slot_id)
  if (!slot) throw new RangeError('An invitation without its slot')
  return slot
}
