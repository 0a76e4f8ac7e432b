import type { Temporal } from 'temporal-polyfill'
import { afterNight, isQuiet, type WakingHours } from './quiet-hours.ts'

export type Window = { notBefore: Temporal.Instant; expiresAt: Temporal.Instant }

type Night = { timeZone: string; waking: WakingHours }

/**
 * When news of a meeting goes out: at once, by night in the morning; but at once also by night where the morning would
 * be too late for it to be of any use.
 */
export function newsWindow(now: Temporal.Instant, expiresAt: Temporal.Instant, { timeZone, waking }: Night): Window {
  const morning = afterNight(now, timeZone, waking)
  return { notBefore: isUseful(morning, expiresAt) ? morning : now, expiresAt }
}

/** What to do by night with a message that is due: it waits for the morning, or is sent or left out at once. */
export function byNight(
  now: Temporal.Instant,
  expiresAt: Temporal.Instant,
  { timeZone, waking }: Night,
  isReminder: boolean,
): { wait: Temporal.Instant } | 'send' | 'drop' {
  if (!isQuiet(now, timeZone, waking)) return 'send'
  const morning = afterNight(now, timeZone, waking)
  if (isUseful(morning, expiresAt)) return { wait: morning }
  return isReminder ? 'drop' : 'send'
}

function isUseful(at: Temporal.Instant, expiresAt: Temporal.Instant): boolean {
  return at.epochMilliseconds < expiresAt.epochMilliseconds
}

/** Seconds until what could not be sent is tried again; the last one again and again, until it is of no use. */
const pauses = [60, 300, 900, 1800, 3600] as const

/** What says that it does not want our message may mean only for now; so often it is tried. */
export const mostRefusals = 5

/** @param attempts how often it was tried before this time */
export const pauseAfter = (attempts: number) => ({ seconds: pauses[Math.min(attempts, pauses.length - 1)]! })
