import type { Db } from '../../../db/open.ts'

export type WaitingMessage = Awaited<ReturnType<typeof waitingMessages>>[number]

/**
 * What waits: first for a colleague to say whether it has arrived, then to be sent, in the order in which it goes.
 *
 * @param batch only of this day; null for all
 */
export function waitingMessages(db: Db, { batch }: { batch: number | null }, limit: number) {
  return db
    .selectFrom('messages')
    .innerJoin('candidates', 'candidates.id', 'messages.candidate_id')
    .innerJoin('threads', 'threads.id', 'messages.thread_id')
    .innerJoin('vacancies', 'vacancies.id', 'threads.vacancy_id')
    .leftJoin('batches', 'batches.id', 'threads.batch_id')
    .selectAll('messages')
    .select(['candidates.name', 'vacancies.title', 'batches.time_zone', 'batches.id as batch'])
    .where('messages.state', 'in', ['queued', 'unsure'])
    .$if(batch !== null, (query) => query.where('threads.batch_id', '=', batch))
    .orderBy('messages.state', 'desc')
    .orderBy('messages.next_attempt_at')
    .orderBy('messages.id')
    .limit(limit)
    .execute()
}
