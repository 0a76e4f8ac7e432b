import { DayCostAtRate, type DayCosts } from './day-cost.ts'
import { costOf, totalOf, type WeightedCost } from './priced-plan.ts'
import { exactPoints, rateQuadrature } from '../day-scenarios.ts'
import { descend, descendToOptimum } from './descent.ts'
import { flowDay } from '../flow-day.ts'
import { fewestInvitations, goalChance, reachesGoal } from '../day-goal.ts'
import { fullestDay } from './fullest-day.ts'
import { firstWhere, MOST_PER_SLOT, SLACK } from '../../chances/limits.ts'
import {
  costOfDay,
  type FlowDayOptimum,
  interviewersOf,
  isPunctual,
  limitsOf,
  type OptimumQuestion,
  ruleOfThumbOf,
  shrinkInto,
} from './optimum-question.ts'
import { peopleOptimum } from './people-optimum.ts'
import { resized, scaled } from './same-shape.ts'
import { type CommonRate, isCommon, meanRate, rateLaw } from '../../chances/show-rate.ts'

/** Up to so many slots the full neighbourhood is searched and the optimum proved. */
const MOST_CERTIFIED_SLOTS = 16

/** Points of an uncertain rate in the rough search that the exact one starts from. */
const ROUGH_POINTS = 8

/** Points where nothing is to be proved: costs are then good to about 1e-4 while plans are compared. */
const UNPROVED_POINTS = 12

/** Invitations per slot with the least expected cost; of equal costs the fewest. */
export function flowDayOptimum(question: OptimumQuestion): FlowDayOptimum {
  const { rate } = question
  return isCommon(rate)
    ? commonOptimum(question, rate)
    : peopleOptimum(question, rate.candidates, atTheirMean(question))
}

function commonOptimum(question: OptimumQuestion, rate: CommonRate): FlowDayOptimum {
  const { slots, costs } = question
  const interviewers = interviewersOf(question)
  const law = rateLaw(rate)
  const rates: Rates = (invitations, points, prices = costs) =>
    rateQuadrature(law, invitations, points).map(({ weight, at }) => ({
      weight,
      cost: new DayCostAtRate(at, interviewers, question.breaks, prices),
    }))
  const evaluate = (invitations: readonly number[]) => flowDay({ ...question, rate, invitations })

  const simple = ruleOfThumbOf(question)
  const most = slots * MOST_PER_SLOT
  const roughly = rates(most, ROUGH_POINTS)
  const rough = descend(roughly, startOf(roughly, simple))
  const provable = slots <= MOST_CERTIFIED_SLOTS && question.certify !== false
  const compared = provable ? settledRates(rates, rough.invitations) : rates(most, UNPROVED_POINTS)
  const { plan: free, proved } = provable
    ? descendToOptimum(compared, rough.invitations)
    : { plan: descend(compared, rough.invitations), proved: false }

  const keeps = limitsOf(question)
  const reaches = requirementOf(question, rate, free.invitations)
  const wide = reaches(free.invitations)
    ? free
    : descend(compared, sizedFor(free.invitations, question.mostInvitations, reaches), reaches)
  const isKept = (invitations: readonly number[]) => keeps === null || keeps(evaluate(invitations))
  // Fewer people keep a limit. Where they would be too few, others are put together slot by slot, or on a large day
  // dearer waiting spreads them otherwise; where not even that keeps it, the day has as many as do.
  const withinLimits = () => {
    const fewer = shrinkInto(wide.invitations, isKept)
    const other = () =>
      fullestDay({ ...question, rate }, totalOf(wide.invitations), isKept) ??
      TIMES_DEARER.map((times) => descend(dearerWaiting(times), wide.invitations, reaches).invitations).find(isKept)
    const more = reaches(fewer) ? undefined : other()
    const start = more && totalOf(more) > totalOf(fewer) && isKept(more) ? more : fewer
    const isAsMany = (plan: readonly number[]) =>
      totalOf(plan) >= totalOf(start) && totalOf(plan) <= (question.mostInvitations ?? Infinity)
    const isEnough = reaches(start) ? reaches : isAsMany
    let tries = isPunctual(question) ? TRIES.punctual : TRIES.other
    return descend(compared, start, (plan) => isEnough(plan) && tries-- > 0 && isKept(plan))
  }
  const dearerWaiting = (times: number) => rates(most, UNPROVED_POINTS, withWaiting(costs, times))
  const { invitations } = isKept(wide.invitations) ? wide : withinLimits()
  const evaluation = evaluate(invitations)
  return {
    invitations,
    cost: costOfDay(evaluation, costs, totalOf(invitations)),
    certified: proved && keeps === null && wide === free && isPunctual(question),
    evaluation,
    ...(question.dayGoal && {
      probability: goalChance(question, rate, question.dayGoal, totalOf(invitations))(invitations),
    }),
    ruleOfThumb: { invitations: simple, cost: costOf(rates(totalOf(simple), undefined), simple) },
  }
}

type Rates = (invitations: number, points: number | undefined, prices?: DayCosts) => WeightedCost[]

/** Days of which it is asked whether they keep the limits, while one that does is made cheaper: each takes time. */
const TRIES = { punctual: 1000, other: 60 } as const

/** How many times dearer waiting is made to find a day that keeps its limits. */
const TIMES_DEARER = [4, 32, 256]

function withWaiting(costs: DayCosts, times: number): DayCosts {
  return {
    ...costs,
    wait: Math.max(costs.wait, costs.idle / 4) * times,
  }
}

/**
 * As few points as price a plan as half as many again do: Gauss quadrature converges geometrically, and what it
 * settles on for a plan it settles on for the neighbours, which are told apart by no less.
 */
function settledRates(rates: Rates, invitations: readonly number[]): WeightedCost[] {
  // Room for plans somewhat larger than this one.
  const total = totalOf(invitations) + 2 * invitations.length
  let points = UNPROVED_POINTS
  let cost = costOf(rates(total, points), invitations)
  for (;;) {
    points = Math.ceil(points * 1.5)
    const finer = rates(total, points)
    const finerCost = costOf(finer, invitations)
    if (points >= exactPoints(total) || Math.abs(finerCost - cost) <= SLACK * Math.max(1, Math.abs(cost))) return finer
    cost = finerCost
  }
}

/**
 * A good plan to start from. A long day with the same interviewers all through is like a short one, its middle
 * repeated: slots far from either end have forgotten it.
 */
function startOf(rates: readonly WeightedCost[], simple: readonly number[]): readonly number[] {
  const [
    {
      cost: { interviewers },
    },
  ] = rates as [WeightedCost]
  if (simple.length <= MOST_CERTIFIED_SLOTS || interviewers.some((count) => count !== interviewers[0]))
    return scaled(rates, simple)
  const short = rates.map(({ weight, cost }) => ({ weight, cost: cost.firstSlots(MOST_CERTIFIED_SLOTS) }))
  const half = MOST_CERTIFIED_SLOTS / 2
  const { invitations } = descend(short, scaled(short, simple.slice(0, MOST_CERTIFIED_SLOTS)))
  return simple.map((_, s) => invitations[s < half ? s : Math.max(half, s - simple.length + MOST_CERTIFIED_SLOTS)]!)
}

/** Whether a day keeps what is asked of its invitations: how many at least and at most, and its goal. */
function requirementOf(
  question: OptimumQuestion,
  rate: CommonRate,
  free: readonly number[],
): (invitations: readonly number[]) => boolean {
  const { leastInvitations: least = 0, mostInvitations: most = Infinity, dayGoal } = question
  const isWithin = (invitations: readonly number[]) => totalOf(invitations) >= least && totalOf(invitations) <= most
  const fewest = dayGoal && fewestInvitations(question, rate, dayGoal)
  // A goal that no number reaches asks for nothing.
  if (!dayGoal || fewest === null || fewest === undefined) return isWithin
  if (dayGoal.goalCounts === 'arrivals') return (invitations) => isWithin(invitations) && totalOf(invitations) >= fewest
  const reaches = reachesGoal(question, rate, dayGoal, Math.max(fewest, totalOf(free)))
  return (invitations) => isWithin(invitations) && totalOf(invitations) >= fewest && reaches(invitations)
}

/** The plan of the same shape nearest in size that keeps what is asked. */
function sizedFor(
  invitations: readonly number[],
  most: number | undefined,
  reaches: (invitations: readonly number[]) => boolean,
): number[] {
  const total = totalOf(invitations)
  if (most !== undefined && total > most) return resized(invitations, most)
  const size = firstWhere(total, invitations.length * MOST_PER_SLOT, (n) => reaches(raisedTo(n, invitations)))
  return raisedTo(size ?? total, invitations)
}

/** A plan of at least so many invitations, the same shape as far as whole people allow. */
function raisedTo(least: number, invitations: readonly number[]): number[] {
  const share = least / Math.max(1, totalOf(invitations))
  const each = Math.ceil(least / invitations.length)
  return invitations.map((n) => Math.min(MOST_PER_SLOT, totalOf(invitations) === 0 ? each : Math.ceil(n * share)))
}

/** The sizes that would be best if everybody had the mean chance: where the search among people starts from. */
function atTheirMean(question: OptimumQuestion): readonly number[] {
  return descend(
    [
      {
        weight: 1,
        cost: new DayCostAtRate(meanRate(question.rate), interviewersOf(question), question.breaks, question.costs),
      },
    ],
    ruleOfThumbOf(question),
  ).invitations
}
