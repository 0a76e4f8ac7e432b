import type { Db } from '../../../db/open.ts'

/** A place where a person stands: an active invitation to a batch that is open. */
export type Standing = {
  invitation_id: number
  candidate_id: number
  batch_id: number
  vacancy_id: number
  date: string
  title: string
  starts_at: string
  ends_at: string
  time_zone: string
  presence: 'came' | 'late' | 'missed' | 'left' | null
}

/** Where these people stand, by time. In a transaction that holds them it stays so until the end. */
export function standingOf(db: Db, candidates: readonly number[]): Promise<Standing[]> {
  return db
    .selectFrom('invitations')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .select([
      'invitations.id as invitation_id',
      'invitations.candidate_id',
      'invitations.batch_id',
      'invitations.presence',
      'batches.date',
      'batches.vacancy_id',
      'batches.time_zone',
      'vacancies.title',
      'slots.starts_at',
      'slots.ends_at',
    ])
    .where('invitations.candidate_id', 'in', [0, ...candidates])
    .where('invitations.status', '=', 'active')
    .where('batches.status', '=', 'planned')
    .orderBy('slots.starts_at')
    .execute()
}

/** The invitations of a person that are still to come: not marked, and their slot has not begun. */
export async function comingInvitations(db: Db, candidate: number, now: string): Promise<Standing[]> {
  return (await standingOf(db, [candidate])).filter(({ presence, starts_at }) => presence === null && starts_at > now)
}

/** Whether somebody who stands there cannot be at a slot, because the hours overlap. */
export function overlapsSlot(there: Standing, slot: { starts_at: string; ends_at: string }): boolean {
  return there.starts_at < slot.ends_at && slot.starts_at < there.ends_at
}

/** Whether a person is still expected there, or is there: what whoever invites them to another place should know. */
export function isExpected({ presence, ends_at }: Standing, now: string): boolean {
  return presence === 'came' || presence === 'late' || (presence === null && ends_at > now)
}
