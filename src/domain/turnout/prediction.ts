import type { Invitation } from './attendance/attendance.ts'
import { betaQuantile } from '../chances/beta.ts'
import type { Belief, Stage } from './evidence.ts'
import { type Asked, EVERYTHING_ASKED, type Level } from './levels.ts'
import { stagesOf, ARTICLE_BELIEF, teamBelief, type TurnoutModel } from './model.ts'

/** The group of past invitations that a forecast rests on: `n` people, of whom `came` came. */
export type Ground = { level: Level | 'team'; value: string; n: number; came: number }

/** One person's chance to come. */
export type Forecast = {
  chance: number
  /** Where the chance lies with 90 % credibility. */
  interval: { from: number; to: number }
  /** `stated` until the team's own history outweighs the article's one in five. */
  basis: 'stated' | 'measured'
  /** The answer or trait that moved the chance furthest from the team's rate; the team itself where none did. */
  decidedBy: Ground
  /** The whole way down, broadest group first. */
  grounds: Ground[]
  /** Questions not yet put. */
  open: ('reply' | 'call')[]
  belief: Belief
}

/**
 * Forecasts people's chances to come, each in 0..1.
 *
 * @param asked what they had been asked by now; while a question is not asked, the chance averages over its answers
 */
export function predict(
  model: TurnoutModel,
  invitations: readonly Invitation[],
  asked: Asked = EVERYTHING_ASKED,
): Forecast[] {
  const intervalOf = rememberIntervals()
  const team: Ground = { level: 'team', value: '', n: model.trees.neither.n, came: model.trees.neither.came }
  const basis = model.trees.neither.weight >= ARTICLE_BELIEF.strength ? 'measured' : 'stated'
  const open = (['reply', 'call'] as const).filter((question) => !asked[question])
  const teamRate = teamBelief(model).mean
  return invitations.map((invitation) => {
    const stages = stagesOf(model, invitation, asked)
    const { belief } = stages.at(-1)!
    const deciding = decidingStage(stages, teamRate)
    return {
      chance: belief.mean,
      interval: intervalOf(belief),
      basis,
      decidedBy: deciding === undefined ? team : groundOf(deciding),
      grounds: [team, ...stages.map(groundOf)],
      open,
      belief,
    }
  })
}

/** The stage with people of its own that moved the chance most, on the logit scale. */
function decidingStage(stages: readonly Stage[], teamRate: number): Stage | undefined {
  let previous = teamRate
  let furthest = 0
  let deciding: Stage | undefined
  for (const stage of stages) {
    const moved = Math.abs(logit(stage.belief.mean) - logit(previous))
    // A group that is the whole of the wider one says nothing that the wider one has not said.
    if (stage.cell.n > 0 && moved > furthest + 1e-9) {
      furthest = moved
      deciding = stage
    }
    previous = stage.belief.mean
  }
  return deciding
}

function groundOf({ step, cell }: Stage): Ground {
  return { ...step, n: cell.n, came: cell.came }
}

function logit(p: number): number {
  return Math.log(p / (1 - p))
}

/** People of one group share one interval: quantiles are dear, groups are few. */
function rememberIntervals(): (belief: Belief) => { from: number; to: number } {
  const known = new Map<string, { from: number; to: number }>()
  return ({ mean, strength }) => {
    const key = `${mean} ${strength}`
    let interval = known.get(key)
    if (interval === undefined) {
      const a = mean * strength
      const b = (1 - mean) * strength
      interval = { from: betaQuantile(0.05, a, b), to: betaQuantile(0.95, a, b) }
      known.set(key, interval)
    }
    return interval
  }
}
