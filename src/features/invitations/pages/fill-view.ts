import { placesLeft } from '../../../domain/scheduling/whom-to-invite.ts'
import type { TurnoutModel } from '../../../domain/turnout/model.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { invitedTo } from '../../batches/presence.ts'
import type { Batch, Slot } from '../../batches/reads/batches.ts'
import { rateText } from '../../batches/rate.ts'
import { chanceIfInvited, hasHistory } from '../../turnout/forecasts.ts'
import { chanceText } from '../../turnout/chance-text.ts'
import type { SentWhenInvited } from '../../messages/reads/sent-when-invited.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'
import { inviteGroups, type candidatesToInvite, type InviteGroup } from '../reads/candidates-to-invite.ts'
import { experiences } from './fill-form.ts'

type Candidate = Awaited<ReturnType<typeof candidatesToInvite>>[number]

/** A day with those invited to it, and one page of those who could be. */
type Day = {
  batch: Batch
  slots: readonly Slot[]
  rows: readonly InvitationRow[]
  candidates: readonly Candidate[]
}

/** What of the choice is shown, and how many are in each group. `of`: only those who missed this batch. */
type Shown = {
  group: InviteGroup
  of: number | null
  more: number
  room: number
  source: string | undefined
  experience: string | undefined
  counts: Record<InviteGroup, number>
  page: number
  pages: number
}

/** Whom somebody has chosen so far; at the first look nobody, and the first ones are proposed. */
type Ticks = { chosen: readonly number[] | null; proposed: readonly number[] }

type Facts = { model: TurnoutModel; now: string; filters: { sources: string[]; longest: number } }

/**
 * For how many more there is room on a day.
 * @param more how many are to be invited beyond the plan, because those invited are no longer enough
 */
export function roomFor(slots: readonly Slot[], rows: readonly InvitationRow[], more: number): number {
  const planned = slots.reduce((sum, slot) => sum + slot.planned_invitations, 0)
  return placesLeft(planned, invitedTo(rows).length, more)
}

/** Whom to invite: candidates of the vacancy with what matters for the choice, and the times with their room. */
export function fillPage(
  { batch, slots, rows, candidates }: Day,
  shown: Shown,
  { chosen, proposed }: Ticks,
  { model, now, filters }: Facts,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const { group, of, more, room, counts, page, pages } = shown
  const thisYear = Number(dayOf(now, batch.time_zone).slice(0, 4))
  const ticked = new Set(chosen ?? proposed)
  const here = new Set(candidates.map(({ id }) => id))
  const others = [...ticked].filter((id) => !here.has(id))
  const active = invitedTo(rows)
  return {
    heading: t('fill.title', { title: batch.title, date: format.date(batch.date) }),
    day: t('batch.heading', { title: batch.title, date: format.date(batch.date, thisYear) }),
    batch,
    need: [
      more > 0 ? t('fill.more', { count: more }) : room > 0 ? t('fill.room', { count: room }) : t('fill.no-room'),
      proposed.length > 0 && of === null ? t('fill.proposed') : '',
    ]
      .filter(Boolean)
      .join(' '),
    room,
    more,
    of,
    group,
    groups: inviteGroups.map((one) => ({
      value: one,
      label: t(`fill.group.${one}`),
      count: format.number(counts[one]),
      here: one === group,
    })),
    filters: filterFields(shown, filters, visitor),
    chanceNote: hasHistory(model) ? t('fill.chance-own') : t('fill.chance-plan', { basis: rateText(batch, visitor) }),
    candidates: candidates.map((candidate) => ({
      ...candidateRow(candidate, batch, thisYear, visitor),
      why: whyOf(candidate, chanceText(chanceIfInvited(model, batch, candidate, now), visitor), visitor),
      chosen: ticked.has(candidate.id),
    })),
    chosenCount: ticked.size,
    others: others.join('.'),
    othersText: others.length > 0 ? t('fill.others', { count: others.length }) : '',
    pages: {
      here: page,
      text: pages > 1 ? t('fill.page', { page, pages }) : '',
      previous: page > 1 ? page - 1 : null,
      next: page < pages ? page + 1 : null,
    },
    times: [
      { value: '', label: t('fill.slot-auto') },
      ...slots.map((slot) => ({
        value: String(slot.id),
        label: t('batch.slot', {
          time: format.time(slot.starts_at, batch.time_zone),
          count: active.filter((row) => row.slot_id === slot.id).length,
          planned: slot.planned_invitations,
        }),
      })),
    ],
  }
}

/** What is sent to those who are invited now, and when. */
export function sentText(
  { invitation, at, reminders }: SentWhenInvited,
  timeZone: string,
  { t, format }: Visitor,
): string {
  const first =
    invitation === 'mail' || invitation === 'gateway'
      ? t(`fill.sends-${invitation}`, { time: format.dateTime(at.toString(), timeZone) })
      : t(`fill.sends-${invitation}`)
  return [first, reminders > 0 ? t('fill.sends-reminders', { count: reminders }) : ''].filter(Boolean).join(' ')
}

/** By what one can narrow the list: only what somebody in it has. */
function filterFields(
  { source, experience }: Pick<Shown, 'source' | 'experience'>,
  { sources, longest }: Facts['filters'],
  { t }: Visitor,
) {
  const any = { value: '', label: t('fill.any-source') }
  const long = experiences.filter((months) => longest >= Number(months))
  return {
    source,
    experience,
    sources: sources.length > 1 ? [any, ...sources.map((one) => ({ value: one, label: one }))] : [],
    experiences:
      long.length > 0
        ? [
            { value: '', label: t('fill.any-experience') },
            ...long.map((months) => ({ value: months, label: t(`fill.experience-${months}`) })),
          ]
        : [],
  }
}

function candidateRow(candidate: Candidate, batch: Batch, thisYear: number, { t, format }: Visitor) {
  const day = (instant: string) => format.date(dayOf(instant, batch.time_zone), thisYear)
  const { experience_months: months, invited_elsewhere: elsewhere, missed_on, declined_on, mail_lost_at } = candidate
  const earlier =
    declined_on !== null && declined_on >= (missed_on ?? '')
      ? t('fill.said-no', { date: format.date(declined_on, thisYear) })
      : missed_on === null
        ? ''
        : t('fill.missed', { date: format.date(missed_on, thisYear) })
  return {
    id: candidate.id,
    name: candidate.name,
    detail: [
      candidate.source,
      months === null ? '' : t('fill.months', { years: Math.floor(months / 12), months: months % 12 }).trim(),
      t('fill.applied', { date: day(candidate.applied_at) }),
    ]
      .filter(Boolean)
      .join(' · '),
    elsewhere: elsewhere
      ? t('fill.elsewhere', { date: day(elsewhere), time: format.time(elsewhere, batch.time_zone) })
      : '',
    earlier,
    lost: mail_lost_at === null ? '' : t('fill.mail-lost'),
  }
}

/** The chance of a person, which explains itself at a press. */
function whyOf({ id, name }: Candidate, { chance, interval, why }: ReturnType<typeof chanceText>, { t }: Visitor) {
  return {
    id: `why-${id}`,
    figure: chance,
    about: t('fill.chance-of', { name }),
    heading: [chance, interval].filter(Boolean).join(', '),
    lines: why.split('; '),
  }
}
