import type { Db } from '../../../db/open.ts'

export type Answer = Awaited<ReturnType<typeof answersOfCandidate>>[number]

const answers = (db: Db) =>
  db
    .selectFrom('message_answers')
    .innerJoin('threads', 'threads.id', 'message_answers.thread_id')
    .innerJoin('vacancies', 'vacancies.id', 'threads.vacancy_id')
    .innerJoin('candidates', 'candidates.id', 'message_answers.candidate_id')
    .leftJoin('batches', 'batches.id', 'threads.batch_id')
    .select(['message_answers.id', 'message_answers.choice', 'message_answers.text', 'message_answers.at'])
    .select(['message_answers.mail_id', 'message_answers.read_at'])
    .select(['message_answers.candidate_id as candidate', 'candidates.name'])
    .select(['vacancies.title', 'batches.time_zone'])
    .orderBy('message_answers.id')

/** What somebody answered that was left to colleagues to understand. */
export const answersOfCandidate = (db: Db, candidate: number) =>
  answers(db).where('message_answers.candidate_id', '=', candidate).execute()

/** What nobody has read yet, the oldest first. @param batch only of this day; null for all */
export const unreadAnswers = (db: Db, { batch }: { batch: number | null }, limit: number) =>
  answers(db)
    .where('message_answers.read_at', 'is', null)
    .$if(batch !== null, (query) => query.where('threads.batch_id', '=', batch))
    .limit(limit)
    .execute()
