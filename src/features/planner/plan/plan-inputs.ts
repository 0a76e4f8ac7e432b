import { PRESETS } from '../../../domain/days/presets.ts'
import { ARTICLE_PRIOR } from '../../../domain/chances/show-rate.ts'
import type { Plan } from '../../../domain/days/plan.ts'
import { rateInterval } from '../../../domain/chances/rate-interval.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'
import type { PlanInput } from './plan-fields.ts'

/** A number the plan was made with, and who says so. */
export type InputShown = { label: string; value: string; source: string }

/** Everything the plan rests on, for those who want to know. */
export function inputsOf(
  { meanRate, invitations, question }: Plan,
  input: PlanInput,
  t: Translate,
  format: Formats,
): InputShown[] {
  const share = (percent: number) => format.percent(percent / 100, Number.isInteger(percent) ? 0 : 1)
  const yours = t('planner.input.yours')
  const orNone = (label: string, percent: number): InputShown => ({
    label,
    value: share(percent),
    source: percent === 0 ? t('planner.input.none') : yours,
  })
  const isFilled = question.format === 'flow' && question.asks === 'fill'
  const times = 1 + ((invitations - 1) * input.dayEffect) / 100
  const inputs: InputShown[] = [
    {
      label: t('planner.input.goal'),
      value: isFilled
        ? t('planner.input.fill')
        : t('planner.input.goal-value', { goal: question.goal, confidence: share(input.certainty) }),
      source: yours,
    },
    { label: t('planner.input.rate'), value: format.percent(meanRate, 1), source: t(`planner.rate.${input.rate}`) },
    {
      label: t('planner.day-effect'),
      value: share(input.dayEffect),
      source:
        input.dayEffect === 0
          ? t('planner.input.independent')
          : t('planner.input.day-effect', { times: format.number(times, 1) }),
    },
  ]
  if (question.format !== 'flow') return inputs
  inputs.push(orNone(t('planner.late'), input.late), orNone(t('planner.overrun'), input.overrun))
  if (!isFilled || input.perSlot) return inputs
  inputs.push({
    label: t('planner.input.work'),
    value: t('planner.minutes', { minutes: format.number(input.work) }),
    source: yours,
  })
  const { idle, wait, overtime } = PRESETS[input.spread === 'even' ? 'balanced' : input.spread]
  const prices = [idle, wait, overtime]
    .map((price) => format.number(price, Number.isInteger(price) ? 0 : 2))
    .join(' : ')
  return [...inputs, { label: t('planner.input.costs'), value: prices, source: t('planner.input.costs-source') }]
}

/** Where the rate of a calculator's form comes from, with what n, and how sure it is. */
export function rateNote(input: PlanInput, t: Translate, format: Formats): string {
  if (input.rate === 'one-in-five') return t('planner.source.one-in-five')
  if (input.rate === 'one-in-three') return t('planner.source.one-in-three')
  if (input.rate === 'known') return t('planner.source.known', { rate: format.percent(input.known / 100) })
  const [came, missed] = [ARTICLE_PRIOR.came + input.came, ARTICLE_PRIOR.missed + input.invited - input.came]
  const { from, to } = rateInterval(came, missed, 0.9)
  const rate = format.percent(came / (came + missed))
  return t('planner.source.own', {
    came: input.came,
    invited: input.invited,
    rate,
    from: format.percent(from),
    to: format.percent(to),
  })
}
