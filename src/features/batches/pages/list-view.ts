import type { Visitor } from '../../../web/visitor.ts'
import type { BatchLine } from '../reads/lists.ts'

function batchLine(line: BatchLine, { t, format }: Visitor, thisYear: number) {
  return {
    id: line.id,
    title: line.title,
    day: format.date(line.date, thisYear),
    weekday: format.weekday(line.date),
    time: line.starts_at === null ? '' : format.time(line.starts_at, line.time_zone),
    format: t(`batch.${line.format}`),
    status: line.status,
    statusText: t(`batch.${line.status}`),
    invited: t('batches.invited-of', { invited: line.invited ?? 0, planned: line.planned ?? 0 }),
    came: line.status === 'planned' && !line.came ? '' : String(line.came ?? 0),
  }
}

/** The list: what is to come, then what is over, page by page. */
export function batchesPage(
  upcoming: readonly BatchLine[],
  past: readonly BatchLine[],
  pageSize: number,
  later: boolean,
  thisYear: number,
  visitor: Visitor,
) {
  const shown = past.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    upcoming: upcoming.map((line) => batchLine(line, visitor, thisYear)),
    past: shown.map((line) => batchLine(line, visitor, thisYear)),
    later,
    next: past.length > pageSize && last ? `${last.date}_${last.id}` : null,
  }
}
