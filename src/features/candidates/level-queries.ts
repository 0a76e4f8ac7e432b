import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { PersonFacts } from '../../domain/salary/person-level.ts'
import { levelQuestion } from '../salaries/level-schemas.ts'

/** What is known of a person for their level; their months of service stand with the person. */
export type LevelFacts = Omit<PersonFacts, 'experienceMonths'>

export type Override = { level: number; reason: string }

const keptFacts = levelQuestion.omit({ experienceMonths: true })

export type KeptLevel = NonNullable<Awaited<ReturnType<typeof findLevel>>>

export async function findLevel(db: Db, candidate: number) {
  const row = await db
    .selectFrom('person_levels')
    .leftJoin('users', 'users.id', 'person_levels.override_by')
    .selectAll('person_levels')
    .select('users.name as override_author')
    .where('candidate_id', '=', candidate)
    .executeTakeFirst()
  return row && { ...row, facts: keptFacts.parse(JSON.parse(row.facts_json)) }
}

/**
 * Keeps the facts, and a level set by hand with its reason beside them; who set it and when changes only with it.
 *
 * @param version the one the person has seen, 0 where there was none
 * @returns false when somebody has saved another meanwhile
 */
export async function saveLevel(db: Db, candidate: number, { facts, override }: { facts: LevelFacts; override: Override | null }, version: number, by: number, now: Temporal.Instant): Promise<boolean> {
  const at = now.toString()
  const before = await findLevel(db, candidate)
  const same = before?.override_level === (override?.level ?? null) && before.override_reason === (override?.reason ?? null)
  const author = same ? { override_by: before.override_by, override_at: before.override_at } : { override_by: override && by, override_at: override && at }
  const columns = {
    facts_json: JSON.stringify(facts),
    override_level: override?.level ?? null,
    override_reason: override?.reason ?? null,
    ...author,
    changed_by: by,
    changed_at: at,
  }
  if (version === 0) {
    const made = await db.insertInto('person_levels').values({ candidate_id: candidate, ...columns }).onConflict((conflict) => conflict.column('candidate_id').doNothing()).executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const changed = await db
    .updateTable('person_levels')
    .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
    .where('candidate_id', '=', candidate)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
