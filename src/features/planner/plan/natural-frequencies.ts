import type { Translate } from '../../../web/messages/index.ts'

/** A share as so many of 10, 20 or 100 days: the roundest that says at most 2 % too little, and hardly any too much. */
export function outOf(share: number): [number, number] {
  const within = (days: number) => Math.floor((share + 0.005) * days)
  const of = [10, 20].find((days) => within(days) > 0 && share - within(days) / days <= 0.02) ?? 100
  const days = of === 100 ? Math.round(share * of) : within(of)
  return days === of && share < 0.999 ? [Math.floor(share * 1000), 1000] : [days, of]
}

/** A chance as days: "1 day in 125", "9 days in 10". */
export function daysOf(chance: number, t: Translate): string {
  if (chance < 0.0005) return t('planner.no-day')
  const [days, of] = chance < 0.05 ? [1, Math.round(1 / chance)] : outOf(chance)
  return t('planner.days-of', { days, of })
}
