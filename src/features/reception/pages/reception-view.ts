import { Temporal } from 'temporal-polyfill'
import { hasCome } from '../../../domain/scheduling/presence.ts'
import {
  currentSlot,
  isInside,
  isWaiting,
  nextToCallIn,
  tooManyWait,
  waitingQueue,
} from '../../../domain/scheduling/reception-queue.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { dayHasBegun } from '../../../domain/scheduling/day-times.ts'
import { answerText, presenceText } from '../../batches/presence.ts'
import type { Batch, Slot } from '../../batches/reads/batches.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'

/** The board of a day: people by slot, who waits and since when, and what helps when too many came. */
export function boardPage(
  batch: Batch,
  slots: readonly Slot[],
  rows: readonly InvitationRow[],
  undoable: ReadonlySet<number>,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const time = (instant: string) => format.time(instant, batch.time_zone)
  const minutesSince = (instant: string) =>
    Math.max(0, Math.floor(now.since(Temporal.Instant.from(instant)).total('minutes')))
  const waiting = waitingQueue(rows, slots)
  const inside = rows.filter(isInside)
  const current = currentSlot(slots, now.toString())
  const interviewers = current?.interviewers ?? 1
  const isToday = batch.date === now.toZonedDateTimeISO(batch.time_zone).toPlainDate().toString()
  const isOver = (slot: Slot) => isToday && current !== undefined && slot.position < current.position
  const next = nextToCallIn(waiting, inside.length, interviewers)

  const person = (row: InvitationRow) => ({
    id: row.id,
    version: row.version,
    candidateId: row.candidate_id,
    name: row.name,
    walkIn: row.walk_in === 1,
    presence: presenceText(row, visitor),
    answer: answerText(row, visitor),
    unmarked: row.presence === null,
    waits: isWaiting(row),
    inside: isInside(row),
    since:
      isWaiting(row) && row.arrived_at
        ? [
            t('reception.waits', { minutes: minutesSince(row.arrived_at) }),
            t('reception.since', { time: time(row.arrived_at) }),
          ].join(', ')
        : '',
    insideSince: isInside(row) && row.called_in_at ? t('reception.in-since', { time: time(row.called_in_at) }) : '',
    result: row.result && t(`result.${row.result}`),
    canUndo: undoable.has(row.id),
  })

  return {
    batch,
    begun: dayHasBegun(batch, now),
    heading: t('reception.title', { title: batch.title }),
    day: format.date(batch.date),
    came: rows.filter((row) => row.walk_in === 0 && hasCome(row)).length,
    invited: rows.filter((row) => row.walk_in === 0).length,
    waitingCount: waiting.length,
    insideCount: inside.length,
    longest: waiting.reduce((longest, row) => Math.max(longest, row.arrived_at ? minutesSince(row.arrived_at) : 0), 0),
    next: next && person(next),
    tooMany:
      tooManyWait(waiting.length, interviewers) && current
        ? { count: waiting.length, interviewers, position: current.position, time: time(current.starts_at) }
        : null,
    currentSlotId: current?.id ?? 0,
    places: slots.map((slot) => ({ value: slot.id, label: time(slot.starts_at) })),
    // On a phone one would have to scroll past a morning that is over.
    slots: slots
      .toSorted((one, other) => Number(isOver(one)) - Number(isOver(other)))
      .map((slot) => ({
        id: slot.id,
        isOver: isOver(slot),
        heading: t('reception.slot', { time: time(slot.starts_at), interviewers: slot.interviewers }),
        isNow: slot.id === current?.id && isToday,
        people: rows.filter((row) => row.slot_id === slot.id).map(person),
      })),
  }
}
