import type { Temporal } from 'temporal-polyfill'
import { isMessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { teamDay } from '../words.ts'
import type { dueUntil, ErasureEntry } from '../reads/erasures.ts'

type Due = Awaited<ReturnType<typeof dueUntil>>['rows'][number]

export function dueView({ id, name, erase_by }: Due, now: Temporal.Instant, { format }: Visitor) {
  const today = teamDay(now)
  return {
    id,
    name,
    by: erase_by === null ? '' : format.date(erase_by, Number(today.slice(0, 4))),
    overdue: erase_by !== null && erase_by < today,
  }
}

/** A table by the words people have for what is in it. */
export function tableWord(table: string, { t }: Pick<Visitor, 't'>): string {
  const key = `copy.table.${table}`
  return isMessageKey(key) ? t(key) : table
}

/** An entry of the log: the act of an erasure, which names nobody. */
export function erasureView(row: ErasureEntry, visitor: Visitor) {
  const { t, format } = visitor
  const counts = JSON.parse(row.counts_json) as Record<string, number>
  return {
    id: row.id,
    candidate: row.candidate_id,
    when: format.dateTime(row.at, 'Europe/Moscow'),
    basis: t(`erasure.basis.${row.basis}`),
    author: row.author ?? t('common.unknown'),
    rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts: Object.entries(counts).map(([table, count]) => ({ table: tableWord(table, visitor), count })),
  }
}
