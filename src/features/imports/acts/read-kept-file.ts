import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import type { Db } from '../../../db/open.ts'
import { beforeRows } from '../reads/beginnings.ts'
import { keptBytes } from '../reads/kept-bytes.ts'
import { withFile } from '../../../files/read-file.ts'
import { TableError, type TableErrorCode } from '../../../files/table-error.ts'
import type { About, Beginning, Reading } from '../../../files/table.ts'

const pack = promisify(deflateRaw)

/** What a reading of a kept file found: its rows wait under this number. */
export type Found = { reading: number; rows: number; about: About }

/** Why a file cannot be read, and what was known of it before it stopped making sense. */
export type Unreadable = { code: TableErrorCode; about: About | null }

/**
 * Reads a kept file to its end and keeps its rows; from then on nobody looks into the file itself. They count when the
 * reading is chosen (`placeImport`, `readAgain`), so that rows of two readings are never mixed.
 */
export async function readKeptFile(db: Db, id: number, reading: Reading): Promise<Found | Unreadable> {
  const { readings: number } = await db
    .updateTable('imports')
    .set((eb) => ({ readings: eb('readings', '+', 1) }))
    .where('id', '=', id)
    .returning('readings')
    .executeTakeFirstOrThrow()
  let about: About | null = null
  try {
    return await withFile(keptBytes(db, id), reading, async (file) => {
      about = file.about
      await keepBeginnings(db, id, number, file.about.beginnings)
      return { reading: number, about: file.about, rows: await keepRows(db, id, number, file.pieces) }
    })
  } catch (error) {
    await db.deleteFrom('import_rows').where('import_id', '=', id).where('reading', '=', number).execute()
    if (error instanceof TableError) return { code: error.code, about }
    throw error
  }
}

/** How the file begins is kept beside its rows, and goes with them. */
async function keepBeginnings(db: Db, import_id: number, reading: number, beginnings: Beginning[]): Promise<void> {
  const bytes = await pack(JSON.stringify(beginnings))
  await db.insertInto('import_rows').values({ import_id, reading, position: beforeRows, bytes }).execute()
}

async function keepRows(
  db: Db,
  import_id: number,
  reading: number,
  pieces: AsyncIterable<{ bytes: Uint8Array; rows: number }>,
): Promise<number> {
  let [position, count] = [0, 0]
  for await (const { bytes, rows } of pieces) {
    await db
      .insertInto('import_rows')
      .values({ import_id, reading, position, bytes: await pack(bytes, { level: 1 }) })
      .execute()
    position += 1
    count += rows
  }
  return count
}
