import type { Temporal } from 'temporal-polyfill'
import { reasonText } from '../../web/close-reasons.ts'
import { dayOf } from '../../web/days.ts'
import { payText } from '../../web/pay.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { applicationsOf, interviewsOf, offersOf } from './history-queries.ts'

type Row<Query extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Query>>[number]

const day = (instant: string, timeZone: string, now: Temporal.Instant, { format }: Visitor) =>
  format.date(dayOf(instant, timeZone), Number(dayOf(now, timeZone).slice(0, 4)))

export const applicationView = (row: Row<typeof applicationsOf>, now: Temporal.Instant, visitor: Visitor) => ({
  id: row.id,
  vacancy: row.vacancy_id,
  title: row.title,
  since: day(row.created_at, row.time_zone, now, visitor),
  closed: row.closed_at && reasonText(row.close_reason, visitor.t),
})

export const interviewView = (row: Row<typeof interviewsOf>, { t, format }: Visitor) => ({
  batch: row.batch_id,
  title: row.title,
  when: format.dateTime(row.starts_at, row.time_zone),
  state: row.status === 'active' ? t(`interview.${row.presence ?? 'invited'}`) : t(`interview.${row.status}`),
  result: row.result && [t(`interview.result.${row.result}`), row.result_reason].filter(Boolean).join(': '),
})

export const offerView = (row: Row<typeof offersOf>, now: Temporal.Instant, visitor: Visitor) => ({
  id: row.id,
  status: visitor.t(`offer.status.${row.status}`),
  title: row.title,
  amount: payText({ from: row.amount, to: row.amount, basis: row.basis }, visitor),
  made: day(row.created_at, row.time_zone, now, visitor),
})

/** Office clocks hang by this zone where a file came in. */
const officeZone = 'Europe/Moscow'

export const originView = ({ id, file_name, created_at }: { id: number; file_name: string; created_at: string }, now: Temporal.Instant, visitor: Visitor) => ({
  id,
  text: visitor.t('candidate.came-with', { file: file_name, day: day(created_at, officeZone, now, visitor) }),
})
