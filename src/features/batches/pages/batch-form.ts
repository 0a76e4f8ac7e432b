import { z } from 'zod'
import { day, id, optionalText, wholeNumber } from '../../../web/forms/fields.ts'
import { planDefaults, planFields, planRules, typedPlan } from '../../planner/plan/plan-fields.ts'
import { minutesAfter } from '../../planner/plan/breaks.ts'
import { questionOf, rateOf } from '../../planner/plan/plan-question.ts'
import { usualDay } from '../../planner/usual-day.ts'
import type { NewBatch } from '../batch.ts'

function lines(value: string | undefined): string[] {
  return (value ?? '')
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter(Boolean)
}

/** A plan, and what makes a day of it: when, where and who. */
export const batchForm = z
  .object({
    ...planFields,
    vacancy: id(),
    date: day(),
    groupMinutes: wholeNumber(15, 480),
    place: optionalText(500),
    contact: optionalText(300),
    interviewerNames: optionalText(2000).transform(lines),
    invitationText: optionalText(3000),
    /** A batch whose missed people are to be invited to this one. */
    again: z.preprocess((value) => (value === '' ? undefined : value), id().optional()),
  })
  .superRefine(planRules)

type BatchInput = z.output<typeof batchForm>

export const batchDefaults = { ...planDefaults, groupMinutes: String(usualDay.groupMinutes) }

/** What was typed, with defaults where a field was not sent or the format does not use it. */
export function typedBatch(sent: Record<string, unknown>): Record<string, unknown> {
  const typed = typedPlan({ ...batchDefaults, ...sent })
  return typed['format'] === 'group' ? typed : { ...typed, groupMinutes: batchDefaults.groupMinutes }
}

/** The fields of a day that an address brings along, as the calculator's answer leads here with its plan. */
export function planSent(sent: Record<string, unknown>): Record<string, string> {
  const isCarried = (name: string) => name in planFields || name === 'date'
  const fields = Object.entries(sent).filter((field): field is [string, string] => typeof field[1] === 'string')
  return Object.fromEntries(fields.filter(([name]) => isCarried(name)))
}

/** The batch that a filled-in form describes. */
export function newBatchFrom(input: BatchInput): NewBatch {
  const flow = input.format === 'flow'
  return {
    vacancy: input.vacancy,
    date: input.date,
    from: input.from,
    minutes: flow ? input.minutes : input.groupMinutes,
    breaks: flow ? minutesAfter(input.breaks, input.slots) : [],
    question: questionOf(input),
    rate: rateOf(input),
    rateSource: input.rate === 'own' ? 'counted' : input.rate === 'known' ? 'known' : 'article',
    place: input.place ?? null,
    contact: input.contact ?? null,
    invitationText: input.invitationText ?? null,
    interviewerNames: input.interviewerNames,
  }
}
