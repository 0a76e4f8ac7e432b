import { answerColumns } from '../../../db/answer-columns.ts'
import type { Db } from '../../../db/open.ts'
import type { CallQuestion } from '../call-question.ts'

/** All seven in their order; their ids never change, so that old answers keep their meaning. */
export async function callQuestions(db: Db): Promise<CallQuestion[]> {
  const rows = await db.selectFrom('call_questions').selectAll().execute()
  return answerColumns
    .filter((column) => column !== 'reply')
    .map((id) => {
      const row = rows.find((one) => one.id === id)
      return { id, wording: row?.wording ?? null, asked: row?.asked !== 0 }
    })
}
