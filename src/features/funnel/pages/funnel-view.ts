import { funnelOf, STATED_FUNNEL, type FunnelRow } from '../../../domain/pipeline/funnel.ts'
import { stageTimes, staysOf, type StageHistory, type StageTime } from '../../../domain/pipeline/time-in-stage.ts'
import { reasonText } from '../../../web/texts/close-reasons.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { funnelShapes } from '../../../web/charts/funnel-shapes.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Breakdown } from '../funnel.ts'
import type { Group } from '../reads/groups.ts'
import { mostCounted, type Applied } from '../reads/cohort.ts'

type Cohort = { applied: readonly Applied[]; histories: readonly StageHistory[]; cut: string | null }

/** The way of a cohort from CVs to the first working day, in figures and a picture. @param now ISO-8601 */
export function funnelView({ applied, histories, cut }: Cohort, now: string, visitor: Visitor) {
  const { t, format } = visitor
  const rows = funnelOf(applied)
  const closed = applied.filter(({ open }) => !open)
  const shapes = funnelShapes(rows.map(({ ofAll }) => ofAll ?? 0))
  return {
    people: applied.length,
    cut: cut === null ? null : t('funnel.cut', { most: mostCounted, day: format.date(dayOf(cut, teamZone)) }),
    open: t('funnel.open', { open: applied.length - closed.length, all: applied.length }),
    heading: headingOf(rows, applied, visitor),
    steps: rows.map((row, index) => ({
      ...stepView(row, visitor),
      ...shapes[index]!,
      waiting: waitingText(rows, index, visitor),
    })),
    closed: t('funnel.closed', { people: closed.length }),
    times: stageTimes(histories.flatMap((history) => staysOf(history, now))).map((time) => timeView(time, visitor)),
    reasons: reasonViews(closed, visitor),
  }
}

function stepView({ step, people, before, ofBefore, ofAll, undecided }: FunnelRow, { t, format }: Visitor) {
  const stated = STATED_FUNNEL[step]
  return {
    name: t(`funnel.step.${step}`),
    people: format.number(people),
    share: ofBefore === null ? '–' : t('funnel.share-of', { share: format.percent(ofBefore.rate), people, before }),
    interval: ofBefore === null ? '–' : intervalText(ofBefore, format),
    ofBefore:
      ofBefore === null
        ? ''
        : t('funnel.of-before', { share: format.percent(ofBefore.rate), interval: intervalText(ofBefore, format) }),
    ofAll: ofAll === null ? '–' : format.percent(ofAll, ofAll > 0 && ofAll < 0.1 ? 1 : 0),
    undecided: step === 'applied' ? '–' : format.number(undecided),
    stated: stated === undefined ? t('funnel.not-stated') : format.number(stated),
  }
}

function intervalText({ from, to }: { from: number; to: number }, format: Visitor['format']): string {
  return `${format.percent(from)} – ${format.percent(to)}`
}

/** Where most people stand who are still open, as the sentence that heads the page. */
function headingOf(rows: readonly FunnelRow[], applied: readonly Applied[], { t }: Visitor): string {
  const standing = rows.map((row, index) => ({
    step: row.step,
    people: row.people,
    open: rows[index + 1]?.undecided ?? 0,
  }))
  const most = standing.toSorted((a, b) => b.open - a.open)[0]!
  if (most.open === 0) return t('funnel.all-decided', { people: applied.length })
  return t('funnel.most-stand', { step: t(`funnel.step.${most.step}`), open: most.open, people: most.people })
}

/** How many of those at a step wait there for what comes next. */
function waitingText(rows: readonly FunnelRow[], index: number, { t }: Visitor): string {
  const undecided = rows[index + 1]?.undecided ?? 0
  return undecided === 0 ? '' : t('funnel.waiting', { people: undecided })
}

function timeView({ kind, standing, median }: StageTime, { t, format }: Visitor) {
  return {
    stage: t(`stage.kind.${kind}`),
    median: median === null ? t('funnel.no-median') : t('funnel.days', { days: Math.round(median) }),
    standing: format.number(standing),
  }
}

/** Why people are out, the most frequent reason first. */
function reasonViews(closed: readonly Applied[], { t, format }: Visitor) {
  const groups = [
    ...Map.groupBy(closed, ({ ended_by, close_reason }) => `${ended_by ?? 'team'} ${close_reason ?? ''}`).values(),
  ]
  const most = Math.max(1, ...groups.map((group) => group.length))
  return groups
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 30)
    .map((group) => ({
      whose: t(`funnel.ended.${group[0]!.ended_by ?? 'team'}`),
      reason: reasonText(group[0]!.close_reason, t),
      side: group[0]!.ended_by ?? 'team',
      people: format.number(group.length),
      share: format.percent(group.length / closed.length),
      width: ((100 * group.length) / most).toFixed(1),
    }))
}

/** The funnel of each group of a breakdown, side by side. */
export function groupViews(groups: readonly Group[], by: Breakdown, visitor: Visitor) {
  const { t, format } = visitor
  return groups.map(({ name, others, members }) => {
    const rows = funnelOf(members)
    const [came] = rows.filter(({ step }) => step === 'came')
    return {
      name: others === 0 ? groupName(name, by, visitor) : t('funnel.small-groups', { count: others }),
      counts: rows.map(({ people }) => format.number(people)),
      came: came?.ofBefore ? `${format.percent(came.ofBefore.rate)} (${intervalText(came.ofBefore, format)})` : '–',
    }
  })
}

function groupName(name: string, by: Breakdown, { t, format }: Visitor): string {
  if (by === 'month') return format.month(`${name}-01`)
  if (by === 'source') return name || t('turnout.not-named')
  return name || t('application.no-owner')
}

/**
 * The campaign planner, filled in with what was counted. Between passing and accepting lies the offer, which it has no
 * step for. @param asof `2026-11-24`
 */
export function campaignAddress(applied: readonly Applied[], asof: string, openings: number | undefined): string {
  const people = Object.fromEntries(funnelOf(applied).map((row) => [row.step, row.people]))
  const steps = {
    invite: ['invited', 'applied'],
    come: ['came', 'invited'],
    pass: ['passed', 'came'],
    accept: ['accepted', 'passed'],
    start: ['started', 'accepted'],
  } as const
  const query = new URLSearchParams(openings === undefined ? {} : { openings: String(openings) })
  for (const [name, [step, before]] of Object.entries(steps))
    if (people[before]! > 0) query.set(name, `${people[step]}of${people[before]}`)
  query.set('asof', asof)
  return `/planner/campaign?${query.toString()}`
}
