import type { Visitor } from '../../web/visitor.ts'
import { calculate, TooLarge } from './calculator.ts'
import { type PlanInput, questionOf, rateOf } from './plan-form.ts'
import { planView, type PlanView } from './plan-view.ts'

/** A plan to be shown, or in words why there is none. */
export type PlanShown = { plan: PlanView; trouble: null } | { plan: null; trouble: string }

/** The plan behind a filled-in form. */
export async function planShown(input: PlanInput, { t, format }: Visitor): Promise<PlanShown> {
  try {
    const plan = await calculate('plan', { question: questionOf(input), rate: rateOf(input) })
    return plan ? { plan: planView(plan, input, t, format), trouble: null } : { plan: null, trouble: t('planner.impossible') }
  } catch (error) {
    if (error instanceof TooLarge) return { plan: null, trouble: t(tooLarge(input)) }
    throw error
  }
}

/** Which input makes a plan too dear to be worked out while somebody waits. */
function tooLarge({ format, late, overrun }: PlanInput) {
  if (format === 'group') return 'planner.too-large-group'
  return late > 0 || overrun > 0 ? 'planner.too-large-late' : 'planner.too-large'
}
