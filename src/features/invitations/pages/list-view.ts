import type { Visitor } from '../../../web/visitor.ts'
import { activeInvitations } from '../../batches/presence.ts'
import type { Batch, Slot } from '../../batches/reads/batches.ts'
import type { contactsOfBatch, InvitationRow } from '../../batches/reads/invitations.ts'
import { invitationText } from '../text.ts'

type Contacts = Awaited<ReturnType<typeof contactsOfBatch>>

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
      people: activeInvitations(rows)
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
    count: activeInvitations(rows).length,
  }
}
