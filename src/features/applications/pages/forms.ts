import { z } from 'zod'
import type { EndedBy } from '../../../db/schema/applications.ts'
import { choice, day, id, optionalId, optionalText, text } from '../../../web/forms/fields.ts'
import { closeReasons } from '../../../web/texts/close-reasons.ts'
import { messageKey, type Translate } from '../../../web/messages/index.ts'
import type { Closure } from '../acts/close.ts'
import type { Seen } from '../acts/move.ts'
const always = { when: () => true }

const empty = (value: unknown) => (value === '' ? undefined : value)

/** An application as a page showed it: `12.3` is number 12 in its third version. */
const seen = z
  .string()
  .regex(/^[1-9]\d{0,8}\.[1-9]\d{0,8}$/)
  .transform((typed): Seen => {
    const [id = 0, version = 0] = typed.split('.').map(Number)
    return { id, version }
  })

/** The same with the stage it is to go to: `12.3.5`. */
const move = z
  .string()
  .regex(/^[1-9]\d{0,8}(\.[1-9]\d{0,8}){2}$/)
  .transform((typed) => {
    const [id = 0, version = 0, stage = 0] = typed.split('.').map(Number)
    return { stage, seen: [{ id, version }] }
  })

/** Longer than any page of a list. */
const mostAtOnce = 500

/** One card by its own button, or those that are ticked to the stage that is chosen. */
export const movesForm = z.union([
  z.object({ to: move }).transform(({ to }) => to),
  z
    .object({
      stage: z.preprocess(empty, id()),
      application: z.array(seen).min(1).max(mostAtOnce),
    })
    .transform(({ stage, application }) => ({ stage, seen: application })),
])

export const versionForm = z.object({ version: id() })

/** @param owners the ids of those who can be given something to do */
export const stepForm = (owners: readonly number[]) =>
  z
    .object({
      step: optionalText(300),
      due: z.preprocess(empty, day().optional()),
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

export const startForm = z.object({ day: day(), version: id() })

export const endings = ['team', 'candidate'] as const satisfies readonly EndedBy[]

export const reasonForm = z.object({ endedBy: choice(endings), wording: text(200) })

const other = (endedBy: EndedBy) => `other-${endedBy}`

export type ReasonOption = { value: string; label: string; closure: Closure | null; endedBy: EndedBy }

/** The reasons to choose from: the usual ones, the team's own, and one in words of one's own for either side. */
export const reasonOptions = (
  own: readonly { id: number; ended_by: EndedBy; wording: string }[],
  t: Translate,
): ReasonOption[] =>
  endings.flatMap((endedBy) => [
    ...closeReasons[endedBy].map((reason) => ({
      value: reason,
      label: t(`close-reason.${reason}`),
      closure: { endedBy, reason },
      endedBy,
    })),
    ...own
      .filter((one) => one.ended_by === endedBy)
      .map(({ id, wording }) => ({
        value: `own-${id}`,
        label: wording,
        closure: { endedBy, reason: wording },
        endedBy,
      })),
    { value: other(endedBy), label: t('closure.own'), closure: null, endedBy },
  ])

export const closureForm = (options: readonly ReasonOption[]) =>
  z
    .object({ reason: choice(options.map(({ value }) => value)), own: optionalText(300), version: id() })
    .refine(({ reason, own }) => reason === undefined || !reason.startsWith('other-') || own !== undefined, {
      path: ['own'],
      error: messageKey('fields.required'),
      ...always,
    })
    .transform(({ reason, own, version }) => {
      const chosen = options.find(({ value }) => value === reason)
      return { version, closure: chosen?.closure ?? { endedBy: chosen?.endedBy ?? 'team', reason: own ?? '' } }
    })
