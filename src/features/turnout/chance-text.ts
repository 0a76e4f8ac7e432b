import type { MessageKey } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { Forecast, Ground } from '../../domain/turnout/prediction.ts'
import { LEAST_SHOWN } from '../../domain/turnout/summary.ts'
import type { PersonChance } from './forecasts.ts'
import { kindName } from './words.ts'

/** A chance with its interval and, in one line, what it rests on. */
export function chanceText(
  { chance, forecast, overdue }: PersonChance,
  visitor: Visitor,
): { chance: string; interval: string; why: string } {
  const { t, format } = visitor
  if (overdue) return { chance: format.chance(chance), interval: '', why: t('why.overdue') }
  if (!forecast) return { chance: format.chance(chance), interval: '', why: t('why.plan') }
  const { from, to } = forecast.interval
  return {
    chance: format.chance(chance),
    interval: t('why.interval', { from: format.percent(from), to: format.percent(to) }),
    why: whyText(forecast, visitor),
  }
}

/** A chance that explains itself: the figure, the same in people, and line by line what it rests on. */
export function chanceReasons(
  { chance, forecast, overdue }: PersonChance,
  visitor: Visitor,
): { figure: string; heading: string; lines: string[] } {
  const { t, format } = visitor
  const hundred = (share: number) => Math.round(100 * share)
  const figure = format.percent(chance)
  const values = { chance: hundred(chance) }
  if (overdue) return { figure, heading: t('why.of-hundred', values), lines: [t('why.overdue')] }
  if (!forecast) return { figure, heading: t('why.of-hundred', values), lines: [t('why.plan')] }
  const { from, to } = forecast.interval
  return {
    figure,
    heading: t('why.of-hundred-between', { ...values, from: hundred(from), to: hundred(to) }),
    lines: [groundCounts(forecast.decidedBy, visitor), ...restOf(forecast, visitor)],
  }
}

/** "said yes: 72 of 160 came"; of very few people no count is told. */
function groundCounts(ground: Ground, visitor: Visitor): string {
  const values = { trait: traitText(ground, visitor), n: ground.n, came: Math.round(ground.came) }
  return visitor.t(ground.n < LEAST_SHOWN ? 'why.few' : 'why.counts', values)
}

function restOf({ basis, open }: Forecast, { t }: Visitor): string[] {
  return [
    ...(basis === 'stated' ? [t('why.stated')] : []),
    ...(open.includes('reply') ? [t('why.no-reply')] : []),
    ...(open.includes('call') ? [t('why.no-call')] : []),
  ]
}

function whyText(forecast: Forecast, visitor: Visitor): string {
  return [groundText(forecast.decidedBy, visitor), ...restOf(forecast, visitor)].join('; ')
}

/**
 * "said yes: 74 % of 212 such people came"; of very few no share is told, which would say more about them than about
 * it.
 */
function groundText(ground: Ground, visitor: Visitor): string {
  const { t, format } = visitor
  const values = { trait: traitText(ground, visitor), n: ground.n }
  if (ground.n < LEAST_SHOWN) return t('why.few', values)
  return t('why.share', { ...values, share: format.percent(ground.came / ground.n) })
}

const traits: Partial<Record<string, MessageKey>> = {
  'reply:yes': 'why.reply-yes',
  'reply:no': 'why.reply-no',
  'reply:unsure': 'why.reply-unsure',
  'reply:': 'why.silent',
  'permission:yes': 'why.permission-yes',
  'permission:no': 'why.permission-no',
  'permission:unsure': 'why.permission-unsure',
  'permission:': 'why.permission-none',
  'yesAnswers:': 'why.call-none',
  'kind:': 'why.kind-none',
  'source:': 'why.source-none',
  'leadTime:0': 'why.lead-0',
  'leadTime:1-3': 'why.lead-1-3',
  'leadTime:4-13': 'why.lead-4-13',
  'leadTime:14+': 'why.lead-14',
  'leadTime:': 'why.lead-none',
  'earlier:none': 'why.earlier-none',
  'earlier:came': 'why.earlier-came',
  'earlier:missed': 'why.earlier-missed',
  'silence:': 'why.silent',
  'silence:asked': 'why.asked',
  'silentForDay:asked': 'why.silent-day',
  'silentForThreeDays:asked': 'why.silent-three-days',
  'team:': 'why.team',
}

function traitText({ level, value }: Ground, visitor: Visitor): string {
  const { t } = visitor
  const known = traits[`${level}:${value}`]
  if (known) return t(known)
  if (level === 'yesAnswers') return t('why.yes-answers', { count: Number(value) })
  if (level === 'kind') return kindName(value, t)
  if (level === 'trial') return t(value.endsWith('b') ? 'why.trial-other' : 'why.trial-usual')
  return t('why.source', { source: value })
}
