import type { Db } from '../../../db/open.ts'
import { answerColumns } from '../../../db/answer-columns.ts'
import type { CommonRate } from '../../../domain/chances/show-rate.ts'
import { batchColumns, type Batch, type Slot } from '../../batches/reads/batches.ts'

/** A day of interviews with everybody invited to it, walk-ins too. */
export type Day = { batch: Batch; slots: Slot[]; rows: Invited[] }

/** Somebody invited, and whether a call has reached them. */
export type Invited = Awaited<ReturnType<typeof invitedToDays>>[number]

/** Days from one date to another without those called off, the nearest first; one more than `limit` if there are. */
export async function daysBetween(db: Db, from: string, to: string, limit: number): Promise<Day[]> {
  const batches = await db
    .selectFrom('batches')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select(batchColumns)
    .where('batches.date', '>=', from)
    .where('batches.date', '<=', to)
    .where('batches.status', '!=', 'cancelled')
    .orderBy('batches.date')
    .orderBy('batches.id')
    .limit(limit + 1)
    .execute()
  const ids = [0, ...batches.map(({ id }) => id)]
  const [slots, rows] = [await slotsOfDays(db, ids), await invitedToDays(db, ids)]
  return batches.map((batch) => ({
    batch: { ...batch, rate: JSON.parse(batch.rate_json) as CommonRate },
    slots: slots.filter(({ batch_id }) => batch_id === batch.id),
    rows: rows.filter(({ batch_id }) => batch_id === batch.id),
  }))
}

function slotsOfDays(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('slots')
    .select(['id', 'batch_id', 'position', 'starts_at', 'ends_at', 'interviewers', 'planned_invitations'])
    .where('batch_id', 'in', ids)
    .orderBy('position')
    .execute()
}

function invitedToDays(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('invitations')
    .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
    .select([
      'invitations.id',
      'invitations.batch_id',
      'invitations.slot_id',
      'invitations.candidate_id',
      'invitations.walk_in',
      'invitations.presence',
      'invitations.arrived_at',
      'invitations.called_in_at',
      'invitations.result',
      'invitations.invited_at',
      'candidates.name',
      'candidates.source',
      ...answerColumns.map((answer) => `invitations.${answer}` as const),
    ])
    .select((eb) =>
      eb
        .selectFrom('call_attempts')
        .select('call_attempts.id')
        .whereRef('call_attempts.invitation_id', '=', 'invitations.id')
        .where('call_attempts.reached', '=', 1)
        .limit(1)
        .as('reached'),
    )
    .where('invitations.batch_id', 'in', ids)
    .where('invitations.status', '=', 'active')
    .orderBy('candidates.search_key')
    .orderBy('invitations.id')
    .execute()
}
