import { funnelOf, STATED_FUNNEL, type FunnelRow } from '../../../domain/pipeline/funnel.ts'
import { stageTimes, staysOf, type StageHistory, type StageTime } from '../../../domain/pipeline/time-in-stage.ts'
import { barChart, type ChartView } from '../../../web/charts/charts.ts'
import { reasonText } from '../../../web/texts/close-reasons.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { dayOf } from '../../../web/texts/days.ts'
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
  return {
    people: applied.length,
    cut: cut === null ? null : t('funnel.cut', { most: mostCounted, day: format.date(dayOf(cut, teamZone)) }),
    open: t('funnel.open', { open: applied.length - closed.length, all: applied.length }),
    steps: rows.map((row) => stepView(row, visitor)),
    chart: funnelChart(rows, visitor),
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
    ofAll: ofAll === null ? '–' : format.percent(ofAll, ofAll > 0 && ofAll < 0.1 ? 1 : 0),
    undecided: step === 'applied' ? '–' : format.number(undecided),
    stated: stated === undefined ? t('funnel.not-stated') : format.number(stated),
  }
}

function intervalText({ from, to }: { from: number; to: number }, format: Visitor['format']): string {
  return `${format.percent(from)} – ${format.percent(to)}`
}

/** Of a hundred CVs, how many get so far: the team's beside the article's, which stops at the interview. */
function funnelChart(rows: readonly FunnelRow[], { t, format }: Visitor): ChartView {
  const ofHundred = rows.map(({ ofAll }) => Math.round((ofAll ?? 0) * 1000) / 10)
  const stated = rows.map(({ step }) => STATED_FUNNEL[step] ?? null)
  const names = rows.map(({ step }) => t(`funnel.step.${step}`))
  return barChart({
    caption: t('funnel.chart'),
    labels: names,
    series: [
      { name: t('funnel.yours'), values: ofHundred, colour: 'accent' },
      { name: t('funnel.article'), values: stated, colour: 'ink-2' },
    ],
    x: { title: '' },
    y: { title: t('funnel.of-hundred') },
    columns: [t('funnel.step'), t('funnel.yours'), t('funnel.article')],
    cells: rows.map((_, index) => [
      format.number(ofHundred[index]!, 1),
      stated[index] === null ? t('funnel.not-stated') : format.number(stated[index]!),
    ]),
  })
}

function timeView({ kind, left, standing, median }: StageTime, { t, format }: Visitor) {
  return {
    stage: t(`stage.kind.${kind}`),
    median: median === null ? t('funnel.no-median') : t('funnel.days', { days: Math.round(median) }),
    left: format.number(left),
    standing: format.number(standing),
  }
}

/** Why people are out, the most frequent reason first. */
function reasonViews(closed: readonly Applied[], { t, format }: Visitor) {
  const groups = [
    ...Map.groupBy(closed, ({ ended_by, close_reason }) => `${ended_by ?? 'team'} ${close_reason ?? ''}`).values(),
  ]
  return groups
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 30)
    .map((group) => ({
      whose: t(`funnel.ended.${group[0]!.ended_by ?? 'team'}`),
      reason: reasonText(group[0]!.close_reason, t),
      people: format.number(group.length),
      share: format.percent(group.length / closed.length),
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
