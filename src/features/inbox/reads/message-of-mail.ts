import type { MailMeaning } from '../../../domain/inbox/incoming-mail.ts'
import type { Db } from '../../../db/open.ts'
import { idOfReturnPath } from '../../mail/return-path.ts'

/**
 * The message of ours that a mail server gives back. Numbers can be guessed, so the mail must also name its recipient
 * or its Message-ID, as only who has had it can.
 */
export async function returnedMessage(
  db: Db,
  from: string,
  { report, addressed, names }: Extract<MailMeaning, { is: 'returned' }>,
): Promise<number | null> {
  const number = addressed.map((address) => idOfReturnPath(from, address)).find((id) => id !== null)
  const found = await db
    .selectFrom('messages')
    .select(['id', 'address', 'message_id'])
    .where('sent_at', 'is not', null)
    .where((eb) => (number === undefined ? eb('message_id', 'in', ['', ...names]) : eb('id', '=', number)))
    .executeTakeFirst()
  if (!found) return null
  const { id, address, message_id } = found
  const isNamed = message_id !== null && names.includes(message_id)
  return isNamed || (address !== null && report.recipients.includes(address)) ? id : null
}

/** Whose message a mail names, the last of them. */
export function messageNamed(db: Db, names: readonly string[]) {
  return db
    .selectFrom('messages')
    .select(['thread_id as thread', 'candidate_id as candidate'])
    .where('message_id', 'in', ['', ...names])
    .where('address', 'is not', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}
