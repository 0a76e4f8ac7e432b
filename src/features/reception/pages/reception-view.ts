import type { Temporal } from 'temporal-polyfill'
import { hasCome } from '../../../domain/scheduling/presence.ts'
import {
  currentSlot,
  isDue,
  nextToCallIn,
  tooManyWait,
  waitingQueue,
} from '../../../domain/scheduling/reception-queue.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { dayHasBegun } from '../../../domain/scheduling/day-times.ts'
import type { Batch, Slot } from '../../batches/reads/batches.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'
import { guestState, guestView, type GuestsOf, type GuestView } from './guest-view.ts'
import type { Search } from './search.ts'

export type Day = {
  batch: Batch
  slots: readonly Slot[]
  rows: readonly InvitationRow[]
  undoable: ReadonlySet<number>
  phones: ReadonlyMap<number, readonly string[]>
}

/** The reception of a day: who waits and since when, who is inside, who is to come, and who is done with. */
export function receptionPage({ batch, slots, rows, undoable, phones }: Day, now: Temporal.Instant, visitor: Visitor) {
  const { t, format } = visitor
  const begun = dayHasBegun(batch, now)
  const marks = batch.status === 'planned' && begun && visitor.may('reception.mark')
  const day: GuestsOf = { slots, timeZone: batch.time_zone, now, marks, undoable, phones, visitor }
  const startOf = new Map(slots.map(({ id, starts_at }) => [id, starts_at]))
  const start = ({ slot_id }: InvitationRow) => startOf.get(slot_id) ?? ''
  const promised = ({ reply }: InvitationRow) => (reply === 'yes' ? 0 : 1)
  const inState = (state: string) => rows.filter((row) => guestState(row) === state)

  const waiting = waitingQueue(rows, slots, now)
  const inside = inState('inside').toSorted((one, other) =>
    (one.called_in_at ?? '').localeCompare(other.called_in_at ?? ''),
  )
  const expected = inState('expected').toSorted((one, other) => promised(one) - promised(other))
  const due = (row: InvitationRow) => isDue({ starts_at: start(row) }, now)
  // Those of this time first: they are the ones who come in by the door.
  const current = expected.filter(due).toSorted((one, other) => start(other).localeCompare(start(one)))
  const later = expected.filter((row) => !due(row)).toSorted((one, other) => start(one).localeCompare(start(other)))
  const past = [...inState('met'), ...inState('away')]

  const slot = currentSlot(slots, now.toString())
  const interviewers = slot?.interviewers ?? 1
  const next = nextToCallIn(waiting, inside.length, interviewers)
  const chairs = batch.waiting_seats
  const view = (row: InvitationRow) => guestView(row, day)
  const invited = rows.filter((row) => row.walk_in === 0)
  const time = (instant: string) => format.time(instant, batch.time_zone)
  return {
    batch,
    begun,
    marks,
    day: t('reception.day', {
      title: batch.title,
      date: format.date(batch.date, now.toZonedDateTimeISO(batch.time_zone).year),
    }),
    came: t('reception.came-of', { came: invited.filter(hasCome).length, invited: invited.length }),
    sentence: [
      begun && expected.length > 0 ? t('reception.unmarked', { count: expected.length }) : '',
      begun ? t('reception.clock', { time: time(now.toString()) }) : '',
    ]
      .filter(Boolean)
      .join(' '),
    waiting: waiting.map(view),
    inside: inside.map(view),
    current: current.map(view),
    later: later.map(view),
    past: past.map(view),
    pastSummary: t('reception.past-counts', { met: inState('met').length, away: inState('away').length }),
    free: t('reception.free', { free: Math.max(0, interviewers - inside.length), interviewers }),
    /** The row whose button is the one thing to do now: who is next, or whose interview has to end first. */
    first: (marks && (next?.id ?? (waiting.length > 0 ? inside[0]?.id : undefined))) || null,
    isDone: marks && rows.length > 0 && past.length === rows.length,
    tooMany:
      marks && slot && tooManyWait(waiting.length, interviewers, chairs)
        ? {
            heading:
              chairs !== null && waiting.length > chairs
                ? t('reception.too-many-chairs', { count: waiting.length, chairs })
                : t('reception.too-many', { count: waiting.length, interviewers }),
            position: slot.position,
            time: time(slot.starts_at),
          }
        : null,
    currentSlotId: slot?.id ?? 0,
    places: slots.map(({ id, starts_at }) => ({ value: id, label: time(starts_at) })),
  }
}

export type ReceptionPage = ReturnType<typeof receptionPage>

/** The same with only those who were looked for. */
export function foundOn(board: ReceptionPage, { typed, finds }: Search) {
  const of = (guests: readonly GuestView[]) => guests.filter(finds)
  const lists = {
    waiting: of(board.waiting),
    inside: of(board.inside),
    current: of(board.current),
    later: of(board.later),
    past: of(board.past),
  }
  return { ...board, ...lists, typed, foundNobody: Object.values(lists).every(({ length }) => length === 0) }
}
