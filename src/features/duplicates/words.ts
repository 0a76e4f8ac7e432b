import type { Temporal } from 'temporal-polyfill'
import { reasonText } from '../../web/texts/close-reasons.ts'
import { dayOf } from '../../web/texts/days.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { mergesInto } from './reads/merges.ts'

export const day = (instant: string, { format }: Visitor) => format.date(dayOf(instant, 'Europe/Moscow'))

/**
 * Merges into a candidate, to look at and to undo; with the applications that another one on the same vacancy stands
 * for now.
 */
export function mergeHistory(
  merges: Awaited<ReturnType<typeof mergesInto>>,
  vacancies: ReadonlyMap<number, string>,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { t, format } = visitor
  return merges.map(({ id, at, author, steps }) => {
    const removed = steps.flatMap((step) => (step.act === 'removed' ? [step] : []))
    return {
      id,
      name: String(removed.find(({ table }) => table === 'candidates')?.row['name'] ?? ''),
      when: format.date(dayOf(at, 'Europe/Moscow'), Number(dayOf(now, 'Europe/Moscow').slice(0, 4))),
      author: author ?? t('common.unknown'),
      applications: removed
        .filter(({ table }) => table === 'applications')
        .map(({ row }) =>
          t('merge.put-away', {
            title: vacancies.get(Number(row['vacancy_id'])) ?? '',
            since: day(String(row['created_at']), visitor),
            state:
              row['closed_at'] === null
                ? t('merge.still-open')
                : t(`closure.because.${row['ended_by'] === 'candidate' ? 'candidate' : 'team'}`, {
                    reason: reasonText(row['close_reason'] === null ? null : String(row['close_reason']), t),
                  }),
          }),
        ),
    }
  })
}
