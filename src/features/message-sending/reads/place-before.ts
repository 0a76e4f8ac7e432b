import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { MeetingOfThread } from '../../replies/reads/meeting-of-thread.ts'

/** When and where a meeting is, or was. */
export type Place = Pick<MeetingOfThread, 'starts_at' | 'time_zone' | 'name_ru' | 'name_en' | 'place'>

/** Where the meeting was before it was moved, as its person knows it; null when it is there again. */
export async function placeBefore(db: Db, thread: number): Promise<Place | null> {
  const [now, before] = await db
    .selectFrom('invitations')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select(['invitations.slot_id', 'invitations.batch_id', 'invitations.invited_at'])
    .select(['slots.starts_at', 'batches.time_zone', 'batches.place', 'cities.name_ru', 'cities.name_en'])
    .where('invitations.thread_id', '=', thread)
    .orderBy('invitations.id', 'desc')
    .limit(2)
    .execute()
  if (!now) return null
  const withDay = await beforeDayMoved(db, thread, now)
  if (withDay) return withDay.starts_at === now.starts_at && withDay.place === now.place ? null : withDay
  return before && before.slot_id !== now.slot_id ? before : null
}

/** Where a slot was before its day was moved, by all moves the person has not heard of; null where there are none. */
async function beforeDayMoved<T extends Place & { batch_id: number; invited_at: string }>(
  db: Db,
  thread: number,
  now: T,
): Promise<T | null> {
  const { heard } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.max('sent_at').as('heard'))
    .where('thread_id', '=', thread)
    .executeTakeFirstOrThrow()
  const since = heard !== null && heard > now.invited_at ? heard : now.invited_at
  const moved = await db
    .selectFrom('day_moves')
    .select(['starts_at', 'place'])
    .select((eb) =>
      eb
        .selectFrom('slots')
        .whereRef('slots.batch_id', '=', 'day_moves.batch_id')
        .select((slot) => slot.fn.min('slots.starts_at').as('first'))
        .as('first'),
    )
    .where('batch_id', '=', now.batch_id)
    .where('at', '>=', since)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!moved || moved.first === null) return null
  const by = Temporal.Instant.from(moved.first).until(moved.starts_at)
  return { ...now, place: moved.place, starts_at: Temporal.Instant.from(now.starts_at).add(by).toString() }
}
