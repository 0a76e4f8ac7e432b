import type { Db } from '../../../db/open.ts'
import type { PersonFacts } from '../../../domain/pay/offers/person-level.ts'
import { levelQuestion } from '../../pay/level-question.ts'

/** What is known of a person for their level; their months of service stand with the person. */
export type LevelFacts = Omit<PersonFacts, 'experienceMonths'>

export type Override = { level: number; reason: string }

const keptFacts = levelQuestion.omit({ experienceMonths: true })

export type KeptLevel = NonNullable<Awaited<ReturnType<typeof findLevel>>>

export async function findLevel(db: Db, candidate: number) {
  const row = await db
    .selectFrom('person_levels')
    .select(['facts_json', 'version'])
    .where('candidate_id', '=', candidate)
    .executeTakeFirst()
  return (
    row && {
      version: row.version,
      facts: keptFacts.parse(JSON.parse(row.facts_json)),
      overrides: await overridesOf(db, candidate),
    }
  )
}

/** The same of several candidates at once, by their ids; those nobody has assessed are left out. */
export async function keptLevels(db: Db, candidates: readonly number[]): Promise<Map<number, KeptLevel>> {
  if (candidates.length === 0) return new Map()
  const [rows, overrides] = await Promise.all([
    db
      .selectFrom('person_levels')
      .select(['candidate_id', 'facts_json', 'version'])
      .where('candidate_id', 'in', candidates)
      .execute(),
    overridesAmong(db, candidates).execute(),
  ])
  return new Map(
    rows.map(({ candidate_id, facts_json, version }) => [
      candidate_id,
      {
        version,
        facts: keptFacts.parse(JSON.parse(facts_json)),
        overrides: overrides.filter((one) => one.candidate_id === candidate_id),
      },
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
export const overridesOf = (db: Db, candidate: number) => overridesAmong(db, [candidate]).execute()
