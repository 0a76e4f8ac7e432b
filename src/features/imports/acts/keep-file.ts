import type { Db } from '../../../db/open.ts'

/** Keeps the bytes of a file as they arrive, until it is read. @returns how many there were */
export async function keepFile(db: Db, id: number, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  let position = 0
  for await (const bytes of inPieces(chunks)) {
    await db.insertInto('import_pieces').values({ import_id: id, position, bytes }).execute()
    position += 1
    size += bytes.length
  }
  return size
}

/** Small enough to be written in a moment, large enough to be few. */
const pieceSize = 256 * 1024

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    length += chunk.length
    if (length < pieceSize) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting)
}
