import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from 'kysely'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { renewKeys } from './renew-keys.ts'
import { overridesOf, type LevelFacts, type Override } from '../reads/levels.ts'

/**
 * Keeps the facts, and writes down a level set by hand where it or its reason is another than the one that holds.
 *
 * @param computed the level by these facts, as it stands now
 * @param version the one the person has seen, 0 where there was none
 * @returns false when somebody has saved another meanwhile
 */
export function saveLevel(
  db: Db,
  candidate: number,
  { facts, override, computed }: { facts: LevelFacts; override: Override | null; computed: number | null },
  version: number,
  by: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const at = now.toString()
  const columns = { facts_json: JSON.stringify(facts), changed_by: by, changed_at: at }
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
    if (!(await saveFacts(trx, candidate, columns, version))) return false
    const [holds] = await overridesOf(trx, candidate)
    const [level, reason] = [override?.level ?? null, override?.reason ?? null]
    if (level !== (holds?.level ?? null) || (level !== null && reason !== holds?.reason)) {
      await trx
        .insertInto('level_overrides')
        .values({ candidate_id: candidate, level, reason, computed_level: computed, by_user: by, at })
        .execute()
    }
    await renewKeys(trx, candidate)
    return true
  })
}

async function saveFacts(
  trx: Transaction<Schema>,
  candidate_id: number,
  columns: { facts_json: string; changed_by: number; changed_at: string },
  version: number,
): Promise<boolean> {
  if (version === 0) {
    const made = await trx
      .insertInto('person_levels')
      .values({ candidate_id, ...columns })
      .onConflict((conflict) => conflict.column('candidate_id').doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const changed = await trx
    .updateTable('person_levels')
    .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
    .where('candidate_id', '=', candidate_id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
