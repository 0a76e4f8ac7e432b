import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { cutPageBy, pageSize } from '../../../web/paging.ts'

export function lines(db: Db) {
  return db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .select([
      'applications.id',
      'applications.version',
      'applications.candidate_id',
      'applications.vacancy_id',
      'applications.next_step',
      'applications.next_due',
    ])
    .select([
      'applications.stage_entered_at',
      'candidates.name',
      'vacancies.title',
      'stages.kind as stage_kind',
      'stages.name as stage_name',
    ])
    .where('applications.closed_at', 'is', null)
}

export type DayLine = Awaited<ReturnType<typeof dueFor>>['rows'][number]

/** The last line of a page: the next page starts after it, by day and then by id. */
export type DueKey = { due: string; id: number }

/** What somebody has to do, the earliest day first. */
export async function dueFor(db: Db, owner: number, after?: DueKey, limit = pageSize) {
  let query = lines(db).where('applications.owner_id', '=', owner).where('applications.next_due', 'is not', null)
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('applications.next_due', 'applications.id'), '>', eb.tuple(after.due, after.id)),
    )
  const read = await query
    .orderBy('applications.next_due')
    .orderBy('applications.id')
    .limit(limit + 1)
    .execute()
  return cutPageBy(read, limit, ({ next_due, id }) => next_due && { due: next_due, id })
}

/**
 * People in talks for whom nothing is due within the coming week, the longest waiting first; one page of them.
 *
 * @param owner the colleague in charge, or null for people without one
 * @param week the last day of the coming week
 */
export function forgottenOf(db: Db, owner: number | null, week: string): Promise<DayLine[]> {
  return lines(db)
    .where('applications.owner_id', owner === null ? 'is' : '=', owner)
    .where('applications.in_talks', '=', sql.lit(1))
    .where((eb) => eb.or([eb('applications.next_due', 'is', null), eb('applications.next_due', '>', week)]))
    .orderBy('applications.stage_entered_at')
    .orderBy('applications.id')
    .limit(pageSize)
    .execute()
}

/** The other colleagues with something to do, disabled accounts too: their work has to be taken over. */
export function colleaguesWithWork(db: Db, me: number): Promise<{ id: number; name: string }[]> {
  return db
    .selectFrom('users')
    .select(['users.id', 'users.name'])
    .where('users.id', '!=', me)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('applications')
          .select('applications.id')
          .whereRef('applications.owner_id', '=', 'users.id')
          .where('applications.closed_at', 'is', null)
          .where('applications.next_due', 'is not', null),
      ),
    )
    .orderBy('users.name')
    .execute()
}
