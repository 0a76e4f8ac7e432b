import { isHere } from '../../../domain/scheduling/presence.ts'
import { endReasonText } from '../../../web/texts/end-reasons.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { chanceReasons } from '../../turnout/chance-text.ts'
import type { PersonChance } from '../../turnout/forecasts.ts'
import { activeInvitations, invitedTo, markOf, ownReplyText, presenceText, wordOfMark } from '../presence.ts'
import type { AskedOfBatch } from '../../messages/reads/asked-of-batch.ts'
import { askedText } from '../../messages/words.ts'
import type { AdvisedDay } from '../reads/advised-days.ts'
import type { InvitationRow } from '../reads/invitations.ts'

/** More places than these are told in figures only. */
const mostDots = 10

/** The people of a day, time by time, each with their mark, what they were sent, their chance and what can be done. */
export function dayPeople({ batch, slots, rows, forecast }: AdvisedDay, asked: AskedOfBatch, visitor: Visitor) {
  const { t, format, may } = visitor
  const open = batch.status === 'planned'
  const active = activeInvitations(rows)
  const chances = new Map(invitedTo(rows).map((row, index) => [row.id, forecast.people[index]!]))
  const person = (row: InvitationRow) => {
    const mark = markOf(row, open)
    const chance = open && row.presence === null ? chances.get(row.id) : undefined
    return {
      id: row.id,
      candidateId: row.candidate_id,
      name: row.name,
      mark,
      word: mark === 'missed' ? t('day.missed') : wordOfMark(row, open, t),
      notes: [
        notesOf(row, batch.time_zone, visitor, open),
        open && row.presence === null ? askedText(asked.get(row.id), batch.time_zone, visitor) : '',
      ]
        .filter(Boolean)
        .join(', '),
      why: whyOf(row, chance, visitor),
      actions: actionsOf(row, visitor, open && may('batches.plan')),
    }
  }
  const marks = new Set(active.map((row) => markOf(row, open)))
  return {
    marks: [...marks].toSorted((one, other) => order.indexOf(one) - order.indexOf(other)),
    times: slots.map((slot) => {
      const here = active.filter((row) => row.slot_id === slot.id)
      const count = here.filter((row) => row.walk_in === 0).length
      const planned = slot.planned_invitations
      return {
        time: format.time(slot.starts_at, batch.time_zone),
        places: t('day.places', { count, planned }),
        dots: Math.max(count, planned) > mostDots ? [] : dotsOf(count, planned),
        people: here.map(person),
      }
    }),
    meetAgain: active
      .filter((row) => row.result === 'second')
      .map(({ candidate_id, name }) => ({ candidateId: candidate_id, name })),
    ended: rows
      .filter((row) => row.status !== 'active')
      .map((row) => ({
        id: row.id,
        name: row.name,
        state: presenceText(row, visitor).text,
        reason: endReasonText(row.end_reason, t),
      })),
  }
}

const order = ['promised', 'invited', 'unsure', 'declined', 'waiting', 'in-interview', 'done', 'missed']

function dotsOf(count: number, planned: number): boolean[] {
  return Array.from({ length: Math.max(count, planned) }, (_, place) => place < count)
}

/** What the mark does not say: how somebody came, and how their interview ended. */
function notesOf(row: InvitationRow, timeZone: string, visitor: Visitor, open: boolean): string {
  const { t } = visitor
  const notes = [
    row.walk_in === 1 ? t('presence.walk-in') : '',
    open && row.presence === null && row.reply === null && row.last_call === 0 ? t('answer.not-reached') : '',
    open && row.presence === null ? ownReplyText(row, timeZone, visitor) : '',
    row.presence === 'late' ? t('day.late') : '',
    row.presence === 'left' ? t('day.left') : '',
    row.result === null ? '' : t(`day.result-${row.result}`),
    !open && isHere(row) && row.result === null ? t('day.result-none') : '',
  ]
  return notes.filter(Boolean).join(', ')
}

/** The chance of somebody still to come, with its reasons; of the others what was stated when they were invited. */
function whyOf(row: InvitationRow, chance: PersonChance | undefined, visitor: Visitor) {
  const { t, format } = visitor
  const reasons = chance
    ? chanceReasons(chance, visitor)
    : row.chance !== null && {
        figure: format.percent(row.chance),
        heading: t('why.of-hundred', { chance: Math.round(100 * row.chance) }),
        lines: [t('day.stated')],
      }
  return reasons && { id: `why-${row.id}`, about: t('day.chance-of', { name: row.name }), ...reasons }
}

function actionsOf(row: InvitationRow, { t }: Visitor, plans: boolean) {
  if (!plans) return []
  const page = `/invitations/${row.id}`
  const call = { href: `/batches/${row.batch_id}/calls?person=${row.id}`, icon: 'phone', label: t('day.call') }
  if (row.presence !== null) return [{ href: page, icon: 'clock', label: t('day.history') }]
  return [
    ...(row.walk_in === 0 ? [call] : []),
    { href: page, icon: 'clock', label: t('day.move') },
    { href: `${page}#cancel`, icon: null, label: t('day.cancel-invitation') },
  ]
}
