import type { Visitor } from '../../../web/visitor.ts'
import type { DayAdvice } from '../day-advice.ts'
import type { AdvisedDay } from '../reads/advised-days.ts'

/** The step at which a day stands, by what it asks for. */
const stepOf: Record<DayAdvice['kind'], number> = {
  invite: 0,
  'second-day': 0,
  move: 0,
  call: 1,
  ready: 2,
  receive: 2,
  mark: 2,
  meeting: 2,
  running: 2,
  close: 3,
  results: 3,
  closed: 4,
  cancelled: 0,
}

/** Invite → call → receive → close, each a link with how far it is; none for a day that was called off. */
export function daySteps({ batch, slots, state, advice }: AdvisedDay, { t, format, may }: Visitor) {
  if (advice.kind === 'cancelled') return []
  const { invited, silent, came, unmarked } = state
  const day = `/batches/${batch.id}`
  const open = batch.status === 'planned'
  const plans = open && may('batches.plan')
  const first = slots[0]
  const starts = first
    ? format.dateTime(first.starts_at, batch.time_zone, Number(batch.date.slice(0, 4)))
    : format.date(batch.date)
  const asked = advice.kind === 'invite'
  const steps = [
    {
      label: t('day.step-invite'),
      href: plans ? `${day}/fill${asked ? `?more=${advice.more}` : ''}` : '#people',
      detail: asked ? t('day.invited-of', { invited, needed: invited + advice.more }) : t('day.invited', { invited }),
    },
    {
      label: t('day.step-call'),
      href: plans ? `${day}/calls` : `${day}/invitations`,
      detail: invited === 0 ? t('day.nobody-to-call') : t('day.clear-of', { clear: invited - silent, invited }),
    },
    {
      label: t('day.step-receive'),
      href: `${day}/reception`,
      detail: open && state.phase === 'ahead' ? starts : t('day.came-of', { came, invited }),
    },
    {
      label: t('day.step-close'),
      href: plans ? `${day}/close` : '#people',
      detail: !open
        ? t('day.closed')
        : state.phase === 'over'
          ? t('day.unmarked', { unmarked })
          : t('day.after-meetings'),
    },
  ]
  const here = batch.status === 'closed' ? steps.length : stepOf[advice.kind]
  return steps.map((step, index) => ({ ...step, past: index < here, now: index === here }))
}
