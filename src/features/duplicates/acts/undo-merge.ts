import type { Temporal } from 'temporal-polyfill'
import { CannotGoBack, goBack, type Step } from '../../../db/journal.ts'
import { holdOffImports, holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewKept } from './renew-kept.ts'

/**
 * What stands in the way of undoing: nothing to undo, another merge into the same person, or a table of which something
 * has changed since.
 */
export type Refusal = { refused: 'no-such-merge' | 'later-merge' } | { refused: 'changed'; table: string }

export type Undone = { restored: number } | Refusal

/** Takes a merge back: both are again what they were, and what has come since stays with the one who was kept. */
export async function undoMerge(db: Db, kept: number, id: number, now: Temporal.Instant): Promise<Undone> {
  const work = db.transaction().execute(async (trx): Promise<Undone> => {
    await holdOffImports(trx)
    if ((await holdPeople(trx, [kept], true)).size === 0) return { refused: 'no-such-merge' }
    const merges = await trx
      .selectFrom('merges')
      .select(['id', 'merged_id', 'before_json'])
      .where('kept_id', '=', kept)
      .where('undone_at', 'is', null)
      .orderBy('id', 'desc')
      .execute()
    const merge = merges.find((one) => one.id === id)
    if (!merge) return { refused: 'no-such-merge' }
    if (merges[0] !== merge) return { refused: 'later-merge' }
    await goBack(trx, JSON.parse(merge.before_json) as Step[])
    // What it was is in its place again: no second copy of it is kept.
    await trx.updateTable('merges').set({ undone_at: now.toString(), before_json: '[]' }).where('id', '=', id).execute()
    await renewKept(trx, kept, now.toString())
    return { restored: merge.merged_id }
  })
  return work.catch((error: unknown) => {
    if (error instanceof CannotGoBack) return { refused: 'changed', table: error.table }
    throw error
  })
}
