import type { Db } from '../../../db/open.ts'

export async function removeFile(
  db: Db,
  candidate: number,
  id: number,
): Promise<{ removed: number } | { refused: 'no-such-file' }> {
  const { numDeletedRows } = await db
    .deleteFrom('candidate_files')
    .where('id', '=', id)
    .where('candidate_id', '=', candidate)
    .executeTakeFirst()
  return numDeletedRows > 0n ? { removed: id } : { refused: 'no-such-file' }
}
