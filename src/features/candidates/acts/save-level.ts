import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from 'kysely'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { levelOf } from '../../../domain/pay/offers/person-level.ts'
import type { VersionedId } from './change-candidate.ts'
import { renewKeys } from './renew-keys.ts'
import { overridesOf, type LevelFacts, type Override } from '../reads/levels.ts'

export type SavedLevel = { saved: number } | { stale: true }

/**
 * Saves what is known for the level of a candidate. A level set by hand is written down when it or its reason differs
 * from the one in force, beside the level that the facts give at this moment.
 *
 * @param candidate with the version of the level that the person has seen, 0 when there was none
 */
export function saveLevel(
  db: Db,
  { id, version }: VersionedId,
  { facts, override }: { facts: LevelFacts; override: Override | null },
  { by, at }: { by: number; at: Temporal.Instant },
): Promise<SavedLevel> {
  const columns = { facts_json: JSON.stringify(facts), changed_by: by, changed_at: at.toString() }
  return db.transaction().execute(async (trx): Promise<SavedLevel> => {
    await holdPeople(trx, [id])
    if (!(await saveFacts(trx, id, columns, version))) return { stale: true }
    const [inForce] = await overridesOf(trx, id)
    const [level, reason] = [override?.level ?? null, override?.reason ?? null]
    if (level !== (inForce?.level ?? null) || (level !== null && reason !== inForce?.reason)) {
      const computed_level = await computedLevel(trx, id, facts)
      await trx
        .insertInto('level_overrides')
        .values({ candidate_id: id, level, reason, computed_level, by_user: by, at: at.toString() })
        .execute()
    }
    await renewKeys(trx, id)
    return { saved: id }
  })
}

async function computedLevel(trx: Db, candidate: number, facts: LevelFacts): Promise<number | null> {
  const { experience_months } = await trx
    .selectFrom('candidates')
    .select('experience_months')
    .where('id', '=', candidate)
    .executeTakeFirstOrThrow()
  return levelOf({ ...facts, experienceMonths: experience_months }).level
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
