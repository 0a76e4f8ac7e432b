import type { Temporal } from 'temporal-polyfill'
import { poissonBinomial } from '../chances/poisson-binomial.ts'
import type { Answer, Invitation } from './attendance/attendance.ts'
import type { Scenario } from './head-count.ts'
import { EVERYTHING_ASKED } from './levels.ts'
import { stagesOf, type TurnoutModel } from './model.ts'

/** What a confirmation call may bring to light: how likely, and the chance to come that it would leave. */
export type CallOutcome = { probability: number; chance: number }

export const DAY_PARTS = ['morning', 'evening', 'afternoon'] as const

/** Mornings first (calls are best from 9 to 12), then the hours that differ most from them. */
export type DayPart = (typeof DAY_PARTS)[number]

/** The hour at which each part of a day begins. */
const BEGINS: Record<DayPart, number> = { morning: 0, afternoon: 12, evening: 17 }

/**
 * Somebody to be called; `unreached` lists the parts of the day of every call that nobody answered, `slot` is when the
 * interview begins.
 */
export type ToCall = {
  outcomes: readonly CallOutcome[]
  unreached: readonly DayPart[]
  slot: Temporal.ZonedDateTime
}

/** `index` into the people given; `gain` = expected change, up or down, of the chance to reach the goal. */
export type NextCall = { index: number; gain: number; callAt: DayPart }

const ANSWERS: readonly Answer[] = ['yes', 'no', 'unsure']

/**
 * What calling somebody may reveal, by the call's decisive question, permission to leave work, as those of the same
 * reply have answered it; before any call was made, each answer is as likely as the others.
 */
export function callOutcomes(model: TurnoutModel, invitation: Invitation): CallOutcome[] {
  const { replyAndCall, call } = model.trees
  const alike = invitation.reply === null ? call : replyAndCall.children.get(invitation.reply)
  const weights = ANSWERS.map((permission) => 1 + (alike?.children.get(permission)?.weight ?? 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return ANSWERS.map((permission, i) => {
    const stages = stagesOf(model, { ...invitation, permission }, EVERYTHING_ASKED)
    const { belief } = stages.find(({ step }) => step.level === 'permission')!
    return { probability: weights[i]! / total, chance: belief.mean }
  })
}

export function dayPart({ hour }: Temporal.ZonedDateTime): DayPart {
  return hour < BEGINS.afternoon ? 'morning' : hour < BEGINS.evening ? 'afternoon' : 'evening'
}

/**
 * Whom to call next: first those whose answer would change the chance that at least `goal` come the most. That chance
 * is linear in one person's chance p, with the slope P(exactly goal - 1 of the others come); so the expected change is
 * the slope times E|p after the call - p before|. Where that is the same, the earlier slot comes first. People whom the
 * last calls did not reach wait for another part of the day, if one begins before their slot; else they come up again
 * now, after those not yet called in this part of the day. Once a slot has begun, nobody is called for it.
 *
 * @param scenarios everybody invited, `people` in the same order; somebody not to be called has no outcomes
 */
export function callOrder(
  scenarios: readonly Scenario[],
  people: readonly ToCall[],
  goal: number,
  now: Temporal.ZonedDateTime,
): NextCall[] {
  const slopes = pivots(scenarios, people.length, goal)
  const here = dayPart(now)
  return people
    .map(({ outcomes, unreached, slot }, index) => {
      const before = outcomes.reduce((sum, { probability, chance }) => sum + probability * chance, 0)
      const swing = outcomes.reduce((sum, { probability, chance }) => sum + probability * Math.abs(chance - before), 0)
      const callAt = unreached.length === 0 ? here : anotherPart(unreached, partsUntil(slot, now))
      return { index, gain: swing * slopes[index]!, callAt, tries: triesIn(here, unreached), slot }
    })
    .filter(({ index, slot }) => people[index]!.outcomes.length > 0 && isBefore(now, slot))
    .sort(
      (a, b) =>
        Number(b.callAt === here) - Number(a.callAt === here) ||
        a.tries - b.tries ||
        comparable(b.gain) - comparable(a.gain) ||
        a.slot.epochMilliseconds - b.slot.epochMilliseconds ||
        a.index - b.index,
    )
    .map(({ index, gain, callAt }) => ({ index, gain, callAt }))
}

function isBefore(one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean {
  return one.epochMilliseconds < other.epochMilliseconds
}

/** The same number for gains that differ by rounding only. */
function comparable(gain: number): number {
  return Math.round(gain * 1e12)
}

/** The parts of the day in which the person can still be called: the present one, and those before the slot. */
function partsUntil(slot: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime): DayPart[] {
  const next = (part: DayPart): Temporal.ZonedDateTime => {
    const today = now.startOfDay().with({ hour: BEGINS[part] })
    return isBefore(now, today) ? today : today.add({ days: 1 })
  }
  return DAY_PARTS.filter((part) => part === dayPart(now) || isBefore(next(part), slot))
}

/** The part of the day least often tried in vain. */
function anotherPart(unreached: readonly DayPart[], left: readonly DayPart[]): DayPart {
  return left.toSorted((a, b) => triesIn(a, unreached) - triesIn(b, unreached))[0]!
}

function triesIn(part: DayPart, unreached: readonly DayPart[]): number {
  return unreached.filter((tried) => tried === part).length
}

/** For each person, P(exactly goal - 1 of the others come), over all scenarios. */
function pivots(scenarios: readonly Scenario[], people: number, goal: number): Float64Array {
  const slopes = new Float64Array(people)
  for (const { weight, candidates } of scenarios) {
    const { first, pmf } = poissonBinomial(candidates)
    for (let i = 0; i < people; i++) slopes[i]! += weight * withoutOne(pmf, candidates[i]!, goal - 1 - first)
  }
  return slopes
}

/**
 * The probability at `k` once a person of chance `p` is taken out of a head-count law: solves
 * pmf[k] = (1 - p) rest[k] + p rest[k - 1] from the end where the division does not magnify rounding.
 */
function withoutOne(pmf: Float64Array, p: number, k: number): number {
  if (k < 0 || k > pmf.length - 1) return 0
  let rest = 0
  if (p <= 0.5) for (let i = 0; i <= k; i++) rest = (pmf[i]! - p * rest) / (1 - p)
  else for (let i = pmf.length - 1; i > k; i--) rest = (pmf[i]! - (1 - p) * rest) / p
  return Math.max(0, rest)
}
