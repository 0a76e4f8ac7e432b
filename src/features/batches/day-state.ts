import { Temporal } from 'temporal-polyfill'
import { SLACK } from '../../domain/chances/limits.ts'
import { heldOnDays } from '../../domain/invitations/top-up-held.ts'
import { peopleToMove } from '../../domain/invitations/too-many.ts'
import { dayHasEnded } from '../../domain/scheduling/day-times.ts'
import { hasCome, isHere } from '../../domain/scheduling/presence.ts'
import { isWaiting } from '../../domain/scheduling/reception-queue.ts'
import type { DayForecast } from '../turnout/forecasts.ts'
import type { DayState } from './day-advice.ts'
import type { Batch, Slot } from './reads/batches.ts'
import type { InvitationRow } from './reads/invitations.ts'

/** What the state of a day needs to know of somebody invited to it, or of a walk-in. */
export type DayGuest = Pick<
  InvitationRow,
  'name' | 'slot_id' | 'walk_in' | 'reply' | 'last_call' | 'presence' | 'arrived_at' | 'called_in_at' | 'result'
>

type Day = {
  batch: Pick<Batch, 'status' | 'format' | 'date' | 'time_zone' | 'goal' | 'confidence' | 'seats'>
  slots: readonly Slot[]
  /** Everybody with an active invitation, walk-ins too. */
  rows: readonly DayGuest[]
  forecast: Pick<DayForecast, 'scenarios' | 'further'> & Partial<Pick<DayForecast, 'placed' | 'firstOf'>>
}

/** A day in the figures that decide what to do next. */
export function dayState({ batch, slots, rows, forecast }: Day, now: Temporal.Instant): DayState {
  const { goal, confidence, status, format } = batch
  const invited = rows.filter(({ walk_in }) => walk_in === 0)
  const begun = new Set(slots.filter(({ starts_at }) => starts_at <= now.toString()).map(({ id }) => id))
  const unmarked = rows.filter(({ presence }) => presence === null)
  const waiting = rows.filter(isWaiting)
  const phase = phaseOf({ batch, slots, rows }, now)
  const most = mostToMeet(batch, slots)
  return {
    status,
    format,
    phase,
    goal,
    invited: invited.length,
    came: invited.filter(hasCome).length,
    silent: invited.filter((row) => isSilent(row) && !begun.has(row.slot_id)).length,
    further: forecast.further,
    firstOf: forecast.firstOf ?? null,
    toMove: phase === 'ahead' ? toMove(forecast, { goal, confidence, most }) : 0,
    most,
    waiting: waiting.length,
    longest: longestWait(waiting, now),
    late: unmarked.filter(({ slot_id }) => begun.has(slot_id)).length,
    unmarked: unmarked.length,
    missing: rows.filter((row) => isHere(row) && row.result === null).length,
  }
}

/** How many to move to another day; nobody where the day would then hold too few interviews. */
function toMove(
  { scenarios, placed }: Day['forecast'],
  wished: { goal: number; confidence: number; most: number },
): number {
  const people = peopleToMove({ scenarios, ...wished })
  if (people === 0 || !placed) return people
  const stays = 1 - people / scenarios[0]!.candidates.length
  const fewer = scenarios.map(({ weight, candidates }) => ({
    weight,
    candidates: Float64Array.from(candidates, (chance) => chance * stays),
  }))
  const held = heldOnDays({ scenarios: fewer, further: fewer.map(() => 0), goal: wished.goal, slots: placed })
  return held >= wished.confidence - SLACK ? people : 0
}

/** Has said nothing yet: neither an answer nor a word on the telephone. */
export function isSilent({ presence, reply, last_call }: DayGuest): boolean {
  return presence === null && reply === null && last_call !== 1
}

/** How many people can be met in a day: one for each interviewer of each slot, in a group one for each seat. */
export function mostToMeet({ format, seats }: Day['batch'], slots: readonly Slot[]): number {
  if (format === 'group') return seats ?? Infinity
  return slots.reduce((sum, { interviewers }) => sum + interviewers, 0)
}

function phaseOf({ batch, slots, rows }: Omit<Day, 'forecast'>, now: Temporal.Instant): DayState['phase'] {
  const today = now.toZonedDateTimeISO(batch.time_zone).toPlainDate().toString()
  if (batch.date < today) return 'over'
  const hasBegun = slots.some(({ starts_at }) => starts_at <= now.toString())
  // A flow that is behind its times goes on while somebody waits.
  if (hasBegun && dayHasEnded(slots, now)) return batch.format === 'flow' && rows.some(isWaiting) ? 'running' : 'over'
  return hasBegun || rows.some(({ presence }) => presence !== null) ? 'running' : 'ahead'
}

function longestWait(waiting: readonly DayGuest[], now: Temporal.Instant): DayState['longest'] {
  const [first] = waiting.toSorted((one, other) => (one.arrived_at ?? '').localeCompare(other.arrived_at ?? ''))
  if (!first) return null
  const minutes = first.arrived_at ? now.since(Temporal.Instant.from(first.arrived_at)).total('minutes') : 0
  return { name: first.name, minutes: Math.max(0, Math.floor(minutes)) }
}
