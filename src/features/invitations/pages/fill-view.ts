import { placesLeft, suggested } from '../../../domain/scheduling/whom-to-invite.ts'
import type { TurnoutModel } from '../../../domain/turnout/model.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { invitedTo } from '../../batches/presence.ts'
import type { Batch, Slot } from '../../batches/reads/batches.ts'
import { rateText } from '../../batches/rate.ts'
import { chanceIfInvited, hasHistory } from '../../turnout/forecasts.ts'
import { chanceText } from '../../turnout/chance-text.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'
import type { candidatesToInvite } from '../reads/candidates-to-invite.ts'

type Choice = Awaited<ReturnType<typeof candidatesToInvite>>

/**
 * Whom to invite: candidates of the vacancy with what matters for the choice, and the slots with their room.
 * @param ticked whom somebody chose, when the form is shown again
 * @param more how many are to be invited beyond the plan, because those invited are no longer enough
 */
export function fillPage(
  batch: Batch,
  slots: readonly Slot[],
  rows: readonly InvitationRow[],
  candidates: Choice,
  { pageSize, more, ticked }: { pageSize: number; more: number; ticked: readonly number[] | undefined },
  { model, now }: { model: TurnoutModel; now: string },
  visitor: Visitor,
) {
  const { t, format } = visitor
  const active = invitedTo(rows)
  const planned = slots.reduce((sum, slot) => sum + slot.planned_invitations, 0)
  const room = placesLeft(planned, active.length, more)
  const shown = candidates.slice(0, pageSize)
  const chosen = new Set(ticked ?? suggested(shown, room).map(({ id }) => id))
  const months = (all: number | null) =>
    all === null ? '' : t('fill.months', { years: Math.floor(all / 12), months: all % 12 }).trim()
  return {
    heading: t('fill.title', { title: batch.title, date: format.date(batch.date) }),
    batch,
    room,
    more,
    chanceNote: hasHistory(model) ? t('fill.chance-own') : t('fill.chance-plan', { basis: rateText(batch, visitor) }),
    candidates: shown.map((candidate) => ({
      id: candidate.id,
      name: candidate.name,
      source: candidate.source ?? '',
      experience: months(candidate.experience_months),
      ...chanceText(chanceIfInvited(model, batch, candidate, now), visitor),
      elsewhere: candidate.invited_elsewhere
        ? t('fill.elsewhere', { time: format.dateTime(candidate.invited_elsewhere, batch.time_zone) })
        : '',
      chosen: chosen.has(candidate.id),
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
