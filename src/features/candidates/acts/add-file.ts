import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { FileType } from '../../../db/schema/privacy.ts'
import type { Upload } from '../../../web/forms/uploads.ts'

/** @returns the name under which the same bytes are kept already; null when they were not, and are now */
export function addFile(
  db: Db,
  candidate: number,
  { filename, bytes }: Upload,
  type: FileType,
  { by, at }: { by: number; at: Temporal.Instant },
): Promise<string | null> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
    const same = await trx
      .selectFrom('candidate_files')
      .select('name')
      .where('candidate_id', '=', candidate)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (same) return same.name
    await trx
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
      .execute()
    return null
  })
}
