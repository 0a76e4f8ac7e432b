import { z } from 'zod'
import { day, id, optionalText, timeOfDay, wholeNumber } from '../../../web/forms/fields.ts'
import { planDefaults, planFields, planRules, typedPlan } from '../../planner/pages/plan-form.ts'

const lines = (value: string | undefined) =>
  (value ?? '')
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter(Boolean)

/** A plan, and what makes a day of it: when, where and who. */
export const batchForm = z
  .object({
    ...planFields,
    vacancy: id(),
    date: day(),
    from: timeOfDay(),
    groupMinutes: wholeNumber(15, 480),
    place: optionalText(500),
    contact: optionalText(300),
    interviewerNames: optionalText(2000).transform(lines),
    invitationText: optionalText(3000),
  })
  .superRefine(planRules)

export type BatchInput = z.output<typeof batchForm>

export const batchDefaults = { ...planDefaults, from: '10:00', groupMinutes: '90' }

/** What was typed, with defaults where a field was not sent or the format does not use it. */
export function typedBatch(sent: Record<string, unknown>): Record<string, unknown> {
  const typed = typedPlan({ ...batchDefaults, ...sent })
  return typed['format'] === 'group' ? typed : { ...typed, groupMinutes: batchDefaults.groupMinutes }
}
