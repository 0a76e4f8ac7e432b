import type { Temporal } from 'temporal-polyfill'
import { intervalOf, probabilityFrom } from '../../domain/chances/distribution.ts'
import { hasCome } from '../../domain/scheduling/presence.ts'
import { isWaiting } from '../../domain/scheduling/reception-queue.ts'
import { dayHasEnded } from '../../domain/scheduling/day-times.ts'
import type { TurnoutModel } from '../../domain/turnout/model.ts'
import { forecastDay } from '../turnout/forecasts.ts'
import { seenSoFar } from '../turnout/reads/so-far.ts'
import type { Day, Invited } from './reads/days-between.ts'

/** What a day asks for: people to invite, people to call, its reception, its end, or nothing. */
export type DayState = 'short' | 'hopeless' | 'silent' | 'enough' | 'running' | 'over' | 'closed'

export type DayAhead = Day & {
  state: DayState
  /** Whether it takes place today, by the clocks of its city. */
  isToday: boolean
  /** Without walk-ins. */
  invited: Invited[]
  came: number
  promised: number
  waiting: Invited[]
  /** Past its time and not marked yet. */
  unmarked: number
  /** How many have to be invited besides; 0 where they are enough, or where inviting is over. */
  further: number
  /** Who can still be called: not reached yet, not marked, and their time has not begun. */
  toCall: number
  chance: number
  interval: { from: number; to: number }
}

type Known = { model: TurnoutModel; delays: readonly number[]; now: Temporal.Instant }

/** A day as it stands: how many are missing by the exact forecast, who waits, and what it asks for now. */
export function dayAhead(day: Day, { model, delays, now }: Known): DayAhead {
  const { batch, slots, rows } = day
  const instant = now.toString()
  const invited = rows.filter(({ walk_in }) => walk_in === 0)
  const seen = seenSoFar(invited, { slots, minutes: batch.minutes, delays, now })
  const { law, further } = forecastDay(model, batch, invited, instant, seen)
  const begins = new Map(slots.map(({ id, starts_at }) => [id, starts_at]))
  const isLater = ({ slot_id }: Invited) => (begins.get(slot_id) ?? '') > instant
  const begun = rows.some(({ presence }) => presence !== null) || (slots[0]?.starts_at ?? '') <= instant
  const toCall = invited.filter(
    (row) => row.reached === null && row.reply !== 'no' && row.presence === null && isLater(row),
  ).length
  const state = stateOf({ status: batch.status, over: dayHasEnded(slots, now), begun, further, toCall })
  return {
    ...day,
    state,
    isToday: batch.date === now.toZonedDateTimeISO(batch.time_zone).toPlainDate().toString(),
    invited,
    came: invited.filter(hasCome).length,
    promised: invited.filter(({ reply, presence }) => reply === 'yes' && presence === null).length,
    waiting: rows
      .filter(isWaiting)
      .toSorted((one, other) => (one.arrived_at ?? '').localeCompare(other.arrived_at ?? '')),
    unmarked: rows.filter((row) => row.presence === null && !isLater(row)).length,
    further: state === 'short' ? (further ?? 0) : 0,
    toCall: state === 'silent' || state === 'running' ? toCall : 0,
    chance: probabilityFrom(law, batch.goal),
    interval: intervalOf(law, 0.8),
  }
}

type Facts = { status: string; over: boolean; begun: boolean; further: number | null; toCall: number }

/** One thing at a time: as long as people are missing, nobody is asked to call those who are invited. */
function stateOf({ status, over, begun, further, toCall }: Facts): DayState {
  if (status === 'closed') return 'closed'
  if (over) return 'over'
  if (begun) return 'running'
  if (further === null) return 'hopeless'
  if (further > 0) return 'short'
  return toCall > 0 ? 'silent' : 'enough'
}
