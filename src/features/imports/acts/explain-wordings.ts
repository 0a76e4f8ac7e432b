import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { ExplainedWordings } from '../../../domain/turnout/attendance/outcomes.ts'

/** Remembers what wordings of outcomes mean, for this file and all to come; the last word counts. */
export async function explainWordings(db: Db, wordings: ExplainedWordings, now: Temporal.Instant): Promise<void> {
  for (const [key, meaning] of wordings)
    await db
      .insertInto('outcome_wordings')
      .values({ key, meaning, explained_at: now.toString() })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ meaning, explained_at: now.toString() }))
      .execute()
}
