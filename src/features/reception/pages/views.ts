import { Temporal } from 'temporal-polyfill'
import type { Visitor } from '../../../web/visitor.ts'
import { presenceText } from '../../batches/presence.ts'
import type { Batch, Slot } from '../../batches/reads/batches.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'

const isHere = (row: InvitationRow) => row.presence === 'came' || row.presence === 'late'
const waits = (row: InvitationRow) => isHere(row) && row.called_in_at === null && row.result === null
const isInside = (row: InvitationRow) => isHere(row) && row.called_in_at !== null && row.result === null

/** First come, first served: the earlier slot, then who arrived first. */
const inTurn = (slots: readonly Slot[]) => (one: InvitationRow, other: InvitationRow) => {
  const position = (row: InvitationRow) => slots.find((slot) => slot.id === row.slot_id)?.position ?? 0
  return position(one) - position(other) || (one.arrived_at ?? '').localeCompare(other.arrived_at ?? '')
}

/** The slot whose time it is; before the day the first, afterwards the last. */
export function slotNow(slots: readonly Slot[], now: Temporal.Instant): Slot | undefined {
  const at = now.toString()
  return slots.findLast((slot) => slot.starts_at <= at) ?? slots[0]
}

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
  const waiting = rows.filter(waits).toSorted(inTurn(slots))
  const inside = rows.filter(isInside)
  const current = slotNow(slots, now)
  const interviewers = current?.interviewers ?? 1
  const isToday = batch.date === now.toZonedDateTimeISO(batch.time_zone).toPlainDate().toString()
  const isOver = (slot: Slot) => isToday && current !== undefined && slot.position < current.position
  const free = Math.max(0, interviewers - inside.length)
  const next = free > 0 ? waiting[0] : undefined

  const person = (row: InvitationRow) => ({
    id: row.id,
    version: row.version,
    candidateId: row.candidate_id,
    name: row.name,
    walkIn: row.walk_in === 1,
    presence: presenceText(row, visitor),
    unmarked: row.presence === null,
    waits: waits(row),
    inside: isInside(row),
    since:
      waits(row) && row.arrived_at
        ? `${t('reception.waits', { minutes: minutesSince(row.arrived_at) })}, ${t('reception.since', { time: time(row.arrived_at) })}`
        : '',
    insideSince: isInside(row) && row.called_in_at ? t('reception.in-since', { time: time(row.called_in_at) }) : '',
    result: row.result && t(`result.${row.result}`),
    canUndo: undoable.has(row.id),
  })

  return {
    batch,
    heading: t('reception.title', { title: batch.title }),
    day: format.date(batch.date),
    came: rows.filter((row) => row.walk_in === 0 && (isHere(row) || row.presence === 'left')).length,
    invited: rows.filter((row) => row.walk_in === 0).length,
    waitingCount: waiting.length,
    insideCount: inside.length,
    longest: waiting.reduce((longest, row) => Math.max(longest, row.arrived_at ? minutesSince(row.arrived_at) : 0), 0),
    next: next && person(next),
    // More wait than can be seen in this slot and the next one.
    tooMany:
      waiting.length > 2 * interviewers && current
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
