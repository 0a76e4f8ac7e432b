import type { Db } from '../../../db/open.ts'
import type { CallQuestion } from '../call-question.ts'

/** Saves the team's wording of a question, and whether it is asked. */
export async function saveQuestion(db: Db, { id, wording, asked }: CallQuestion): Promise<void> {
  const values = { wording, asked: asked ? (1 as const) : (0 as const) }
  await db
    .insertInto('call_questions')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}
