import type { TurnoutModel } from '../../../domain/turnout/model.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { invitedTo, presenceText, standing } from '../../batches/presence.ts'
import type { Batch, laterSlots, Slot } from '../../batches/reads/batches.ts'
import { rateText } from '../../batches/rate.ts'
import { remindersView } from './reminders-view.ts'
import { chanceIfInvited, hasHistory } from '../../turnout/forecasts.ts'
import { chanceText } from '../../turnout/chance-text.ts'
import { happenings } from './history-view.ts'
import type { contactsMade, InvitationEvent } from '../reads/history.ts'
import type { candidatesToInvite, contactsOfBatch, InvitationRow } from '../../batches/reads/invitations.ts'
import { invitationText } from '../text.ts'

type Choice = Awaited<ReturnType<typeof candidatesToInvite>>
type Contacts = Awaited<ReturnType<typeof contactsOfBatch>>
type Past = { events: readonly InvitationEvent[]; contacts: Awaited<ReturnType<typeof contactsMade>> }
type Later = Awaited<ReturnType<typeof laterSlots>>

/**
 * Whom to invite: candidates of the vacancy with what matters for the choice, and the slots with their room.
 * @param more how many are to be invited beyond the plan, because those invited are no longer enough
 */
export function fillPage(
  batch: Batch,
  slots: readonly Slot[],
  rows: readonly InvitationRow[],
  candidates: Choice,
  { pageSize, more }: { pageSize: number; more: number },
  { model, now }: { model: TurnoutModel; now: string },
  visitor: Visitor,
) {
  const { t, format } = visitor
  const active = invitedTo(rows)
  const room = Math.max(more, slots.reduce((sum, slot) => sum + slot.planned_invitations, 0) - active.length)
  const shown = candidates.slice(0, pageSize)
  const months = (all: number | null) =>
    all === null ? '' : t('fill.months', { years: Math.floor(all / 12), months: all % 12 }).trim()
  return {
    heading: t('fill.title', { title: batch.title, date: format.date(batch.date) }),
    batch,
    room,
    more,
    chanceNote: hasHistory(model) ? t('fill.chance-own') : t('fill.chance-plan', { basis: rateText(batch, visitor) }),
    candidates: shown.map((candidate, index) => ({
      id: candidate.id,
      name: candidate.name,
      source: candidate.source ?? '',
      experience: months(candidate.experience_months),
      ...chanceText(chanceIfInvited(model, batch, candidate, now), visitor),
      elsewhere: candidate.invited_elsewhere
        ? t('fill.elsewhere', { time: format.dateTime(candidate.invited_elsewhere, batch.time_zone) })
        : '',
      // The plan's places are offered to the first who applied; the person decides.
      chosen: index < room && !candidate.invited_elsewhere,
    })),
    next: candidates.length > pageSize ? shown.at(-1)?.application_id : null,
    slots: slots.map((slot) => {
      const count = active.filter((row) => row.slot_id === slot.id).length
      return {
        id: slot.id,
        label: t('batch.slot', {
          time: format.time(slot.starts_at, batch.time_zone),
          count,
          planned: slot.planned_invitations,
        }),
      }
    }),
  }
}

/** The invitations of a batch with each person's own text; no text names another person. */
export function invitationList(
  batch: Batch,
  slots: readonly Slot[],
  rows: readonly InvitationRow[],
  contacts: Contacts,
  visitor: Visitor,
) {
  const { t, format, language } = visitor
  const of = (candidateId: number, kind: 'phone' | 'email') =>
    contacts
      .filter((contact) => contact.candidate_id === candidateId && contact.kind === kind)
      .map((contact) => contact.value)
  return {
    heading: t('invitation.list-title', { title: batch.title, date: format.date(batch.date) }),
    batch,
    slots: slots.map((slot) => ({
      time: format.time(slot.starts_at, batch.time_zone),
      people: standing(rows)
        .filter((row) => row.slot_id === slot.id)
        .map((row) => ({
          id: row.id,
          candidateId: row.candidate_id,
          name: row.name,
          phones: of(row.candidate_id, 'phone'),
          emails: of(row.candidate_id, 'email'),
          text: invitationText(
            {
              name: row.name,
              vacancy: batch.title,
              startsAt: slot.starts_at,
              timeZone: batch.time_zone,
              place: batch.place,
              contact: batch.contact,
            },
            batch.invitation_text,
            t,
            format,
            language,
          ),
        })),
    })),
    count: standing(rows).length,
  }
}

/** One invitation with where it could be moved: other slots of the day first, then later days. */
export function invitationPage(
  row: InvitationRow,
  batch: Batch,
  slots: readonly Slot[],
  later: Later,
  past: Past,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const slot = slots.find((one) => one.id === row.slot_id)
  const sameDay = slots
    .filter((one) => one.id !== row.slot_id)
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
    presence: presenceText(row, visitor),
    row,
    batch,
    open: row.status === 'active' && batch.status === 'planned',
    happenings: happenings(past.events, past.contacts, row, batch.time_zone, visitor),
    channels: remindersView(batch, [], visitor).channels,
    places: [...sameDay, ...otherDays],
  }
}
