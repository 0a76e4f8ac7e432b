import { type Entry, fromBufferPromise } from 'yauzl'
import { limits } from '../limits.ts'
import { TableError } from '../table-error.ts'

/** The files of an archive, each unpacked as it is read. */
export type Archive = (name: string) => Promise<AsyncIterable<Buffer> | null>

/**
 * Opens a ZIP archive, of whose files no more than `most` bytes are unpacked, all in all. The sizes that an archive
 * states of itself are not believed but counted.
 */
export async function openArchive(bytes: Buffer, most: number): Promise<Archive> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: false })
  if (zip.entryCount > limits.archiveEntries) throw new TableError('too-large')
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  let left = most

  async function* counted(unpacked: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of unpacked) {
      left -= chunk.length
      if (left < 0) throw new TableError('too-large')
      yield chunk
    }
  }
  return async (name) => {
    const entry = entries.get(name)
    return entry ? counted(await zip.openReadStreamPromise(entry)) : null
  }
}
