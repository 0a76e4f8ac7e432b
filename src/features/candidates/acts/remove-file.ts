import type { Db } from '../../../db/open.ts'

export async function removeFile(db: Db, candidate: number, id: number): Promise<void> {
  await db.deleteFrom('candidate_files').where('id', '=', id).where('candidate_id', '=', candidate).execute()
}
