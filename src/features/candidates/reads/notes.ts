import type { Db } from '../../../db/open.ts'

/** What colleagues wrote down about somebody, the latest first. */
export function notesOf(db: Db, candidate: number) {
  return db
    .selectFrom('candidate_notes')
    .leftJoin('users', 'users.id', 'candidate_notes.by_user')
    .select(['candidate_notes.id', 'candidate_notes.text', 'candidate_notes.at', 'users.name as author'])
    .where('candidate_notes.candidate_id', '=', candidate)
    .orderBy('candidate_notes.id', 'desc')
    .execute()
}
