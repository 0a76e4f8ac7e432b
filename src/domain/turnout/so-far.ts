import type { Scenario } from './head-count.ts'

/** What is seen of a person on the day: came, marked as missing, or not here yet; `later`: see `shareComingLater`. */
export type PresenceSoFar = 'came' | 'missed' | { later: number }

/**
 * Of those who come, the share that comes later than now; all of them until their slot begins. Past people tell it, and
 * beside them one who is imagined, as likely to come within one more slot as not: so the first days have an answer too.
 *
 * @param minutes since the person's slot began; below 0 before it
 * @param delays minutes from the slot's beginning to the arrival of people who came, below 0 for the early
 * @param slotMinutes length of a slot
 */
export function shareComingLater(minutes: number, delays: readonly number[], slotMinutes: number): number {
  if (minutes <= 0) return 1
  const imagined = 0.5 ** (minutes / slotMinutes)
  return (delays.filter((delay) => delay > minutes).length + imagined) / (delays.length + 1)
}

/**
 * The kinds of days there may be, once part of the day has been seen (Bayes): who is here is here, whoever is late
 * comes with p later / (1 - p + p later), and those kinds of days weigh more on which it would have happened so.
 * @param seen in the order of the scenarios' people
 */
export function givenSoFar(scenarios: readonly Scenario[], seen: readonly PresenceSoFar[]): Scenario[] {
  const days = scenarios.map(({ weight, candidates }) => {
    let logLikelihood = Math.log(weight)
    const left = candidates.map((chance, i) => {
      const one = seen[i]!
      // Somebody may come after having declined: no kind of day is impossible.
      const p = Math.min(1 - 1e-9, Math.max(1e-9, chance))
      if (one === 'came' || one === 'missed') {
        logLikelihood += Math.log(one === 'came' ? p : 1 - p)
        return one === 'came' ? 1 : 0
      }
      const stillPossible = 1 - chance + chance * one.later
      logLikelihood += Math.log(Math.max(1e-9, stillPossible))
      return stillPossible === 0 ? 0 : (chance * one.later) / stillPossible
    })
    return { logLikelihood, candidates: left }
  })
  const highest = Math.max(...days.map(({ logLikelihood }) => logLikelihood))
  const weights = days.map(({ logLikelihood }) => Math.exp(logLikelihood - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return days.map(({ candidates }, i) => ({ weight: weights[i]! / total, candidates }))
}
