import type { SourceTreatment } from '../../../domain/turnout/evaluation/fairness.ts'
import { LEAST_SHOWN } from '../../../domain/turnout/summary.ts'
import type { Visitor } from '../../../web/visitor.ts'

/** Sources of few people are not shown. */
export function fairnessPage(treatments: readonly SourceTreatment[], { t, format }: Visitor) {
  const shown = treatments.filter(({ considered }) => considered >= LEAST_SHOWN)
  const minutes = (wait: number | null) => (wait === null ? '–' : t('fairness.minutes', { minutes: Math.round(wait) }))
  const name = (source: string) => source || t('turnout.not-named')
  return {
    sources: shown.map((one) => ({
      source: name(one.source),
      considered: format.number(one.considered),
      invited: `${format.number(one.invited)} (${format.percent(one.invitedShare)})`,
      invitedInterval: `${format.percent(one.invitedInterval.from)} – ${format.percent(one.invitedInterval.to)}`,
      chance: format.chance(one.meanChance),
      expectedWait: minutes(one.meanExpectedWait),
      wait: minutes(one.meanWait),
    })),
    verdict: waitingVerdict(
      shown.map(({ source, meanExpectedWait }) => ({ source: name(source), wait: meanExpectedWait })),
      t,
    ),
  }
}

/** Which source waits longest and which shortest, in one sentence; empty where there is nothing to compare. */
function waitingVerdict(sources: readonly { source: string; wait: number | null }[], t: Visitor['t']): string {
  const known = sources
    .flatMap(({ source, wait }) => (wait === null ? [] : [{ source, minutes: Math.round(wait) }]))
    .toSorted((a, b) => b.minutes - a.minutes)
  const [longest, shortest] = [known[0], known.at(-1)]
  if (known.length < 2 || !longest || !shortest) return ''
  if (longest.minutes === shortest.minutes) return t('fairness.wait-equal', { minutes: longest.minutes })
  return t('fairness.wait-differs', {
    longest: longest.source,
    most: longest.minutes,
    shortest: shortest.source,
    least: shortest.minutes,
  })
}
