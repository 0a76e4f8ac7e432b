import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Db } from '../../db/open.ts'

const file = z.object({ groups: z.record(z.enum(['personal', 'soft', 'professional']), z.array(z.string())) })

const { groups } = file.parse(JSON.parse(readFileSync(new URL('../../../data/scorecard.json', import.meta.url), 'utf8')))

/** What shows while several people talk to one another; the rest needs a talk with one. */
const seenInGroups = new Set(['goodwill', 'literateSpeech', 'tact', 'sociability', 'learning'])

const usual = (['personal', 'soft', 'professional'] as const).flatMap((group) => groups[group].map((key) => ({ group, key, on_group_sheet: seenInGroups.has(key) ? (1 as const) : (0 as const) })))

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
