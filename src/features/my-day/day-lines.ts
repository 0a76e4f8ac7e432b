import type { ContactKind } from '../../domain/people/contact.ts'
import type { Temporal } from 'temporal-polyfill'
import { prettyPhone } from '../../domain/people/phones.ts'
import { teamDay } from '../../web/texts/team-zone.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { DayLine } from './reads/due.ts'
import { daysText, stageName, stepView } from '../applications/words.ts'

type Contact = { candidate_id: number; kind: ContactKind; key: string }

/** Somebody for whom something is due, as a line of a list. */
export function dayLineView(row: DayLine, contacts: readonly Contact[], now: Temporal.Instant, visitor: Visitor) {
  const phone = contacts.find(({ candidate_id, kind }) => candidate_id === row.candidate_id && kind === 'phone')
  return {
    id: row.id,
    version: row.version,
    candidate: row.candidate_id,
    name: row.name,
    vacancy: row.vacancy_id,
    title: row.title,
    stage: stageName({ kind: row.stage_kind, name: row.stage_name }, visitor.t),
    days: daysText(row.stage_entered_at, now, visitor.t),
    step: stepView(row, teamDay(now), visitor),
    phone: phone ? { number: phone.key, shown: prettyPhone(phone.key) } : null,
  }
}

/** What is due: overdue, today and later; empty parts are left out. */
export function dueParts(
  rows: readonly DayLine[],
  contacts: readonly Contact[],
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const today = teamDay(now)
  const part = (id: 'overdue' | 'today' | 'later', belongs: (due: string) => boolean) => ({
    id,
    heading: visitor.t(`my-day.${id}`),
    lines: rows
      .filter(({ next_due }) => next_due !== null && belongs(next_due))
      .map((row) => dayLineView(row, contacts, now, visitor)),
  })
  const parts = [
    part('overdue', (due) => due < today),
    part('today', (due) => due === today),
    part('later', (due) => due > today),
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}
