import type { Transaction } from 'kysely'
import { holdBatches, holdPeopleOf, holdVacancy } from '../../db/locking/locks.ts'
import type { Db } from '../../db/open.ts'
import type { Schema } from '../../db/schema/index.ts'
import type { InvitationState } from '../../db/invitation-state.ts'
import type { Changed } from './invitation.ts'

/** Ends a transaction that would overwrite somebody else's change. */
export class Stale extends Error {}

/** Runs `work` in a transaction; when it throws `Stale`, nothing is written. */
export async function unlessStale<T>(
  db: Db,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T | { stale: true }> {
  try {
    return await db.transaction().execute(work)
  } catch (error) {
    if (error instanceof Stale) return { stale: true }
    throw error
  }
}

/**
 * Locks an invitation's batch, vacancy and person, in the order of docs/concurrency.md.
 * @param open whether its batch must be open
 * @param other another batch that the change also concerns
 * @throws Stale when the person is gone, or the batch must be open and is not
 * @returns the batches as they are held
 */
export async function holdInvitation(
  trx: Transaction<Schema>,
  id: number,
  { open, other }: { open: boolean; other?: number },
): Promise<Awaited<ReturnType<typeof holdBatches>>> {
  const own = await trx.selectFrom('invitations').select('batch_id').where('id', '=', id).executeTakeFirst()
  if (!own) throw new Stale()
  const batches = await holdBatches(trx, [own.batch_id, other ?? own.batch_id])
  if (open && batches.some(({ id, status }) => id === own.batch_id && status !== 'planned')) throw new Stale()
  for (const vacancy of new Set(batches.map(({ vacancy_id }) => vacancy_id))) await holdVacancy(trx, vacancy)
  if (!(await holdPeopleOf(trx, 'invitations', [id])).has(id)) throw new Stale()
  return batches
}

/** Writes the next version. @throws Stale when `version` is no longer the current one */
export async function writeState(
  trx: Transaction<Schema>,
  { id, version }: { id: number; version: number },
  values: Partial<InvitationState>,
): Promise<void> {
  const written = await trx
    .updateTable('invitations')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new Stale()
}

/** Writes something that belongs to an invitation, while its batch is open and its person is there. */
export function whileOpen(db: Db, id: number, work: (trx: Transaction<Schema>) => Promise<void>): Promise<Changed> {
  return unlessStale(db, async (trx) => {
    await holdInvitation(trx, id, { open: true })
    await work(trx)
    return { done: true }
  })
}
