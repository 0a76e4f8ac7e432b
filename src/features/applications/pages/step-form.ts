import { z } from 'zod'
import { day, id, optionalId, optionalText } from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'
import type { StepChange } from '../acts/set-next-step.ts'
const always = { when: () => true }

/** @param owners the ids of the colleagues who can be in charge */
export const stepForm = (owners: readonly number[]) =>
  z
    .object({
      step: optionalText(300),
      due: z.preprocess((value) => (value === '' ? undefined : value), day().optional()),
      owner: optionalId().refine((owner) => owner === undefined || owners.includes(owner), messageKey('fields.choose')),
      done: z.literal('yes').optional(),
      version: id(),
    })
    .refine(({ step, due }) => step === undefined || due !== undefined, {
      path: ['due'],
      error: messageKey('step.due-required'),
      ...always,
    })
    .refine(({ step, due }) => due === undefined || step !== undefined, {
      path: ['step'],
      error: messageKey('step.step-required'),
      ...always,
    })
    .refine(({ step, owner }) => step === undefined || owner !== undefined, {
      path: ['owner'],
      error: messageKey('step.owner-required'),
      ...always,
    })

/** What a form sent, as a change of the next step. */
export function sentStep({ step, due, owner, done }: z.output<ReturnType<typeof stepForm>>): StepChange {
  const next = step === undefined || due === undefined ? null : { text: step, due }
  return { next, owner: owner ?? null, done: done === 'yes' }
}
