import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { CannotGoBack, goBack, Journal, type Step } from '../../../db/journal.ts'
import { holdOffImports, holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { fieldNames, mergedFields, mergeFacts, type Choices, type Facts } from '../../../domain/people/merging.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { renewKeys } from '../../candidates/acts/keys.ts'
import { followers } from '../merge-followers.ts'

/** The two as somebody has seen them. */
export type Seen = { id: number; version: number }

class ChangedMeanwhile extends Error {}

type Trx = Transaction<Schema>

/**
 * Both rows as they are, held for the rest of the transaction, so that nothing new can be tied to either. A file that
 * is
 * being loaded locks contacts before it comes to their people, so the same order is kept here: neither waits for the
 * other.
 */
async function hold(trx: Trx, seen: readonly Seen[]) {
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

/**
 * Makes one candidate of two: the facts as chosen, and all that is tied to either. The merged one is gone, and what it
 * was lies in `merges`, to be undone.
 *
 * @param invitedTwice in words, why one of two invitations to the same batch has ended
 * @returns null when one of them is not as it was seen
 */
export async function mergeCandidates(
  db: Db,
  { kept, merged, choices }: { kept: Seen; merged: Seen; choices: Choices },
  { by, now, invitedTwice }: { by: number; now: Temporal.Instant; invitedTwice: string },
): Promise<{ merge: number } | null> {
  const at = now.toString()
  const work = db.transaction().execute(async (trx) => {
    const [ours, theirs] = await hold(trx, [kept, merged])
    if (!ours || !theirs) throw new ChangedMeanwhile()
    const journal = new Journal(trx)
    for (const follow of Object.values(followers))
      await follow({ trx, journal, kept: kept.id, merged: merged.id, at, invitedTwice })
    const facts = mergeFacts(ours, theirs, choices)
    const columns = fieldNames
      .flatMap((field) => mergedFields[field])
      .filter((column) => facts[column] !== ours[column])
    if (columns.length > 0) {
      const changed: Partial<Facts> = Object.fromEntries(columns.map((column) => [column, facts[column]]))
      await journal.change('candidates', { id: kept.id }, ours, changed)
    }
    await journal.remove('candidates', theirs)
    await moveOn(trx, kept.id, at)
    const { id } = await trx
      .insertInto('merges')
      .values({ kept_id: kept.id, merged_id: merged.id, before_json: JSON.stringify(journal.steps), by_user: by, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { merge: id }
  })
  return work.catch((error: unknown) => {
    if (error instanceof ChangedMeanwhile) return null
    throw error
  })
}

/** Forms that are open on the one who is kept must hear of it, after a merge as after its undoing. */
async function moveOn(trx: Trx, kept: number, at: string) {
  await trx
    .updateTable('candidates')
    .set((eb) => ({ updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', kept)
    .execute()
  await renewKeys(trx, kept)
  await renewTerms(trx, [kept])
}

/**
 * What stands in the way of undoing: another merge into the same person, or a table of which something has changed
 * since.
 */
export type Refusal = { refused: 'later-merge' } | { refused: 'changed'; table: string }

/** Takes a merge back: both are again what they were, and what has come since stays with the one who was kept. */
export async function undoMerge(
  db: Db,
  kept: number,
  id: number,
  now: Temporal.Instant,
): Promise<{ restored: number } | Refusal | undefined> {
  const work = db.transaction().execute(async (trx): Promise<{ restored: number } | Refusal | undefined> => {
    await holdOffImports(trx)
    if ((await holdPeople(trx, [kept], true)).size === 0) return undefined
    const merges = await trx
      .selectFrom('merges')
      .select(['id', 'merged_id', 'before_json'])
      .where('kept_id', '=', kept)
      .where('undone_at', 'is', null)
      .orderBy('id', 'desc')
      .execute()
    const merge = merges.find((one) => one.id === id)
    if (!merge) return undefined
    if (merges[0] !== merge) return { refused: 'later-merge' }
    await goBack(trx, JSON.parse(merge.before_json) as Step[])
    // What it was is in its place again: no second copy of it is kept.
    await trx.updateTable('merges').set({ undone_at: now.toString(), before_json: '[]' }).where('id', '=', id).execute()
    await moveOn(trx, kept, now.toString())
    return { restored: merge.merged_id }
  })
  return work.catch((error: unknown) => {
    if (error instanceof CannotGoBack) return { refused: 'changed', table: error.table }
    throw error
  })
}

/** Who this candidate has become part of; undefined when of nobody. */
export async function mergedInto(db: Db, id: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('merges')
    .select('kept_id')
    .where('merged_id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return row?.kept_id
}

/** Who has become part of this candidate, the latest first. */
export async function mergesInto(db: Db, kept: number) {
  const rows = await db
    .selectFrom('merges')
    .leftJoin('users', 'users.id', 'merges.by_user')
    .select(['merges.id', 'merges.at', 'merges.before_json', 'users.name as author'])
    .where('merges.kept_id', '=', kept)
    .where('merges.undone_at', 'is', null)
    .orderBy('merges.id', 'desc')
    .execute()
  return rows.map(({ before_json, ...merge }) => ({ ...merge, steps: JSON.parse(before_json) as Step[] }))
}
