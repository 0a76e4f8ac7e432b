import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Upload } from '../../../web/forms/uploads.ts'
import { cvTypeOf, largestFile } from '../cv-file.ts'

export type FileAdded =
  | { added: number }
  | { refused: 'too-large' | 'unknown-type' | 'no-such-candidate' }
  /** The same bytes are kept already, under this name. */
  | { refused: 'same'; name: string }

/** Keeps a CV of a candidate. Refused when it is too large, neither PDF nor Word by its content, or there already. */
export async function addFile(
  db: Db,
  candidate: number,
  { filename, bytes }: Upload,
  { by, at }: { by: number; at: Temporal.Instant },
): Promise<FileAdded> {
  if (bytes.length > largestFile) return { refused: 'too-large' }
  const type = await cvTypeOf(bytes)
  if (!type) return { refused: 'unknown-type' }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return db.transaction().execute(async (trx): Promise<FileAdded> => {
    if ((await holdPeople(trx, [candidate])).size === 0) return { refused: 'no-such-candidate' }
    const same = await trx
      .selectFrom('candidate_files')
      .select('name')
      .where('candidate_id', '=', candidate)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (same) return { refused: 'same', name: same.name }
    const { id } = await trx
      .insertInto('candidate_files')
      .values({
        candidate_id: candidate,
        name: filename,
        type,
        size: bytes.length,
        sha256,
        uploaded_by: by,
        at: at.toString(),
        content: bytes,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { added: id }
  })
}
