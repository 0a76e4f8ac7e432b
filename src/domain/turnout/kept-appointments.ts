import { hasCome, type Presence } from './presence.ts'
import { rateInterval } from '../chances/rate-interval.ts'

/** Invitations of one person that share an outcome. `presence` is null while nobody has marked it. */
export type Outcome = {
  status: 'active' | 'moved' | 'cancelled'
  presence: Presence | null
  count: number
}

/**
 * How one person has kept appointments. Turnout counts `came` of `came` + `missed`; what was moved or cancelled
 * beforehand is in neither. `interval` is the central one of `level` under Beta(1 + came, 1 + missed), the person's own
 * history and nothing else; null without any.
 */
export type KeptAppointments = {
  came: number
  missed: number
  moved: number
  cancelled: number
  n: number
  interval: { from: number; to: number } | null
}

/** @param level of the interval, between 0 and 1 */
export function keptAppointments(outcomes: readonly Outcome[], level: number): KeptAppointments {
  const count = (which: (one: Outcome) => boolean) => outcomes.filter(which).reduce((sum, one) => sum + one.count, 0)
  const came = count(({ status, presence }) => status === 'active' && hasCome(presence))
  const missed = count(({ status, presence }) => status === 'active' && presence === 'missed')
  const n = came + missed
  return {
    came,
    missed,
    moved: count(({ status }) => status === 'moved'),
    cancelled: count(({ status }) => status === 'cancelled'),
    n,
    interval: n === 0 ? null : rateInterval(1 + came, 1 + missed, level),
  }
}
