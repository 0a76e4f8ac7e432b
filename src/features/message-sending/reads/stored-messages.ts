import type { Db } from '../../../db/open.ts'

export type StoredMessage = NonNullable<Awaited<ReturnType<typeof storedMessage>>>

/** Messages without their words, which stand on the page of the person. */
const stored = (db: Db) =>
  db
    .selectFrom('messages')
    .innerJoin('threads', 'threads.id', 'messages.thread_id')
    .innerJoin('candidates', 'candidates.id', 'messages.candidate_id')
    .select(['messages.id', 'messages.candidate_id as candidate', 'threads.vacancy_id as vacancy'])
    .select(['threads.batch_id as batch', 'messages.kind', 'messages.step', 'messages.channel', 'messages.state'])
    .select(['messages.reason', 'messages.not_before', 'messages.expires_at', 'messages.created_at'])
    .select(['messages.sent_at'])
    .where('candidates.erased', '=', 0)

export const storedMessage = (db: Db, id: number) => stored(db).where('messages.id', '=', id).executeTakeFirst()

type Which = { after: number; batch: number | null; candidate: number | null }

/** Messages in the order in which they were queued; null = of all days, of all people. */
export const messagesAfter = (db: Db, { after, batch, candidate }: Which, limit: number) =>
  stored(db)
    .where('messages.id', '>', after)
    .$if(batch !== null, (query) => query.where('threads.batch_id', '=', batch))
    .$if(candidate !== null, (query) => query.where('messages.candidate_id', '=', candidate!))
    .orderBy('messages.id')
    .limit(limit)
    .execute()

/** Addresses and numbers that nothing is sent to, in their own order. */
export const suppressedAfter = (db: Db, after: string, limit: number) =>
  db
    .selectFrom('suppressed_addresses')
    .selectAll()
    .where('address', '>', after)
    .orderBy('address')
    .limit(limit)
    .execute()
