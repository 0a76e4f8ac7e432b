import type { Db } from '../../../db/open.ts'

/** Remembers that rows of a file are rightly with the one who has their contacts: nobody is asked again. */
export async function keepRows(
  db: Db,
  { file, candidate }: { file: number; candidate: number },
): Promise<{ kept: number } | { refused: 'no-such-rows' }> {
  const { numDeletedRows } = await db
    .deleteFrom('import_doubts')
    .where('import_id', '=', file)
    .where('candidate_id', '=', candidate)
    .executeTakeFirst()
  return numDeletedRows > 0n ? { kept: Number(numDeletedRows) } : { refused: 'no-such-rows' }
}
