import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'

export type ThreadMeeting = Awaited<ReturnType<typeof threadMeetings>>[number]

/**
 * Threads with the place where each stands now, or stood last. `zone` is whose night is kept: the person's city's, else
 * the day's.
 */
export function threadMeetings(db: Db, threads: readonly number[]) {
  return db
    .selectFrom('threads')
    .innerJoin('invitations', (join) =>
      join.onRef('invitations.thread_id', '=', 'threads.id').on('invitations.id', '=', (eb) =>
        eb
          .selectFrom('invitations as latest')
          .select((inner) => inner.fn.max('latest.id').as('id'))
          .whereRef('latest.thread_id', '=', 'threads.id'),
      ),
    )
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('candidates', 'candidates.id', 'threads.candidate_id')
    .leftJoin('cities', 'cities.id', 'candidates.city_id')
    .select([
      'threads.id as thread',
      'threads.candidate_id as candidate',
      'threads.calendar_sequence',
      'threads.calendar_given',
      'invitations.id as invitation',
      'invitations.version',
      'invitations.batch_id as batch',
      'invitations.status',
      'invitations.walk_in',
      'invitations.reply',
      'invitations.presence',
      'invitations.result',
      'invitations.asked_at',
      'invitations.invited_at',
      'batches.status as batch_status',
      'slots.starts_at',
      'slots.ends_at',
    ])
    .select(sql<string>`coalesce(cities.time_zone, batches.time_zone)`.as('zone'))
    .where('threads.id', 'in', [0, ...threads])
    .orderBy('threads.id')
    .execute()
}

/** Whether the person is still expected at a meeting that has not begun. */
export function isToCome({ status, batch_status, presence, reply, starts_at }: ThreadMeeting, now: string): boolean {
  return status === 'active' && batch_status === 'planned' && presence === null && reply !== 'no' && starts_at > now
}
