import type { Db } from '../../../db/open.ts'
import { answerColumns } from '../../../db/answer-columns.ts'

export type Interview = Awaited<ReturnType<typeof interviewsOf>>[number]

/** Every time a candidate was invited for, moved and cancelled ones too, the latest first. */
export function interviewsOf(db: Db, candidate: number) {
  return db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .leftJoin('users', 'users.id', 'invitations.invited_by')
    .select(['invitations.id', 'invitations.batch_id', 'vacancies.title', 'slots.starts_at', 'batches.time_zone'])
    .select(answerColumns.map((answer) => `invitations.${answer}` as const))
    .select(['invitations.status', 'invitations.presence', 'invitations.result', 'invitations.result_reason'])
    .select([
      'invitations.result_note',
      'invitations.walk_in',
      'invitations.chance',
      'invitations.invited_at',
      'invitations.ended_at',
    ])
    .select(['users.name as invited_by', 'batches.vacancy_id', 'batches.status as batch_status'])
    .where('invitations.candidate_id', '=', candidate)
    .orderBy('slots.starts_at', 'desc')
    .orderBy('invitations.id', 'desc')
    .execute()
}

/** Calls and reminders about a candidate's interviews. */
export async function contactsWith(db: Db, candidate: number) {
  const [calls, reminders] = await Promise.all([
    db
      .selectFrom('call_attempts')
      .innerJoin('invitations', 'invitations.id', 'call_attempts.invitation_id')
      .leftJoin('users', 'users.id', 'call_attempts.by_user')
      .select(['call_attempts.invitation_id', 'call_attempts.at', 'call_attempts.reached', 'call_attempts.note'])
      .select('users.name as by')
      .where('invitations.candidate_id', '=', candidate)
      .orderBy('call_attempts.id')
      .execute(),
    db
      .selectFrom('reminders')
      .innerJoin('invitations', 'invitations.id', 'reminders.invitation_id')
      .leftJoin('users', 'users.id', 'reminders.by_user')
      .select(['reminders.invitation_id', 'reminders.at', 'reminders.channel', 'users.name as by'])
      .where('invitations.candidate_id', '=', candidate)
      .orderBy('reminders.id')
      .execute(),
  ])
  return { calls, reminders }
}

export type Offer = Awaited<ReturnType<typeof offersOf>>[number]

export function offersOf(db: Db, candidate: number) {
  return db
    .selectFrom('offers')
    .innerJoin('vacancies', 'vacancies.id', 'offers.vacancy_id')
    .innerJoin('cities', 'cities.id', 'offers.city_id')
    .select([
      'offers.id',
      'offers.vacancy_id',
      'vacancies.title',
      'offers.amount',
      'offers.variable_pay',
      'offers.share',
      'offers.basis',
      'offers.status',
      'offers.created_at',
      'offers.valid_until',
      'cities.time_zone',
    ])
    .where('offers.candidate_id', '=', candidate)
    .orderBy('offers.id', 'desc')
    .execute()
}

/** Every step of a candidate's offers, in order. */
export function offerStepsOf(db: Db, candidate: number) {
  return db
    .selectFrom('offer_events')
    .innerJoin('offers', 'offers.id', 'offer_events.offer_id')
    .innerJoin('users', 'users.id', 'offer_events.by_user')
    .select(['offer_events.offer_id', 'offer_events.act', 'offer_events.reason', 'offer_events.at', 'users.name as by'])
    .where('offers.candidate_id', '=', candidate)
    .orderBy('offer_events.id')
    .execute()
}

/** The file a candidate came with. */
export function importOf(db: Db, id: number) {
  return db.selectFrom('imports').select(['id', 'file_name', 'created_at']).where('id', '=', id).executeTakeFirst()
}
