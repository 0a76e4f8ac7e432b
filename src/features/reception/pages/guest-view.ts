import { Temporal } from 'temporal-polyfill'
import { isInside, isWaiting, isLateFor, minutesInto } from '../../../domain/scheduling/reception-queue.ts'
import { searchKey } from '../../../domain/people/names.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { markOfAwaited, ownReplyText } from '../../batches/presence.ts'
import type { Slot } from '../../batches/reads/batches.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'
import type { PresenceMark } from '../acts/mark-presence.ts'

/** What can be done with a guest by one tap. */
export type Tap = { mark: PresenceMark | 'undo'; label: string }

/** The state of a guest of the day; each is received in another way. */
export type GuestState = 'waiting' | 'inside' | 'expected' | 'met' | 'away'

export type GuestsOf = {
  slots: readonly Slot[]
  timeZone: string
  now: Temporal.Instant
  /** Whether marks are taken: on an open day that has begun, from those who may. */
  marks: boolean
  undoable: ReadonlySet<number>
  phones: ReadonlyMap<number, readonly string[]>
  visitor: Visitor
}

export function guestState(row: InvitationRow): GuestState {
  if (isWaiting(row)) return 'waiting'
  if (isInside(row)) return 'inside'
  if (row.result !== null) return 'met'
  return row.presence === null ? 'expected' : 'away'
}

/** One row of the reception: the sign and the words of the state, the one button, and the rest. */
export function guestView(row: InvitationRow, day: GuestsOf) {
  const { t } = day.visitor
  const state = guestState(row)
  const slot = day.slots.find(({ id }) => id === row.slot_id)
  return {
    id: row.id,
    version: row.version,
    candidateId: row.candidate_id,
    name: row.name,
    /** By what the search on the page finds the row: the folded name and the last four digits of each phone. */
    key: searchKey(row.name),
    digits: (day.phones.get(row.candidate_id) ?? []).map((phone) => phone.slice(-4)).join(' '),
    state,
    sign: signOf(row, state),
    word: t(`mark.${signOf(row, state)}`),
    ...wordsOf(row, state, slot, day),
    main: mainOf(row, state, day),
    menu: day.marks ? menuOf(row, state, slot, day) : [],
    canMove: day.marks && (state === 'waiting' || state === 'expected'),
    canRecord: state === 'waiting' && day.marks,
  }
}

export type GuestView = ReturnType<typeof guestView>

function signOf(row: InvitationRow, state: GuestState) {
  if (state === 'waiting') return 'waiting' as const
  if (state === 'inside') return 'in-interview' as const
  if (state === 'met') return 'done' as const
  if (state === 'away') return 'missed' as const
  return markOfAwaited(row)
}

/** Under the name: what is urgent, and the rest. */
function wordsOf(
  row: InvitationRow,
  state: GuestState,
  slot: Slot | undefined,
  { now, timeZone, visitor }: GuestsOf,
): { urgent: string | null; words: string } {
  const { t, format } = visitor
  const time = (instant: string) => format.time(instant, timeZone)
  const since = (instant: string) => Math.max(0, Math.floor(now.since(Temporal.Instant.from(instant)).total('minutes')))
  const at = slot ? time(slot.starts_at) : ''
  const own = row.walk_in === 1 ? t('presence.walk-in') : at
  const join = (...words: (string | null | false)[]) => words.filter(Boolean).join(' · ')
  if (state === 'waiting') {
    const early = slot !== undefined && minutesInto(slot, now) < 0
    const waits = row.arrived_at === null ? '' : t('reception.waits', { minutes: since(row.arrived_at) })
    const here = row.arrived_at !== null && t('reception.since', { time: time(row.arrived_at) })
    const late = row.presence === 'late' && t('reception.is-late')
    return early ? { urgent: null, words: join(own, here, late) } : { urgent: waits, words: join(own, late) }
  }
  if (state === 'inside' && row.called_in_at !== null)
    return {
      urgent: null,
      words: join(
        t('reception.in-since', { time: time(row.called_in_at), minutes: since(row.called_in_at) }),
        row.walk_in === 1 && own,
      ),
    }
  if (state === 'expected') {
    if (slot && isLateFor(slot, now))
      return {
        urgent: t('reception.absent', { time: at, minutes: minutesInto(slot, now) }),
        words: answerOf(row, timeZone, visitor),
      }
    return { urgent: null, words: join(at, answerOf(row, timeZone, visitor)) }
  }
  if (state === 'met') return { urgent: null, words: join(own, row.result && t(`result.${row.result}`)) }
  return { urgent: null, words: join(own, t(row.presence === 'left' ? 'reception.is-left' : 'reception.is-missed')) }
}

function answerOf(row: InvitationRow, timeZone: string, visitor: Visitor): string {
  const { reply, last_call } = row
  const { t } = visitor
  if (reply !== null) return [t(`answer.${reply}`), ownReplyText(row, timeZone, visitor)].filter(Boolean).join(', ')
  return last_call === 0 ? t('answer.not-reached') : ''
}

/** The one button of a row; a result is a page of its own. */
function mainOf(
  row: InvitationRow,
  state: GuestState,
  { marks, undoable, visitor: { t } }: GuestsOf,
): Tap | 'result' | null {
  if (state === 'met' || state === 'inside') return 'result'
  if (!marks) return state === 'waiting' ? 'result' : null
  if (state === 'waiting') return { mark: 'call-in', label: t('reception.call-in') }
  if (state === 'expected') return { mark: 'arrived', label: t('reception.mark-came') }
  return undoable.has(row.id)
    ? { mark: 'undo', label: t('action.undo') }
    : { mark: 'arrived', label: t('reception.mark-came') }
}

function menuOf(
  row: InvitationRow,
  state: GuestState,
  slot: Slot | undefined,
  { now, undoable, visitor: { t } }: GuestsOf,
): Tap[] {
  const undo: Tap[] = undoable.has(row.id) ? [{ mark: 'undo', label: t('reception.undo') }] : []
  if (state === 'waiting') return [{ mark: 'left', label: t('reception.mark-left') }, ...undo]
  if (state === 'expected') {
    // What the clock says is on the button; here is the other.
    const other: Tap =
      slot && isLateFor(slot, now)
        ? { mark: 'came', label: t('reception.mark-in-time') }
        : { mark: 'late', label: t('reception.mark-late') }
    return [other, { mark: 'missed', label: t('reception.mark-missed') }, ...undo]
  }
  if (state === 'away') return undo.length > 0 ? [{ mark: 'arrived', label: t('reception.mark-came') }] : []
  return undo
}
