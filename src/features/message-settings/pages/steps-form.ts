import { z } from 'zod'
import { DEFAULT_STEPS, type Lead, type Step } from '../../../domain/messages/steps.ts'
import { choice, optionalChoice, wholeNumber } from '../../../web/forms/fields.ts'
import type { FormView } from '../../../web/forms/forms.ts'
import type { Translate } from '../../../web/messages/index.ts'

export const UNITS = ['days', 'hours'] as const

const LONGEST = 60

/** Fields of every step: `on-1-day`, and but for the one at booking `count-1-day` and `unit-1-day`. */
export const stepsForm = z.object(
  Object.fromEntries(
    DEFAULT_STEPS.flatMap(({ id, lead }): [string, z.ZodType][] => [
      [`on-${id}`, optionalChoice(['yes'])],
      ...(lead.unit === 'booking'
        ? []
        : ([
            [`count-${id}`, wholeNumber(1, LONGEST)],
            [`unit-${id}`, choice(UNITS)],
          ] satisfies [string, z.ZodType][])),
    ]),
  ),
)

export function stepsFrom(form: Record<string, unknown>): Step[] {
  return DEFAULT_STEPS.map(({ id, lead }) => ({ id, lead: leadFrom(id, lead, form), on: form[`on-${id}`] === 'yes' }))
}

function leadFrom(id: string, lead: Lead, form: Record<string, unknown>): Lead {
  if (lead.unit === 'booking') return lead
  return { unit: form[`unit-${id}`] as (typeof UNITS)[number], count: Number(form[`count-${id}`]) }
}

export function stepsValues(steps: readonly Step[]): Record<string, unknown> {
  return Object.fromEntries(
    steps.flatMap(({ id, lead, on }) => [
      [`on-${id}`, on ? 'yes' : ''],
      ...(lead.unit === 'booking'
        ? []
        : [
            [`count-${id}`, lead.count],
            [`unit-${id}`, lead.unit],
          ]),
    ]),
  )
}

/** The steps as fields of a page, with what was typed where it was refused. */
export function stepsView(steps: readonly Step[], t: Translate, again?: FormView) {
  return {
    values: again?.values ?? stepsValues(steps),
    errors: again?.errors ?? {},
    steps: steps.map(({ id, lead }) => ({
      id,
      name: t(`message-settings.step.${id}`),
      hint: t(`message-settings.step-hint.${id}`),
      timed: lead.unit !== 'booking',
    })),
    units: UNITS.map((unit) => ({ value: unit, label: t(`message-settings.unit.${unit}`) })),
  }
}
