import { type Distribution, probabilityFrom } from '../chances/distribution.ts'
import { headCountOf } from '../chances/head-count.ts'
import { firstWhere, SLACK } from '../chances/limits.ts'
import type { DaysTopUpQuestion } from './top-up-on-days.ts'

type Question = Pick<DaysTopUpQuestion, 'scenarios' | 'goal' | 'confidence'> & {
  /** As many people can be met. */
  readonly most: number
}

/**
 * How many people should be moved to another day, because more come than can be met rather than not: the fewest after
 * whom that is no longer so. Who moves is for people to choose, so everybody is as likely to stay. 0 where the day is
 * not too full, or where the goal would become uncertain: a day that needs everybody invited keeps them.
 */
export function peopleToMove({ scenarios, goal, confidence, most }: Question): number {
  const invited = scenarios[0]?.candidates.length ?? 0
  const without = (moved: number): Distribution =>
    headCountOf({
      scenarios: scenarios.map(({ weight, candidates }) => ({
        weight,
        candidates: Float64Array.from(candidates, (chance) => (chance * (invited - moved)) / invited),
      })),
    })
  const isTooFull = (law: Distribution) => probabilityFrom(law, most + 1) > 1 / 2
  if (invited === 0 || !isTooFull(without(0))) return 0
  const moved = firstWhere(1, invited, (count) => !isTooFull(without(count))) ?? 0
  return probabilityFrom(without(moved), goal) >= confidence - SLACK ? moved : 0
}
