import type { Db } from '../../../db/open.ts'

/** Whether a colleague is written to when a day of theirs as an interviewer changes. */
export async function chooseInterviewMail(db: Db, user: number, wanted: boolean): Promise<void> {
  await db
    .updateTable('users')
    .set({ interview_mail: wanted ? 1 : 0 })
    .where('id', '=', user)
    .execute()
}
