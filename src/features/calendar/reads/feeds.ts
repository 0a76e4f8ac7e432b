import { sql } from 'kysely'
import { searchKey } from '../../../domain/people/names.ts'
import type { Db } from '../../../db/open.ts'

/** The calendar address of a colleague that is in force. */
export function feedOf(db: Db, user: number): Promise<{ id: number } | undefined> {
  return db
    .selectFrom('calendar_feeds')
    .select('id')
    .where('user_id', '=', user)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Whose address it is, and whether it still holds. */
export function feedById(db: Db, id: number) {
  return db
    .selectFrom('calendar_feeds')
    .innerJoin('users', 'users.id', 'calendar_feeds.user_id')
    .select(['users.name', 'users.language', 'users.disabled_at', 'calendar_feeds.revoked_at'])
    .where('calendar_feeds.id', '=', id)
    .executeTakeFirst()
}

/**
 * The days for which somebody of this name is an interviewer, that were not called off and are not long over, with how
 * many are invited and have promised to come.
 *
 * @param from the first day, `2026-11-24`
 */
export function daysOfInterviewer(db: Db, name: string, from: string) {
  return db
    .selectFrom('batches')
    .innerJoin('batch_interviewers', 'batch_interviewers.batch_id', 'batches.id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .select(['batches.id', 'batches.version', 'batches.place', 'vacancies.title'])
    .select((eb) => {
      const slots = () => eb.selectFrom('slots').whereRef('slots.batch_id', '=', 'batches.id')
      const invited = () =>
        eb
          .selectFrom('invitations')
          .whereRef('invitations.batch_id', '=', 'batches.id')
          .where('invitations.status', '=', 'active')
          .where('invitations.walk_in', '=', 0)
          .select((inner) => inner.fn.countAll<number>().as('count'))
      return [
        slots()
          .select((inner) => inner.fn.min('starts_at').as('first'))
          .as('starts_at'),
        slots()
          .select((inner) => inner.fn.max('ends_at').as('last'))
          .as('ends_at'),
        invited().as('invited'),
        invited().where('invitations.reply', '=', sql.lit('yes')).as('promised'),
      ]
    })
    .where('batch_interviewers.name_key', '=', searchKey(name))
    .where('batches.status', '!=', 'cancelled')
    .where('batches.date', '>=', from)
    .orderBy('batches.date')
    .orderBy('batches.id')
    .limit(500)
    .execute()
}
