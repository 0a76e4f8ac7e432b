import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { WaitingOffer } from '../../../domain/pay/offers/approval.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { approvingRoles, rankOf } from '../approvers.ts'

/** Somebody who is asked to decide, and the colleague who is away in whose place. */
export type AskedApprover = { id: number; name: string; instead: { id: number; name: string } | null }

/**
 * Who is asked to decide about an offer now, by name. Administrators are asked for the manager's turn only where nobody
 * else could take it. Of a colleague who is away, it is the one they named who is asked, unless that is the author.
 */
export async function askedApprovers(
  db: Db,
  { awaits, approvedBy, author }: Omit<WaitingOffer, 'chain'>,
  now: Temporal.Instant,
): Promise<AskedApprover[]> {
  const people = (await approvers(db, now)).filter(({ id }) => id !== author && id !== approvedBy)
  const managers = people.filter(({ rank }) => rank === 'manager')
  const turn = awaits === 'manager' && managers.length > 0 ? managers : people.filter(({ rank }) => rank !== 'manager')
  const asked = turn.map(({ id, name, delegate }): AskedApprover =>
    delegate && delegate.id !== author && delegate.id !== approvedBy
      ? { ...delegate, instead: { id, name } }
      : { id, name, instead: null },
  )
  // Who is asked in their own name is not asked once more for somebody else.
  const inOwnName = new Set(asked.filter(({ instead }) => instead === null).map(({ id }) => id))
  return asked.filter(({ id, instead }) => instead === null || !inOwnName.has(id))
}

/** All who may approve, with the colleague who decides for them today. */
async function approvers(db: Db, now: Temporal.Instant) {
  const today = teamDay(now)
  const rows = await db
    .selectFrom('users')
    .leftJoin('absences', (join) =>
      join
        .onRef('absences.user_id', '=', 'users.id')
        .on('absences.from_day', '<=', today)
        .on('absences.to_day', '>=', today),
    )
    .select(['users.id', 'users.name', 'users.role', 'absences.delegate_id'])
    .where('users.role', 'in', approvingRoles)
    .where('users.disabled_at', 'is', null)
    .orderBy('users.name')
    .orderBy('users.id')
    .execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return rows.map(({ id, name, role, delegate_id }) => {
    const delegate = delegate_id === null ? undefined : names.get(delegate_id)
    return {
      id,
      name,
      rank: rankOf(role),
      delegate: delegate_id === null || delegate === undefined ? null : { id: delegate_id, name: delegate },
    }
  })
}
