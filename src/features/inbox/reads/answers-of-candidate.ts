import type { Db } from '../../../db/open.ts'

export type MailAnswer = Awaited<ReturnType<typeof answersOfCandidate>>[number]

/** What somebody has written back by mail. */
export function answersOfCandidate(db: Db, candidate: number) {
  return db
    .selectFrom('mail_answers')
    .innerJoin('threads', 'threads.id', 'mail_answers.thread_id')
    .innerJoin('vacancies', 'vacancies.id', 'threads.vacancy_id')
    .select(['mail_answers.received_at', 'mail_answers.body', 'vacancies.title'])
    .where('mail_answers.candidate_id', '=', candidate)
    .orderBy('mail_answers.id')
    .execute()
}
