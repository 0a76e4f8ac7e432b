import type { Db } from '../../../db/open.ts'

/** Whether a colleague wants mails about their days as an interviewer. */
export async function wantsMail(db: Db, user: number): Promise<boolean> {
  const row = await db.selectFrom('users').select('interview_mail').where('id', '=', user).executeTakeFirst()
  return row?.interview_mail === 1
}
