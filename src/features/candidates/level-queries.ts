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
  const row = await db.selectFrom('person_levels').select(['facts_json', 'version']).where('candidate_id', '=', candidate).executeTakeFirst()
  return row && { version: row.version, facts: keptFacts.parse(JSON.parse(row.facts_json)), overrides: await overridesOf(db, candidate) }
}

/** The same of several candidates at once, by their ids; those nobody has assessed are left out. */
export async function keptLevels(db: Db, candidates: readonly number[]): Promise<Map<number, KeptLevel>> {
  if (candidates.length === 0) return new Map()
  const [rows, overrides] = await Promise.all([
    db.selectFrom('person_levels').select(['candidate_id', 'facts_json', 'version']).where('candidate_id', 'in', candidates).execute(),
    overridesAmong(db, candidates).execute(),
  ])
  return new Map(
    rows.map(({ candidate_id, facts_json, version }) => [
      candidate_id,
      { version, facts: keptFacts.parse(JSON.parse(facts_json)), overrides: overrides.filter((one) => one.candidate_id === candidate_id) },
    ]),
  )
}

const overridesAmong = (db: Db, candidates: readonly number[]) =>
  db
    .selectFrom('level_overrides')
    .innerJoin('users', 'users.id', 'level_overrides.by_user')
    .select(['level', 'reason', 'computed_level', 'at', 'users.name as by', 'candidate_id'])
    .where('candidate_id', 'in', candidates)
    .orderBy('level_overrides.id', 'desc')

/** Every level set by hand, and every time that was taken back, the newest first. */
const overridesOf = (db: Db, candidate: number) => overridesAmong(db, [candidate]).execute()

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
    if (!(await saveFacts(trx, candidate, columns, version))) return false
    const [holds] = await overridesOf(trx, candidate)
    const [level, reason] = [override?.level ?? null, override?.reason ?? null]
    if (level !== (holds?.level ?? null) || (level !== null && reason !== holds?.reason)) {
      await trx.insertInto('level_overrides').values({ candidate_id: candidate, level, reason, computed_level: computed, by_user: by, at }).execute()
    }
    return true
  })
}

async function saveFacts(trx: Db, candidate_id: number, columns: { facts_json: string; changed_by: number; changed_at: string }, version: number): Promise<boolean> {
  if (version === 0) {
    const made = await trx.insertInto('person_levels').values({ candidate_id, ...columns }).onConflict((conflict) => conflict.column('candidate_id').doNothing()).executeTakeFirst()
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
