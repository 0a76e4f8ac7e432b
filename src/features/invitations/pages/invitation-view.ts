import type { Visitor } from '../../../web/visitor.ts'
import { endReasons, endReasonText } from '../../../web/texts/end-reasons.ts'
import { presenceText } from '../../batches/presence.ts'
import type { Batch, laterSlots, Slot } from '../../batches/reads/batches.ts'
import { remindersView } from './reminders-view.ts'
import { happenings } from './history-view.ts'
import type { contactsMade, InvitationEvent } from '../reads/history.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'

type Past = { events: readonly InvitationEvent[]; contacts: Awaited<ReturnType<typeof contactsMade>> }
type Later = Awaited<ReturnType<typeof laterSlots>>

type Place = {
  row: InvitationRow
  batch: Batch
  slots: readonly Slot[]
  later: Later
  /** Whether the person was moved on to another day, while this one stays counted. */
  isMoved: boolean
  now: string
}

/** One invitation with where it could be moved: other slots of the day first, then later days. */
export function invitationPage({ row, batch, slots, later, isMoved, now }: Place, past: Past, visitor: Visitor) {
  const { t, format } = visitor
  const isActive = row.status === 'active'
  const isOpen = isActive && batch.status === 'planned'
  const slot = slots.find((one) => one.id === row.slot_id)
  const sameDay = slots
    .filter((one) => isOpen && one.id !== row.slot_id && one.ends_at > now)
    .map((one) => ({ value: one.id, label: format.time(one.starts_at, batch.time_zone) }))
  const otherDays = later
    .filter((one) => one.batch_id !== batch.id)
    .map((one) => ({ value: one.id, label: format.dateTime(one.starts_at, one.time_zone) }))
  return {
    heading: t('invitation.title', { name: row.name }),
    state: t('invitation.state', {
      date: format.date(batch.date),
      time: slot ? format.time(slot.starts_at, batch.time_zone) : '',
      title: batch.title,
    }),
    // The usual state, invited and silent, needs no badge.
    presence: row.presence === null && row.reply === null && isActive ? null : presenceText(row, visitor),
    row,
    endReason: endReasonText(row.end_reason, t),
    moveReasons: endReasons.moved.map((reason) => ({ value: reason, label: t(`end-reason.${reason}`) })),
    cancelReasons: endReasons.cancelled.map((reason) => ({ value: reason, label: t(`end-reason.${reason}`) })),
    batch,
    open: isOpen,
    movable: isActive && !isMoved,
    cancellable: isOpen && (row.presence === null || row.walk_in === 1),
    staysCounted: row.presence !== null,
    happenings: happenings(past.events, past.contacts, row, batch.time_zone, visitor),
    channels: remindersView(batch, [], visitor).channels,
    places: [...sameDay, ...otherDays],
  }
}
