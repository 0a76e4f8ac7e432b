import { readFileSync } from 'node:fs'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import type { WantedCriterion } from '../pages/criteria-form.ts'

const file = z.object({ groups: z.record(z.enum(['personal', 'soft', 'professional']), z.array(z.string())) })

const { groups } = file.parse(
  JSON.parse(readFileSync(new URL('../../../../data/scorecard.json', import.meta.url), 'utf8')),
)

/** What shows while several people talk to one another; the rest needs a talk with one. */
const seenInGroups = new Set(['goodwill', 'literateSpeech', 'tact', 'sociability', 'learning'])

const usual = (['personal', 'soft', 'professional'] as const).flatMap((group) =>
  groups[group].map((key) => ({ group, key, on_group_sheet: seenInGroups.has(key) ? (1 as const) : (0 as const) })),
)

export type Criterion = Awaited<ReturnType<typeof criteriaOf>>[number]

/** What every vacancy starts with: the article's three groups, all of one weight. */
export async function addUsualCriteria(db: Db, vacancy: number): Promise<void> {
  await db
    .insertInto('criteria')
    .values(usual.map((criterion, position) => ({ ...criterion, position, vacancy_id: vacancy })))
    .execute()
}

/** What the candidates of a vacancy are judged by now, in its order. */
export const criteriaOf = (db: Db, vacancy: number) =>
  db
    .selectFrom('criteria')
    .select(['id', 'group', 'key', 'name', 'weight', 'on_group_sheet'])
    .where('vacancy_id', '=', vacancy)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()

/** The same, with those that were taken away since: marks were given by them. */
export const criteriaEver = (db: Db, vacancy: number, ids: readonly number[]): Promise<Criterion[]> =>
  db
    .selectFrom('criteria')
    .select(['id', 'group', 'key', 'name', 'weight', 'on_group_sheet'])
    .where('vacancy_id', '=', vacancy)
    .where('id', 'in', [0, ...ids])
    .orderBy('position')
    .orderBy('id')
    .execute()

/** Saves the criteria of a vacancy as a whole. @returns false when it is not the version that was seen */
export function saveCriteria(
  db: Db,
  vacancy: number,
  version: number,
  wanted: readonly WantedCriterion[],
  now: Temporal.Instant,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const held = await trx
      .updateTable('vacancies')
      .set({ criteria_version: version + 1 })
      .where('id', '=', vacancy)
      .where('criteria_version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!held) return false
    for (const [position, { id, gone, key: _, ...columns }] of wanted.entries()) {
      const set = { ...columns, position, removed_at: gone ? now.toString() : null }
      if (id === null)
        await trx
          .insertInto('criteria')
          .values({ ...set, vacancy_id: vacancy })
          .execute()
      else await trx.updateTable('criteria').set(set).where('id', '=', id).where('vacancy_id', '=', vacancy).execute()
    }
    return true
  })
}
