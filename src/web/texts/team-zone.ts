import type { Temporal } from 'temporal-polyfill'
import { dayOf } from './days.ts'

/** The time zone of the team: the clock by which it dates what it does, wherever a candidate or an interview is. */
export const teamZone = 'Europe/Moscow'

/** The day that an instant falls on for the team: `2026-11-24`. */
export const teamDay = (instant: Temporal.Instant | string): string => dayOf(instant, teamZone)
