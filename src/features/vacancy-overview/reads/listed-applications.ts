import type { Db } from '../../../db/open.ts'
import { cutPageBy, pageSize } from '../../../web/paging.ts'

export type ListFilters = {
  /** The id of a stage, for its open applications, or `closed`. */
  stage?: number | 'closed' | undefined
  owner?: number | 'none' | undefined
  due?: 'overdue' | 'week' | 'none' | undefined
}

export type Listed = Awaited<ReturnType<typeof applicationsIn>>['rows'][number]

/**
 * The applications of a vacancy, the newest candidates first. That is the order of the index, so that a page takes the
 * same time in every vacancy.
 *
 * @param days today and the last day of the coming week
 * @param after the last candidate of the page before
 * @param size how many are shown at once
 */
export async function applicationsIn(
  db: Db,
  vacancy: number,
  { stage, owner, due }: ListFilters,
  days: { today: string; week: string },
  after?: number,
  size = pageSize,
) {
  let query = db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .leftJoin('users', 'users.id', 'applications.owner_id')
    .select([
      'applications.id',
      'applications.version',
      'applications.candidate_id',
      'applications.created_at',
      'applications.stage_entered_at',
    ])
    .select([
      'applications.next_step',
      'applications.next_due',
      'applications.closed_at',
      'applications.close_reason',
      'applications.ended_by',
    ])
    .select(['candidates.name', 'stages.kind as stage_kind', 'stages.name as stage_name', 'users.name as owner'])
    .select(['candidates.expected_pay', 'candidates.pay_basis'])
    .where('applications.vacancy_id', '=', vacancy)
    .where('candidates.erased', '=', 0)
  if (stage === 'closed') query = query.where('applications.closed_at', 'is not', null)
  else if (stage !== undefined)
    query = query.where('applications.stage_id', '=', stage).where('applications.closed_at', 'is', null)
  if (owner === 'none') query = query.where('applications.owner_id', 'is', null)
  else if (owner !== undefined) query = query.where('applications.owner_id', '=', owner)
  if (due === 'overdue') query = query.where('applications.next_due', '<', days.today)
  if (due === 'week')
    query = query.where('applications.next_due', '>=', days.today).where('applications.next_due', '<=', days.week)
  if (due === 'none')
    query = query.where('applications.next_due', 'is', null).where('applications.closed_at', 'is', null)
  if (after !== undefined) query = query.where('applications.candidate_id', '<', after)
  const read = await query
    .orderBy('applications.candidate_id', 'desc')
    .limit(size + 1)
    .execute()
  return cutPageBy(read, size, ({ candidate_id }) => candidate_id)
}
