import type { Temporal } from 'temporal-polyfill'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Permission } from '../../../web/security/permissions.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { BatchLine } from '../../batches/reads/lists.ts'
import type { Turnout } from '../../turnout/reads/team-turnout.ts'
import type { FirstSteps } from '../reads/first-steps.ts'

const steps: { step: keyof FirstSteps; label: MessageKey; href: string; permission: Permission }[] = [
  { step: 'history', label: 'home.step-history', href: '/imports/new?kind=attendance', permission: 'imports.run' },
  { step: 'vacancy', label: 'home.step-vacancy', href: '/vacancies/new', permission: 'vacancies.edit' },
  {
    step: 'candidates',
    label: 'home.step-candidates',
    href: '/imports/new?kind=candidates',
    permission: 'imports.run',
  },
  { step: 'batch', label: 'home.step-batch', href: '/batches/new', permission: 'batches.plan' },
]

export function todayPage(
  today: Temporal.PlainDate,
  batches: readonly BatchLine[],
  turnout: Turnout,
  done: FirstSteps,
  visitor: Visitor,
) {
  const { t, format, may } = visitor
  const day = today.toString()
  const view = (batch: BatchLine) => ({
    id: batch.id,
    title: batch.title,
    when: [
      format.date(batch.date, today.year),
      batch.starts_at ? format.time(batch.starts_at, batch.time_zone) : '',
    ].join(', '),
    format: t(`batch.${batch.format}`),
    invited: t('batches.invited-of', { invited: batch.invited ?? 0, planned: batch.planned ?? 0 }),
    came: batch.came ?? 0,
    open: batch.status === 'planned',
  })
  return {
    day: `${format.weekday(day)}, ${format.date(day, today.year)}`,
    today: batches.filter((batch) => batch.date === day).map(view),
    next: batches.filter((batch) => batch.date > day).map(view),
    turnout:
      turnout.invited === 0
        ? null
        : { share: format.percent(turnout.came / turnout.invited), counts: t('turnout.counts', turnout) },
    steps: Object.values(done).every(Boolean)
      ? []
      : steps
          .filter(({ permission }) => may(permission))
          .map(({ step, label, href }) => ({ label: t(label), href, done: done[step] })),
  }
}
