import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { Journal } from '../../../db/journal.ts'
import { holdOffImports, holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { mergedColumns, mergedFields, mergeFacts, type Choices, type Facts } from '../../../domain/people/merging.ts'
import type { VersionedId } from '../../candidates/acts/change-candidate.ts'
import { followers } from './merge-followers.ts'
import { renewKept } from './renew-kept.ts'

class ChangedMeanwhile extends Error {}

type Trx = Transaction<Schema>

/**
 * Both rows, locked until the transaction ends, so that no new row can name either. An import locks contacts before it
 * comes to their people; the same order is kept here, so that neither waits for the other.
 */
async function hold(trx: Trx, seen: readonly VersionedId[]) {
  await holdOffImports(trx)
  const ids = seen.map(({ id }) => id)
  await holdPeople(trx, ids, true)
  const rows = await trx.selectFrom('candidates').selectAll().where('id', 'in', ids).execute()
  return seen.map(({ id, version }) => {
    const row = rows.find((one) => one.id === id)
    if (row?.version !== version) throw new ChangedMeanwhile()
    return row
  })
}

/** `stale` when one of the two is not as it was seen. */
export type Merged = { merge: number } | { stale: true }

/**
 * Makes one candidate of two: the facts as chosen, and all that is tied to either. The merged one is gone, and what it
 * was lies in `merges`, to be undone.
 *
 * @param invitedTwice in words, why one of two invitations to the same batch has ended
 */
export async function mergeCandidates(
  db: Db,
  { kept, merged, choices }: { kept: VersionedId; merged: VersionedId; choices: Choices },
  { by, now, invitedTwice }: { by: number; now: Temporal.Instant; invitedTwice: string },
): Promise<Merged> {
  const at = now.toString()
  const work = db.transaction().execute(async (trx): Promise<Merged> => {
    const [ours, theirs] = await hold(trx, [kept, merged])
    if (!ours || !theirs) throw new ChangedMeanwhile()
    const journal = new Journal(trx)
    for (const follow of Object.values(followers))
      await follow({ trx, journal, kept: kept.id, merged: merged.id, at, invitedTwice })
    const facts = mergeFacts(ours, theirs, choices)
    const columns = mergedFields.flatMap(mergedColumns).filter((column) => facts[column] !== ours[column])
    if (columns.length > 0) {
      const changed: Partial<Facts> = Object.fromEntries(columns.map((column) => [column, facts[column]]))
      await journal.change('candidates', { id: kept.id }, ours, changed)
    }
    await journal.remove('candidates', theirs)
    await renewKept(trx, kept.id, at)
    const { id } = await trx
      .insertInto('merges')
      .values({ kept_id: kept.id, merged_id: merged.id, before_json: JSON.stringify(journal.steps), by_user: by, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { merge: id }
  })
  return work.catch((error: unknown) => {
    if (error instanceof ChangedMeanwhile) return { stale: true }
    throw error
  })
}
