import type { Visitor } from '../../../web/visitor.ts'
import type { Batch } from '../reads/batches.ts'
import type { NextSteps } from '../reads/next-steps.ts'

/** The steps after a closed day that the visitor may do, each as a link to a page that is filled in for it. */
export function nextStepsView(batch: Batch, steps: NextSteps, thisYear: number, { t, format, may }: Visitor) {
  const plan = `/batches/new?vacancy=${batch.vacancy_id}&like=${batch.id}`
  const { toInviteAgain: count, next } = steps
  const offers = may('offers.make')
    ? steps.toOffer.map(({ id, name }) => ({
        href: `/candidates/${id}/offers/new?vacancy=${batch.vacancy_id}`,
        label: t('next.offer', { name }),
      }))
    : []
  if (!may('batches.plan')) return offers
  const again = next
    ? {
        href: `/batches/${next.id}/fill?group=missed&of=${batch.id}`,
        label: t('next.again', { count, date: format.date(next.date, thisYear) }),
      }
    : { href: `${plan}&again=${batch.id}`, label: t('next.again-plan', { count }) }
  return [...offers, ...(count > 0 ? [again] : []), { href: plan, label: t('next.plan') }]
}
