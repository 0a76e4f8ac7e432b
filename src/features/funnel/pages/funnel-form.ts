import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { day, isDay, optionalChoice, optionalId, optionalText } from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'
import { breakdowns } from '../funnel.ts'

/** How many days a cohort spans when nobody chooses, and at most. */
const usualDays = 90
const mostDays = 366

/** What the address of the page holds: the days somebody applied on, both counted in, and what narrows them. */
export const funnelForm = z
  .object({
    from: day(),
    to: day(),
    vacancy: optionalId(),
    source: optionalText(100),
    owner: optionalId(),
    by: optionalChoice(breakdowns),
  })
  .superRefine(({ from, to }, context) => {
    if (!isDay(from) || !isDay(to)) return
    const days = Temporal.PlainDate.from(from).until(to).days
    if (days < 0) context.addIssue({ code: 'custom', path: ['to'], message: messageKey('funnel.to-before-from') })
    if (days >= mostDays) context.addIssue({ code: 'custom', path: ['from'], message: messageKey('funnel.too-long') })
  })

export type FunnelInput = z.output<typeof funnelForm>

export const usualPeriod = (today: string) => ({
  from: Temporal.PlainDate.from(today)
    .subtract({ days: usualDays - 1 })
    .toString(),
  to: today,
})
