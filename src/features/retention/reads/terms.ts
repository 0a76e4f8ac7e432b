import type { Db } from '../../../db/open.ts'
import { readErasureDays } from '../../../db/reference/reference-files.ts'
import { erasureTerm, firstDay, type ErasureTerm, type Purpose } from '../../../domain/people/erasure-term.ts'
import { dayOf } from '../../../web/texts/days.ts'

export const days = readErasureDays()

/** All of a team reckon by the same clock. */
const moscowDay = (instant: string | null): string | null => instant && dayOf(instant, 'Europe/Moscow')

/** What some people are kept for, with its end where that is known. */
export async function purposesOf(db: Db, candidates: readonly number[]): Promise<Map<number, Purpose[]>> {
  const [people, applications, consents] = await Promise.all([
    db
      .selectFrom('candidates')
      .select(['id', 'created_at'])
      .where('id', 'in', candidates)
      .where('erased', '=', 0)
      .execute(),
    db
      .selectFrom('applications')
      .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
      .select([
        'applications.id',
        'applications.candidate_id',
        'applications.closed_at',
        'applications.started_on',
        'vacancies.closed_at as vacancy_closed_at',
      ])
      .where('applications.candidate_id', 'in', candidates)
      .execute(),
    db
      .selectFrom('consents')
      .select(['candidate_id', 'application_id', 'until', 'withdrawn_on'])
      .where('candidate_id', 'in', candidates)
      .orderBy('id')
      .execute(),
  ])
  const purposes = new Map(people.map(({ id }): [number, Purpose[]] => [id, []]))
  for (const { id, candidate_id, closed_at, started_on, vacancy_closed_at } of applications) {
    const withdrawn = consents.findLast(({ application_id }) => application_id === id)?.withdrawn_on ?? null
    const end = firstDay(moscowDay(closed_at), started_on, moscowDay(vacancy_closed_at), withdrawn)
    purposes.get(candidate_id)?.push({ kind: 'application', end })
  }
  for (const { candidate_id, application_id, until, withdrawn_on } of consents) {
    if (application_id === null) purposes.get(candidate_id)?.push({ kind: 'pool', end: firstDay(until, withdrawn_on) })
  }
  for (const { id, created_at } of people) {
    const known = purposes.get(id)
    if (known?.length === 0) known.push({ kind: 'entry', end: moscowDay(created_at) })
  }
  return purposes
}

/** The day by which a person's data must be erased, and since when and why; undefined when there is no such person. */
export async function termOf(db: Db, candidate: number): Promise<ErasureTerm | undefined> {
  const purposes = (await purposesOf(db, [candidate])).get(candidate)
  return purposes && erasureTerm(purposes, days)
}

/**
 * The day by which somebody must be erased whom nobody considers for anything. @param at ISO-8601, when they were
 * written down
 */
export function termWithoutPurpose(at: string): string | null {
  return erasureTerm([{ kind: 'entry', end: moscowDay(at) }], days).by
}
