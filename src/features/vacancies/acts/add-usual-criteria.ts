import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Db } from '../../../db/open.ts'

const file = z.object({ groups: z.record(z.enum(['personal', 'soft', 'professional']), z.array(z.string())) })

const { groups } = file.parse(
  JSON.parse(readFileSync(new URL('../../../../data/scorecard.json', import.meta.url), 'utf8')),
)

/** What interviewers can see while several people talk with one another; the rest needs a talk with one person. */
const seenInGroups = new Set(['goodwill', 'literateSpeech', 'tact', 'sociability', 'learning'])

const usual = (['personal', 'soft', 'professional'] as const).flatMap((group) =>
  groups[group].map((key) => ({ group, key, on_group_sheet: seenInGroups.has(key) ? (1 as const) : (0 as const) })),
)

/** The criteria every vacancy starts with: the article's three groups, all of the same weight. */
export async function addUsualCriteria(db: Db, vacancy: number): Promise<void> {
  await db
    .insertInto('criteria')
    .values(usual.map((criterion, position) => ({ ...criterion, position, vacancy_id: vacancy })))
    .execute()
}
