import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Db } from '../../../db/open.ts'
import type { Beginning } from '../../../files/table.ts'
import type { Import } from '../import.ts'

const unpack = promisify(inflateRaw)

/** The place among the pieces of a file's rows at which its beginnings stand. */
export const beforeRows = -1

/** The first rows of each sheet of a waiting file, in which somebody may find the headings. */
export async function beginningsOf(db: Db, { id, rowsOf }: Pick<Import, 'id' | 'rowsOf'>): Promise<Beginning[]> {
  const piece = await db
    .selectFrom('import_rows')
    .select('bytes')
    .where('import_id', '=', id)
    .where('reading', '=', rowsOf ?? -1)
    .where('position', '=', beforeRows)
    .executeTakeFirst()
  return piece ? (JSON.parse((await unpack(piece.bytes)).toString()) as Beginning[]) : []
}
