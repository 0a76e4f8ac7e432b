import type { Visitor } from '../../../web/visitor.ts'
import { adviceLine, isShort } from '../advice-words.ts'
import { dayName } from '../day-name.ts'
import type { AdvisedDay } from '../reads/advised-days.ts'
import type { BatchLine } from '../reads/lists.ts'

/** One day in a list: when, which vacancy, and in one soft line how it stands. */
function batchLine(line: BatchLine, advised: AdvisedDay | undefined, visitor: Visitor, thisYear: number) {
  const { t, format } = visitor
  const values = { came: line.came ?? 0, invited: line.invited ?? 0 }
  return {
    id: line.id,
    title: line.title,
    day: dayName(line.date, thisYear, visitor, 'short'),
    time: line.starts_at === null ? '' : format.time(line.starts_at, line.time_zone),
    how: [t(`day.${line.format}`), ...(advised ? [peopleText(advised, visitor)] : [])].join(' · '),
    standing: advised
      ? adviceLine(advised.advice, visitor)
      : t(line.status === 'cancelled' ? 'advice.line-cancelled' : 'day.came-of', values),
    short: advised !== undefined && isShort(advised.advice),
    cancelled: line.status === 'cancelled',
  }
}

/** How many are invited to a day or, once it has begun, came. */
function peopleText({ state: { phase, came, invited } }: AdvisedDay, { t }: Visitor): string {
  return phase === 'ahead' ? t('day.invited', { invited }) : t('day.came-of', { came, invited })
}

/** The list: what is to come, then what is over, page by page; `advised` are those that are open. */
export function batchesPage(
  {
    upcoming,
    past,
    advised,
  }: { upcoming: readonly BatchLine[]; past: readonly BatchLine[]; advised: readonly AdvisedDay[] },
  next: string | null,
  { later, thisYear }: { later: boolean; thisYear: number },
  visitor: Visitor,
) {
  const days = new Map(advised.map((day) => [day.batch.id, day]))
  const view = (line: BatchLine) => batchLine(line, days.get(line.id), visitor, thisYear)
  return { upcoming: upcoming.map(view), past: past.map(view), later, next }
}
