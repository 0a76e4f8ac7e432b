import { intervalOf, meanOf, probabilityFrom } from '../../../domain/chances/distribution.ts'
import { endReasonText } from '../../../web/texts/end-reasons.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { InterviewerClash, PersonClash } from '../reads/clashes.ts'
import type { InvitationRow } from '../reads/invitations.ts'
import type { DayForecast } from '../../turnout/forecasts.ts'
import { chanceText } from '../../turnout/chance-text.ts'
import type { KeptForecast } from '../acts/close-batch.ts'
import { hasCome } from '../../../domain/scheduling/presence.ts'
import { activeInvitations, answerText, invitedTo, presenceText, withoutResult } from '../presence.ts'
import type { Batch, Slot } from '../reads/batches.ts'
import { rateText } from '../rate.ts'

/** People and interviewers who are booked twice, in words. */
export function clashTexts(
  people: readonly PersonClash[],
  interviewers: readonly InterviewerClash[],
  { t, format }: Visitor,
): string[] {
  const at = (clash: { starts_at: string; time_zone: string }) => format.dateTime(clash.starts_at, clash.time_zone)
  return [
    ...people.map((clash) => t('batch.clash-person', { name: clash.name, time: at(clash), title: clash.title })),
    ...interviewers.map((clash) =>
      t('batch.clash-interviewer', { name: clash.name, time: at(clash), title: clash.title }),
    ),
  ]
}

/** After the day: forecast against outcome. */
function outcome(batch: Batch, rows: readonly InvitationRow[], { t, format }: Visitor) {
  const invited = invitedTo(rows)
  const came = invited.filter(hasCome).length
  const walkIns = rows.length - invited.length
  const share = format.percent(invited.length === 0 ? 0 : came / invited.length)
  const main = {
    value: format.number(came),
    label: t('batch.figure-came', { invited: invited.length, share }),
    main: true,
  }
  const walkInWords = walkIns > 0 ? [t('batch.walk-ins', { count: walkIns })] : []
  const kept = batch.forecast_json === null ? null : (JSON.parse(batch.forecast_json) as KeptForecast | null)
  if (!kept) return { figures: [main], words: walkInWords.join(' '), topUp: null }
  const { from, to } = kept.interval
  const verdict = came < from ? 'batch.outcome-below' : came > to ? 'batch.outcome-above' : 'batch.outcome-inside'
  return {
    figures: [
      main,
      { value: format.number(kept.expected, 1), label: t('batch.figure-forecast', { from, to }), main: false },
    ],
    words: [t(verdict), ...walkInWords].join(' '),
    topUp: null,
  }
}

/** Before the day: what to expect of those invited, by their answers so far, and whether they are enough. */
function outlook(
  batch: Batch,
  rows: readonly InvitationRow[],
  { law, further }: DayForecast,
  planned: number,
  { t, format }: Visitor,
) {
  const invited = invitedTo(rows).length
  const here = invitedTo(rows).filter(hasCome).length
  const begun = rows.some((row) => row.presence !== null)
  const [eighty, ninety] = [intervalOf(law, 0.8), intervalOf(law, 0.9)]
  const missing = planned - invited
  const confidence = format.percent(batch.confidence)
  return {
    figures: [
      { value: format.number(invited), label: t('batch.figure-invited', { planned }), main: true },
      {
        value: format.number(meanOf(law), 1),
        label: t(begun ? 'batch.figure-expected-now' : 'batch.figure-expected', {
          here,
          from: eighty.from,
          to: eighty.to,
          from90: ninety.from,
          to90: ninety.to,
        }),
        main: false,
      },
      {
        value: format.chance(probabilityFrom(law, batch.goal)),
        label: t('batch.figure-chance', { goal: batch.goal }),
        main: false,
      },
    ],
    words: missing > 0 ? t('batch.short', { count: missing }) : t('batch.full'),
    // Once people arrive, the reception counts.
    topUp: begun
      ? null
      : further === 0
        ? { more: 0, tone: 'good', text: t('batch.enough', { goal: batch.goal, confidence }) }
        : further === null
          ? { more: 0, tone: 'warn', text: t('batch.never-enough', { goal: batch.goal, confidence }) }
          : { more: further, tone: 'warn', text: t('batch.top-up', { more: further, goal: batch.goal, confidence }) },
  }
}

export function batchPage(
  batch: Batch,
  slots: readonly Slot[],
  rows: readonly InvitationRow[],
  forecast: DayForecast,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const active = activeInvitations(rows)
  const chances = new Map(invitedTo(rows).map((row, index) => [row.id, forecast.people[index]!]))
  const planned = slots.reduce((sum, slot) => sum + slot.planned_invitations, 0)
  /** What is expected of those still to come; of the others what was stated when the invitation went out. */
  const chanceOf = (row: InvitationRow) => {
    const now = batch.status === 'planned' && row.presence === null ? chances.get(row.id) : undefined
    if (now) return chanceText(now, visitor)
    return { chance: row.chance === null ? '' : format.chance(row.chance), interval: '', why: '' }
  }
  const person = (row: InvitationRow) => ({
    id: row.id,
    candidateId: row.candidate_id,
    name: row.name,
    presence: presenceText(row, visitor),
    answer: answerText(row, visitor),
    walkIn: row.walk_in === 1,
    result: row.result && t(`result.${row.result}`),
    reason: endReasonText(row.end_reason, t),
    ...chanceOf(row),
  })
  return {
    heading: t('batch.heading', { title: batch.title, date: format.date(batch.date) }),
    batch,
    ...(batch.status === 'closed'
      ? outcome(batch, active, visitor)
      : outlook(batch, active, forecast, planned, visitor)),
    rate: rateText(batch, visitor),
    goal: t('batch.goal-value', { goal: batch.goal, confidence: format.percent(batch.confidence) }),
    seats: seatsText(batch, t),
    when: whenText(batch, slots, visitor),
    slots: slots.map((slot) => {
      const here = active.filter((row) => row.slot_id === slot.id)
      return {
        heading: t('batch.slot', {
          time: format.time(slot.starts_at, batch.time_zone),
          count: here.filter((row) => row.walk_in === 0).length,
          planned: slot.planned_invitations,
        }),
        people: here.map(person),
      }
    }),
    ended: rows.filter((row) => row.status !== 'active').map(person),
    missing: withoutResult(rows).length,
    meetAgain: active.filter((row) => row.result === 'second').map(person),
  }
}

function whenText(batch: Batch, slots: readonly Slot[], { t, format, language }: Visitor): string {
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) return format.date(batch.date)
  const time = (instant: string) => format.time(instant, batch.time_zone)
  return t('batch.when-value', {
    date: format.date(batch.date),
    weekday: format.weekday(batch.date),
    from: time(first.starts_at),
    to: time(last.ends_at),
    city: language === 'ru' ? batch.name_ru : batch.name_en,
  })
}

function seatsText(batch: Batch, t: Visitor['t']): string | null {
  if (batch.format === 'group' && batch.seats !== null)
    return t('batch.seats-group', { seats: batch.seats, quorum: batch.quorum ?? 1 })
  return batch.waiting_seats === null ? null : t('batch.seats-flow', { seats: batch.waiting_seats })
}
