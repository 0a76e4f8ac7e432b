import type { Db } from '../../../db/open.ts'

/** Everything but the bytes, the latest first. */
export function filesOf(db: Db, candidate: number) {
  return db
    .selectFrom('candidate_files')
    .leftJoin('users', 'users.id', 'candidate_files.uploaded_by')
    .select([
      'candidate_files.id',
      'candidate_files.name',
      'candidate_files.type',
      'candidate_files.size',
      'candidate_files.at',
      'users.name as author',
    ])
    .where('candidate_files.candidate_id', '=', candidate)
    .orderBy('candidate_files.id', 'desc')
    .execute()
}

export function findFile(db: Db, candidate: number, id: number) {
  return db
    .selectFrom('candidate_files')
    .select(['name', 'type', 'content'])
    .where('id', '=', id)
    .where('candidate_id', '=', candidate)
    .executeTakeFirst()
}
