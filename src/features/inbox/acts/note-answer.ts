import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { holdPeople } from '../../../db/locking/locks.ts'

type Answer = {
  thread: number
  candidate: number
  /** By which the mail is known. */
  mail: string
  text: string | null
  at: Temporal.Instant
}

/** Notes that a person has answered a message by mail, in their own words; what they mean by it, a colleague reads. */
export async function noteAnswer(db: Db, { thread, candidate, mail, text, at }: Answer): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await holdPeople(trx, [candidate])).has(candidate)) return
    await trx
      .insertInto('mail_answers')
      .values({ candidate_id: candidate, thread_id: thread, mail_id: mail, received_at: at.toString(), body: text })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}
