import { placesLeft, suggested } from '../../../domain/scheduling/whom-to-invite.ts'
import type { TurnoutModel } from '../../../domain/turnout/model.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { invitedTo } from '../../batches/presence.ts'
import type { Batch, Slot } from '../../batches/reads/batches.ts'
import { rateText } from '../../batches/rate.ts'
import { chanceIfInvited, hasHistory } from '../../turnout/forecasts.ts'
import { chanceText } from '../../turnout/chance-text.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'
import { inviteGroups, type candidatesToInvite, type InviteGroup } from '../reads/candidates-to-invite.ts'

type Choice = Awaited<ReturnType<typeof candidatesToInvite>>

/** What of the choice is shown, and how many are in the other groups. `of`: only those who missed this batch. */
type Shown = {
  pageSize: number
  more: number
  group: InviteGroup
  of: number | null
  counts: { missed: number; came: number }
  /** Whom somebody chose, when the form is shown again. */
  ticked: readonly number[] | undefined
}

/**
 * Whom to invite: candidates of the vacancy with what matters for the choice, and the slots with their room.
 * @param more how many are to be invited beyond the plan, because those invited are no longer enough
 */
export function fillPage(
  batch: Batch,
  slots: readonly Slot[],
  rows: readonly InvitationRow[],
  candidates: Choice,
  { pageSize, more, group, of, counts, ticked }: Shown,
  { model, now }: { model: TurnoutModel; now: string },
  visitor: Visitor,
) {
  const { t, format } = visitor
  const active = invitedTo(rows)
  const planned = slots.reduce((sum, slot) => sum + slot.planned_invitations, 0)
  const room = placesLeft(planned, active.length, more)
  const shown = candidates.slice(0, pageSize)
  // Of the other groups somebody is chosen by hand, unless those who missed one day are to be invited again.
  const proposed = group === 'ready' || of !== null ? suggested(shown, room) : []
  const chosen = new Set(ticked ?? proposed.map(({ id }) => id))
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
      earlier: earlierText(candidate, visitor),
      chosen: chosen.has(candidate.id),
    })),
    group,
    groups: inviteGroups.map((one) => ({
      value: one,
      label: t(`fill.group.${one}`, { count: one === 'ready' ? 0 : counts[one] }),
      here: one === group,
    })),
    next: candidates.length > pageSize ? nextPage(shown.at(-1)?.application_id ?? 0, { more, group, of }) : null,
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

function nextPage(after: number, { more, group, of }: Pick<Shown, 'more' | 'group' | 'of'>): string {
  const query = new URLSearchParams({ after: String(after), group })
  if (more > 0) query.set('more', String(more))
  if (of !== null) query.set('of', String(of))
  return query.toString()
}

/** What somebody did the last time they were invited; empty where it is their first time. */
function earlierText({ missed_on, declined_on }: Choice[number], { t, format }: Visitor): string {
  if (declined_on !== null && declined_on >= (missed_on ?? ''))
    return t('fill.said-no', { date: format.date(declined_on) })
  return missed_on === null ? '' : t('fill.missed', { date: format.date(missed_on) })
}
