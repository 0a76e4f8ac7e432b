import type { Db } from '../../../db/open.ts'

/** The bytes of a kept file, a piece at a time. */
export async function* keptBytes(db: Db, id: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const piece = await db
      .selectFrom('import_pieces')
      .select('bytes')
      .where('import_id', '=', id)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!piece) return
    yield piece.bytes
  }
}
