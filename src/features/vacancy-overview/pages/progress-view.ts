import type { StageKind } from '../../../domain/pipeline/stages.ts'
import type { Permission } from '../../../web/security/permissions.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { NextDay } from '../reads/next-day.ts'

/** People of a stage, with what they are called there. */
export type StagePeople = { id: number; kind: StageKind; name: string; people: number; text: string }

type Standing = {
  vacancy: { id: number; openings: number; closedOn: string | null }
  hired: number
  stages: readonly StagePeople[]
  /** A day that is over and still open: its results are missing. */
  unclosed: { id: number; date: string } | null
  next: NextDay | null
}

/** What stands in the way of hiring, and the one thing to do about it. */
type Obstacle = { text: string; action: Action | null }
type Action = { label: string; href: string; post?: true; permission: Permission }

/** The sentence that opens the page of a vacancy: places filled, what stands in the way, what to do. */
export function progressView(standing: Standing, year: number, visitor: Visitor) {
  const { t, may } = visitor
  const { vacancy, hired } = standing
  const left = Math.max(0, vacancy.openings - hired)
  const { text, action } = obstacle(standing, left, year, visitor)
  const values = { left, openings: vacancy.openings, hired: Math.min(hired, vacancy.openings) }
  return {
    left: visitor.format.number(left),
    done: left === 0,
    heading:
      vacancy.closedOn === null
        ? t(left === 0 ? 'vacancy.all-hired' : 'vacancy.still-to-hire', values)
        : t('vacancy.closed-with', { ...values, day: vacancy.closedOn }),
    text,
    action: action && may(action.permission) ? action : null,
  }
}

function obstacle(
  { vacancy, stages, unclosed, next }: Standing,
  left: number,
  year: number,
  { t, format }: Visitor,
): Obstacle {
  const address = `/vacancies/${vacancy.id}`
  if (vacancy.closedOn !== null) return { text: t('vacancy.closed-why'), action: null }
  if (left === 0)
    return {
      text: t('vacancy.may-close'),
      action: { label: t('vacancy.close'), href: `${address}/closure`, post: true, permission: 'vacancies.edit' },
    }
  const passed = stages.find(({ kind, people }) => kind === 'passed' && people > 0)
  if (passed)
    return {
      text: t('vacancy.passed-wait', { count: passed.people, stage: passed.name }),
      action: {
        label: t('vacancy.see-passed'),
        href: `${address}/list?stage=${passed.id}`,
        permission: 'candidates.read',
      },
    }
  const openDay = (id: number): Action => ({
    label: t('vacancy.open-day'),
    href: `/batches/${id}`,
    permission: 'batches.read',
  })
  if (unclosed)
    return {
      text: t('vacancy.day-unclosed', { day: format.date(unclosed.date, year) }),
      action: openDay(unclosed.id),
    }
  const load: Action = {
    label: t('vacancy.load'),
    href: `/imports/new?kind=candidates&vacancy=${vacancy.id}`,
    permission: 'imports.run',
  }
  if (next) {
    const values = { day: format.date(next.date, year), invited: next.invited, more: next.further ?? 0 }
    if (next.begun) return { text: t('vacancy.day-runs', values), action: openDay(next.id) }
    if (next.further === 0) return { text: t('vacancy.day-enough', values), action: openDay(next.id) }
    if (next.further === null) return { text: t('vacancy.day-never', values), action: openDay(next.id) }
    if (next.toInvite === 0) return { text: t('vacancy.day-nobody', values), action: load }
    return {
      text: t('vacancy.day-short', values),
      action: { label: t('vacancy.choose-whom'), href: `/batches/${next.id}/fill`, permission: 'batches.plan' },
    }
  }
  const fresh = stages
    .filter(({ kind }) => kind === 'new' || kind === 'screening')
    .reduce((sum, { people }) => sum + people, 0)
  if (fresh === 0) return { text: t('vacancy.nobody-new'), action: load }
  return {
    text: t('vacancy.no-day', { count: fresh }),
    action: { label: t('vacancy.plan'), href: `/batches/new?vacancy=${vacancy.id}`, permission: 'batches.plan' },
  }
}

const shades: Record<StageKind, 'early' | 'met' | 'late' | 'done'> = {
  new: 'early',
  screening: 'early',
  invited: 'met',
  came: 'met',
  passed: 'late',
  offered: 'late',
  accepted: 'done',
  started: 'done',
}

/** Where people stand, as one bar: a part for each stage with anybody in it; distances in per cent. */
export function stageBar(stages: readonly StagePeople[]) {
  const all = stages.reduce((sum, { people }) => sum + people, 0)
  let before = 0
  return stages.map((stage) => {
    const start = before
    before += stage.people
    return {
      ...stage,
      shade: shades[stage.kind],
      part:
        stage.people === 0
          ? null
          : { x: `${((100 * start) / all).toFixed(2)}%`, width: `${((100 * stage.people) / all).toFixed(2)}%` },
    }
  })
}
