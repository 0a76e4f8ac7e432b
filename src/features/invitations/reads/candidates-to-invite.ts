import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { rankOf, stageKinds } from '../../../domain/pipeline/stages.ts'
import { presencesOfThoseWhoCame } from '../../../domain/scheduling/presence.ts'

/**
 * The groups in which people are offered. `ready`: before the interview and free. `elsewhere`: the same, but expected
 * on another coming day. `missed`: before it, too, but they did not come earlier or said no. `came`: they came, and
 * nobody has decided yet.
 */
export const inviteGroups = ['ready', 'elsewhere', 'missed', 'came'] as const
export type InviteGroup = (typeof inviteGroups)[number]

const beforeInterview = stageKinds.filter((kind) => rankOf(kind) < rankOf('came'))

export type ToChooseFrom = {
  batch: number
  vacancy: number
  group: InviteGroup
  /** Only those who missed this batch or said no to it; null for all. */
  missedBatch: number | null
  /** Only those from this source. */
  source?: string | undefined
  /** Only those with so many months of experience or more. */
  leastExperience?: number | undefined
}

type Applicants = SelectQueryBuilder<Schema, 'applications' | 'candidates' | 'stages', object>

/**
 * Who can be invited to a batch: those of a group who applied to its vacancy, are still considered and are not invited
 * to it yet, in the order they applied. Somebody who passed or was refused is in no group. `invited_elsewhere` is the
 * first slot of another open batch in which they stand without a mark; `missed_on` and `declined_on` are the last days
 * that they missed and said no to; `mail_lost_at` is since when mail to them comes back, while they have no other
 * address.
 */
export function candidatesToInvite(db: Db, choice: ToChooseFrom, { from, limit }: { from: number; limit: number }) {
  return inGroup(db, choice)
    .select((eb) => [
      'candidates.id',
      'candidates.name',
      'candidates.source',
      'candidates.experience_months',
      'candidates.city_id',
      'applications.created_at as applied_at',
      expected(eb)
        .select((inner) => inner.fn.min('slots.starts_at').as('starts_at'))
        .whereRef('invitations.candidate_id', '=', 'applications.candidate_id')
        .as('invited_elsewhere'),
      lastDay(eb, choice.vacancy).where(missed).as('missed_on'),
      lastDay(eb, choice.vacancy).where(saidNo).as('declined_on'),
      lostMail(eb).as('mail_lost_at'),
    ])
    .orderBy('applications.id')
    .offset(from)
    .limit(limit)
    .execute()
}

/** By what those who applied to a vacancy can be told apart: their sources, and the longest experience of anybody. */
export async function waysToFilter(db: Db, vacancy: number): Promise<{ sources: string[]; longest: number }> {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select((eb) => ['candidates.source', eb.fn.max('candidates.experience_months').as('longest')])
    .where('applications.vacancy_id', '=', vacancy)
    .where('applications.closed_at', 'is', null)
    .groupBy('candidates.source')
    .orderBy('candidates.source')
    .execute()
  return {
    sources: rows.flatMap(({ source }) => source ?? []),
    longest: Math.max(0, ...rows.map(({ longest }) => longest ?? 0)),
  }
}

/** How many are in a group. */
export async function countToInvite(db: Db, choice: ToChooseFrom): Promise<number> {
  const { people } = await inGroup(db, choice)
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  return people
}

function inGroup(db: Db, { batch, vacancy, group, missedBatch, source, leastExperience }: ToChooseFrom): Applicants {
  const ofVacancy = db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select('invitations.candidate_id')
    .where('batches.vacancy_id', '=', vacancy)
  const here = ofVacancy.where('batches.id', '=', batch).where('invitations.status', '=', 'active')
  const standing = ofVacancy.where('invitations.status', '=', 'active')
  const came = standing.where('invitations.presence', 'in', presencesOfThoseWhoCame)
  const decided = standing.where('invitations.result', 'in', ['passed', 'refused'])
  const stayedAway = ofVacancy
    .where((eb) => eb.or([missed(eb), saidNo(eb)]))
    .$if(missedBatch !== null, (query) => query.where('batches.id', '=', missedBatch!))
  const applicants = db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .where('applications.vacancy_id', '=', vacancy)
    .where('applications.closed_at', 'is', null)
    .where('applications.candidate_id', 'not in', here)
    .where('applications.candidate_id', 'not in', decided)
    .$if(source !== undefined, (query) => query.where('candidates.source', '=', source!))
    .$if(leastExperience !== undefined, (query) => query.where('candidates.experience_months', '>=', leastExperience!))
  if (group === 'came')
    return applicants.where((eb) =>
      eb.or([
        eb('stages.kind', '=', 'came'),
        eb.and([eb('stages.kind', 'in', beforeInterview), eb('applications.candidate_id', 'in', came)]),
      ]),
    )
  const before = applicants
    .where('stages.kind', 'in', beforeInterview)
    .where('applications.candidate_id', 'not in', came)
  if (group === 'missed') return before.where('applications.candidate_id', 'in', stayedAway)
  return before
    .where('applications.candidate_id', 'not in', stayedAway)
    .where((eb) =>
      eb(
        'applications.candidate_id',
        group === 'elsewhere' ? 'in' : 'not in',
        expected(eb).select('invitations.candidate_id'),
      ),
    )
}

/** Invitations to open days that nobody has marked yet. */
function expected(eb: ExpressionBuilder<Schema, 'applications'>) {
  return eb
    .selectFrom('invitations')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .where('invitations.status', '=', 'active')
    .where('invitations.presence', 'is', null)
    .where('batches.status', '=', 'planned')
}

function lastDay(eb: ExpressionBuilder<Schema, 'applications'>, vacancy: number) {
  return eb
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select((inner) => inner.fn.max('batches.date').as('date'))
    .whereRef('invitations.candidate_id', '=', 'applications.candidate_id')
    .where('batches.vacancy_id', '=', vacancy)
}

/** Since when mail to somebody comes back, at every address they have. */
function lostMail(eb: ExpressionBuilder<Schema, 'applications'>) {
  const mails = eb
    .selectFrom('candidate_contacts')
    .leftJoin('suppressed_addresses', 'suppressed_addresses.address', 'candidate_contacts.key')
    .whereRef('candidate_contacts.candidate_id', '=', 'applications.candidate_id')
    .where('candidate_contacts.kind', '=', 'email')
  const taking = mails.select('candidate_contacts.id').where('suppressed_addresses.address', 'is', null)
  return mails
    .select((inner) => inner.fn.max('suppressed_addresses.since').as('since'))
    .where('suppressed_addresses.reason', 'in', ['refused', 'bounced'])
    .where((inner) => inner.not(inner.exists(taking)))
}

function missed(eb: ExpressionBuilder<Schema, 'invitations'>) {
  return eb.and([eb('invitations.status', '=', 'active'), eb('invitations.presence', '=', 'missed')])
}

/** Who was moved has found another time since. */
function saidNo(eb: ExpressionBuilder<Schema, 'invitations'>) {
  return eb.and([eb('invitations.status', '!=', 'moved'), eb('invitations.reply', '=', 'no')])
}
