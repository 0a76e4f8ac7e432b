import type { Db } from '../../../db/open.ts'
import { readPhone } from '../../../domain/people/phones.ts'

export type AnsweredMessage = NonNullable<Awaited<ReturnType<typeof answeredMessage>>>

/** A message by its number, or else the last one to a phone: of who writes back, some providers tell no more. */
export function answeredMessage(db: Db, { message, phone }: { message: number | null; phone: string | null }) {
  const key = phone === null ? null : readPhone(phone)
  if (message === null && key === null) return Promise.resolve(undefined)
  return db
    .selectFrom('messages')
    .innerJoin('threads', 'threads.id', 'messages.thread_id')
    .select(['messages.id', 'messages.thread_id as thread', 'messages.candidate_id as candidate'])
    .select(['messages.invitation_id as invitation', 'threads.reply_generation as generation'])
    .where('messages.channel', '=', 'gateway')
    .where('messages.state', 'in', ['sent', 'delivered', 'bounced', 'unsure'])
    .$if(message !== null, (query) => query.where('messages.id', '=', message))
    .$if(message === null, (query) => query.where('messages.address', '=', key))
    .orderBy('messages.id', 'desc')
    .executeTakeFirst()
}
