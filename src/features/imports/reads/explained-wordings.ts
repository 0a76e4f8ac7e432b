import type { Db } from '../../../db/open.ts'
import type { StageMeaning } from '../../../domain/pipeline/stage-words.ts'
import type { OutcomeMeaning } from '../../../domain/turnout/attendance/outcomes.ts'

/** What people said that wordings of outcomes mean, in any file of before. */
export async function explainedWordings(db: Db): Promise<Map<string, OutcomeMeaning>> {
  const rows = await db.selectFrom('outcome_wordings').select(['key', 'meaning']).execute()
  return new Map(rows.map(({ key, meaning }) => [key, meaning]))
}

/** The same of stages. */
export async function explainedStages(db: Db): Promise<Map<string, StageMeaning>> {
  const rows = await db.selectFrom('stage_wordings').select(['key', 'meaning']).execute()
  return new Map(rows.map(({ key, meaning }) => [key, meaning]))
}
