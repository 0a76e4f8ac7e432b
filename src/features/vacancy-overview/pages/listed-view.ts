import type { Temporal } from 'temporal-polyfill'
import { reasonText } from '../../../web/texts/close-reasons.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Listed, ListFilters } from '../reads/listed-applications.ts'
import type { Scores } from './board-view.ts'
import { worthView } from './worth-view.ts'
import { daysText, stageName, stepView } from '../../applications/words.ts'

/** An application as a line of its vacancy's list. */
export function listedView(row: Listed, scores: Scores, timeZone: string, now: Temporal.Instant, visitor: Visitor) {
  const { t, format } = visitor
  return {
    ...worthView(row, scores, visitor),
    id: row.id,
    seen: `${row.id}.${row.version}`,
    candidate: row.candidate_id,
    name: row.name,
    since: format.date(dayOf(row.created_at, timeZone), Number(teamDay(now).slice(0, 4))),
    stage: stageName({ kind: row.stage_kind, name: row.stage_name }, t),
    days: daysText(row.stage_entered_at, now, t),
    owner: row.owner,
    step: stepView(row, teamDay(now), visitor),
    closed:
      row.closed_at && t(`closure.because.${row.ended_by ?? 'team'}`, { reason: reasonText(row.close_reason, t) }),
  }
}

/** The list's address with what it is narrowed by. */
export function listAddress(vacancy: number, filters: ListFilters, after?: number | null): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filters, after }))
    if (value !== undefined && value !== null) query.set(name, String(value))
  return `/vacancies/${vacancy}/list${query.size > 0 ? `?${query.toString()}` : ''}`
}
