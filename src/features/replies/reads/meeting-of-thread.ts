import type { Db } from '../../../db/open.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'

export type MeetingOfThread = Awaited<ReturnType<typeof meetingOfThread>> & object

/** A thread with the place it stands at now, or stood at last: all that its person's page is made of. */
export function meetingOfThread(db: Db, thread: number) {
  return db
    .selectFrom('threads')
    .innerJoin('invitations', 'invitations.thread_id', 'threads.id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .innerJoin('candidates', 'candidates.id', 'threads.candidate_id')
    .select([
      'threads.id as thread',
      'threads.candidate_id',
      'threads.reply_generation',
      'threads.calendar_sequence',
      'threads.calendar_given',
      'invitations.id',
      'invitations.version',
      'invitations.status',
      'invitations.end_origin',
      'invitations.presence',
      'invitations.reply',
      'invitations.replied_at',
      'invitations.slot_id',
      'invitations.batch_id',
    ])
    .select([
      'slots.starts_at',
      'slots.ends_at',
      'batches.format',
      'batches.seats',
      'batches.time_zone',
      'batches.minutes',
      'batches.rate_json',
      'batches.place',
      'batches.contact',
      'batches.status as batch_status',
      'batches.vacancy_id',
      'vacancies.title',
      'cities.name_ru',
      'cities.name_en',
      'cities.in_ru',
      'candidates.name',
      'candidates.erased',
      'candidates.message_language',
    ])
    .where('threads.id', '=', thread)
    .orderBy('invitations.id', 'desc')
    .executeTakeFirst()
}

/** Whom a thread is about; undefined where there is no such thread. */
export async function personOfThread(db: Db, thread: number): Promise<number | undefined> {
  const row = await db.selectFrom('threads').select('candidate_id').where('id', '=', thread).executeTakeFirst()
  return row?.candidate_id
}

/** The invitation in which a thread stands now, or stood last. */
export function invitationOfThread(db: Db, thread: number): Promise<VersionedId | undefined> {
  return db
    .selectFrom('invitations')
    .select(['id', 'version'])
    .where('thread_id', '=', thread)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}
