import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { Db } from '../../../db/open.ts'
import type { TableRow } from '../../../domain/tables/cells.ts'
import { rowsOf, withFile } from '../../../files/read-file.ts'
import { unpackRows } from '../../../files/packed-rows.ts'
import { TableError, type TableErrorCode } from '../../../files/table-error.ts'
import type { About, Reading } from '../../../files/table.ts'
import { fileOf, type Import } from '../acts/imports.ts'

const [pack, unpack] = [promisify(deflateRaw), promisify(inflateRaw)]

/** What a reading of a kept file found: its rows wait under this number. */
export type Found = { reading: number; rows: number; about: About }

/** Why a file cannot be read, and what was known of it before it stopped making sense. */
export type Unreadable = { code: TableErrorCode; about: About | null }

/**
 * Reads a kept file to its end and keeps its rows; from then on nobody looks into the file itself. They count when the
 * reading is chosen (`placeImport`, `readOtherwise`), so that rows of two readings are never mixed.
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
    return await withFile(fileOf(db, id), reading, async (file) => {
      about = file.about
      return { reading: number, about: file.about, rows: await keepRows(db, id, number, file.pieces) }
    })
  } catch (error) {
    await db.deleteFrom('import_rows').where('import_id', '=', id).where('reading', '=', number).execute()
    if (error instanceof TableError) return { code: error.code, about }
    throw error
  }
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

/** All rows of a file that was read, a piece at a time. */
export const keptRows = (db: Db, item: Pick<Import, 'id' | 'rowsOf'>): AsyncGenerator<TableRow> =>
  rowsOf(keptPieces(db, item))

/** The first rows, which are kept as a piece of their own. */
export async function firstRows(db: Db, item: Pick<Import, 'id' | 'rowsOf'>): Promise<TableRow[]> {
  const { value } = await keptPieces(db, item).next()
  return value ? unpackRows(value.bytes) : []
}

export async function* keptPieces(
  db: Db,
  { id, rowsOf }: Pick<Import, 'id' | 'rowsOf'>,
): AsyncGenerator<{ bytes: Uint8Array }> {
  if (rowsOf === null) return
  for (let position = 0; ; position += 1) {
    const piece = await db
      .selectFrom('import_rows')
      .select('bytes')
      .where('import_id', '=', id)
      .where('reading', '=', rowsOf)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!piece) return
    yield { bytes: await unpack(piece.bytes) }
  }
}
