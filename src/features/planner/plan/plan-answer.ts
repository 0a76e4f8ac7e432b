import type { DayOfShape } from '../../../domain/days/other-days/day-shapes.ts'
import type { Plan } from '../../../domain/days/plan.ts'
import type { Translate } from '../../../web/messages/index.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import { endOf } from './day-times.ts'
import { outOf } from './natural-frequencies.ts'
import type { PlanInput } from './plan-fields.ts'

/** "on 9 of 10 such days you meet at least 5. 48 would fill the day.": what follows "Invite 38 people". */
export function sentenceOf(plan: Plan, input: PlanInput, t: Translate): string {
  if (plan.firstOf) return t('planner.first-look')
  return [chanceOf(plan, t), otherNumber(plan, input, t)].filter((part) => part !== null).join(' ')
}

function chanceOf({ probability, counted, law, question: { goal } }: Plan, t: Translate): string {
  const [days, of] = outOf(probability)
  const isHeld = counted !== law
  if (days === of) return t(isHeld ? 'planner.sentence-held.sure' : 'planner.sentence.sure', { goal })
  return t(isHeld ? 'planner.sentence-held' : 'planner.sentence', { goal, days, of })
}

/** The answer to the other question: how many would fill the day, or how many would do for the goal. */
function otherNumber({ flow, question, invitations }: Plan, { goal }: PlanInput, t: Translate): string | null {
  if (!flow || question.format !== 'flow' || typeof question.spread !== 'string') return null
  const { enough, fills } = flow
  if (question.asks === 'meet') return fills > invitations ? t('planner.would-fill', { fills }) : null
  return enough !== null && enough < invitations ? t('planner.would-do', { enough, goal }) : null
}

/** From when on nobody is invited; null where the last time has somebody. */
export function freeFrom({ perSlot }: Plan, times: readonly string[], t: Translate): string | null {
  const time = times[perSlot.findLastIndex((n) => n > 0) + 1]
  return time === undefined ? null : t('planner.free-from', { time })
}

/** The address of a form with these values instead of its own. */
export type LinkTo = (values: Record<string, string>) => string

/** Another day that meets the goal, in words, and where the form says so. */
export function shapeView(
  { slots, interviewers, wait }: DayOfShape,
  input: PlanInput,
  linkTo: LinkTo | null,
  t: Translate,
  format: Formats,
): { text: string; href: string | null } {
  const until = endOf(input, slots) ?? ''
  return {
    text: t('planner.shape', { until, interviewers, wait: format.number(wait * input.minutes) }),
    href: linkTo && linkTo({ until, interviewers: String(interviewers) }),
  }
}
