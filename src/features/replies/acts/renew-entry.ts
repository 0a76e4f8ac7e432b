import type { Transaction } from 'kysely'
import type { Schema } from '../../../db/schema/index.ts'
import type { CheckAnswer } from '../../../db/schema/primitives.ts'
import { changeMeeting, giveEntry } from '../../messages/threads.ts'

/**
 * Who promises is given a calendar entry; who then says no, or promises again, has one that must change, and for that
 * its SEQUENCE is raised (RFC 5546, 2.1.4).
 */
export async function renewEntry(
  trx: Transaction<Schema>,
  thread: number,
  { before, choice }: { before: CheckAnswer | null; choice: 'yes' | 'no' },
): Promise<void> {
  const given = await trx
    .selectFrom('threads')
    .select('calendar_given')
    .where('id', '=', thread)
    .executeTakeFirstOrThrow()
  if (given.calendar_given === 1 && before !== choice) await changeMeeting(trx, thread)
  if (choice === 'yes') await giveEntry(trx, thread)
}
