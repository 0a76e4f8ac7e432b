import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { FileType } from '../../../db/schema/privacy.ts'
import { fileTypeOf } from '../../../files/read-file.ts'
import type { Upload } from '../../../web/forms/uploads.ts'

/** In bytes; a CV with pictures stays well under it. */
export const largestFile = 10 * 1024 * 1024

/** What a file is by its content, whatever it calls itself; undefined for all that is no CV as we take it. */
export async function cvTypeOf(bytes: Uint8Array): Promise<FileType | undefined> {
  const found = await fileTypeOf(bytes)
  return found === 'pdf' || found === 'docx' ? found : undefined
}

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

export function findFile(db: Db, candidate: number, id: number) {
  return db
    .selectFrom('candidate_files')
    .select(['name', 'type', 'content'])
    .where('id', '=', id)
    .where('candidate_id', '=', candidate)
    .executeTakeFirst()
}

export async function removeFile(db: Db, candidate: number, id: number): Promise<void> {
  await db.deleteFrom('candidate_files').where('id', '=', id).where('candidate_id', '=', candidate).execute()
}
