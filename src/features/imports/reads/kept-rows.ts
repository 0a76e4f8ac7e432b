import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Db } from '../../../db/open.ts'
import type { TableRow } from '../../../domain/tables/cells.ts'
import type { Import } from '../import.ts'
import { unpackRows } from '../../../files/packed-rows.ts'
import { rowsOf } from '../../../files/read-file.ts'

const unpack = promisify(inflateRaw)

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
