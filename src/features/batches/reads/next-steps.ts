import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { presencesOfThoseWhoCame } from '../../../domain/scheduling/presence.ts'
import { laterSlots, type Batch } from './batches.ts'

/** What comes next after a closed day. `toOffer`: who passed and has no offer yet. `next`: the day to invite them to. */
export type NextSteps = {
  toOffer: { id: number; name: string }[]
  toInviteAgain: number
  next: { id: number; date: string } | null
}

/** Those of a closed batch with whom something is still to be done: their application is open. */
export async function nextSteps(db: Db, batch: Batch, now: Temporal.Instant): Promise<NextSteps> {
  const stillOpen = db
    .selectFrom('invitations')
    .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
    .innerJoin('applications', 'applications.candidate_id', 'invitations.candidate_id')
    .select(['candidates.id', 'candidates.name'])
    .where('invitations.batch_id', '=', batch.id)
    .where('invitations.status', '=', 'active')
    .where('applications.vacancy_id', '=', batch.vacancy_id)
    .where('applications.closed_at', 'is', null)
    .orderBy('candidates.search_key')
  const offered = db.selectFrom('offers').select('candidate_id').where('vacancy_id', '=', batch.vacancy_id)
  const toOffer = await stillOpen
    .where('invitations.result', '=', 'passed')
    .where('candidates.id', 'not in', offered)
    .execute()
  // Who stands in another open day already, or has come to one since, is not to be invited again.
  const foundAnotherDay = db
    .selectFrom('invitations as other')
    .innerJoin('batches', 'batches.id', 'other.batch_id')
    .select('other.candidate_id')
    .where('batches.vacancy_id', '=', batch.vacancy_id)
    .where('other.batch_id', '!=', batch.id)
    .where('other.status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('other.presence', 'in', presencesOfThoseWhoCame),
        eb.and([eb('other.presence', 'is', null), eb('batches.status', '=', 'planned')]),
      ]),
    )
  const missed = await stillOpen
    .where('invitations.presence', '=', 'missed')
    .where('candidates.id', 'not in', foundAnotherDay)
    .execute()
  const [slot] = await laterSlots(db, batch.vacancy_id, now.toString())
  return { toOffer, toInviteAgain: missed.length, next: slot ? { id: slot.batch_id, date: slot.date } : null }
}
