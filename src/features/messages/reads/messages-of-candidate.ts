import type { Db } from '../../../db/open.ts'

export type PersonMessage = Awaited<ReturnType<typeof messagesOfCandidate>>[number]

/** All messages to somebody, in the order in which they were queued. */
export function messagesOfCandidate(db: Db, candidate: number) {
  return db
    .selectFrom('messages')
    .innerJoin('threads', 'threads.id', 'messages.thread_id')
    .innerJoin('vacancies', 'vacancies.id', 'threads.vacancy_id')
    .leftJoin('batches', 'batches.id', 'threads.batch_id')
    .leftJoin('users', 'users.id', 'messages.created_by')
    .select(['messages.id', 'messages.kind', 'messages.channel', 'messages.state', 'messages.reason'])
    .select(['messages.created_at', 'messages.sent_at', 'messages.next_attempt_at'])
    .select(['messages.expires_at', 'messages.at_wire_since'])
    .select(['messages.subject', 'messages.body', 'vacancies.title', 'batches.time_zone', 'users.name as by'])
    .where('messages.candidate_id', '=', candidate)
    .orderBy('messages.id')
    .execute()
}
