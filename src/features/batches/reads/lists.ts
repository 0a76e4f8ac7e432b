import { presencesOfThoseWhoCame } from '../../../domain/scheduling/presence.ts'
import type { Db } from '../../../db/open.ts'
import type { BatchTable } from '../../../db/schema/batches.ts'

export type BatchLine = {
  id: number
  date: string
  format: BatchTable['format']
  status: BatchTable['status']
  goal: number
  title: string
  time_zone: string
  starts_at: string | null
  planned: number | null
  invited: number | null
  came: number | null
}

function lines(db: Db) {
  return db
    .selectFrom('batches')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .select([
      'batches.id',
      'batches.date',
      'batches.format',
      'batches.status',
      'batches.goal',
      'batches.time_zone',
      'vacancies.title',
    ])
    .select((eb) => [
      eb
        .selectFrom('slots')
        .whereRef('slots.batch_id', '=', 'batches.id')
        .select((s) => s.fn.min('slots.starts_at').as('v'))
        .as('starts_at'),
      eb
        .selectFrom('slots')
        .whereRef('slots.batch_id', '=', 'batches.id')
        .select((s) => s.fn.sum<number>('slots.planned_invitations').as('v'))
        .as('planned'),
      eb
        .selectFrom('invitations')
        .whereRef('invitations.batch_id', '=', 'batches.id')
        .where('invitations.status', '=', 'active')
        .where('invitations.walk_in', '=', 0)
        .select((s) => s.fn.countAll<number>().as('v'))
        .as('invited'),
      eb
        .selectFrom('invitations')
        .whereRef('invitations.batch_id', '=', 'batches.id')
        .where('invitations.status', '=', 'active')
        .where('invitations.walk_in', '=', 0)
        .where('invitations.presence', 'in', presencesOfThoseWhoCame)
        .select((s) => s.fn.countAll<number>().as('v'))
        .as('came'),
    ])
}

/** Planned batches from `day` on, the nearest first. */
export function batchesFrom(db: Db, day: string, limit = 50): Promise<BatchLine[]> {
  return lines(db)
    .where('batches.date', '>=', day)
    .where('batches.status', '!=', 'cancelled')
    .orderBy('batches.date')
    .orderBy('batches.id')
    .limit(limit)
    .execute()
}

/** Batches before `day`, the latest first, from the key (date, id) on. */
export function batchesBefore(
  db: Db,
  day: string,
  before: { date: string; id: number } | null,
  limit: number,
): Promise<BatchLine[]> {
  return lines(db)
    .where('batches.date', '<', day)
    .$if(before !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('batches.date', '<', before!.date),
          eb.and([eb('batches.date', '=', before!.date), eb('batches.id', '<', before!.id)]),
        ]),
      ),
    )
    .orderBy('batches.date', 'desc')
    .orderBy('batches.id', 'desc')
    .limit(limit)
    .execute()
}
