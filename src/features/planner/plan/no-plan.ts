import type { PlanQuestion } from '../../../domain/days/plan.ts'
import type { WaysOut } from '../../../domain/days/other-days/ways-out.ts'
import type { Translate } from '../../../web/messages/index.ts'
import type { Formats } from '../../../web/texts/formats.ts'

/** Why there is no plan, and with figures what would do. */
export function noPlan(question: PlanQuestion, larger: WaysOut | null, t: Translate, format: Formats): string {
  if (question.format === 'group') return t('planner.impossible')
  if (question.asks === 'fill') return t('planner.not-worth')
  if (!larger) return t('planner.impossible')
  const { places, interviewers, slots, days } = larger
  const minutes = (wait: number) => format.number(wait * question.minutes)
  const ways = [
    interviewers && t('planner.way.interviewers', { ...interviewers, wait: minutes(interviewers.wait) }),
    slots && t('planner.way.slots', { ...slots, minutes: slots.more * question.minutes, wait: minutes(slots.wait) }),
    days && t('planner.way.days', days),
  ].filter((way) => way !== null)
  const tooShort = t('planner.too-short', { goal: question.goal, places })
  const enough =
    ways.length === 0 ? t('planner.impossible') : t('planner.ways', { count: ways.length, ways: ways.join('; ') })
  return `${tooShort} ${enough}`
}
