import type { FileType } from '../../db/schema/privacy.ts'
import { fileTypeOf } from '../../files/read-file.ts'

/** In bytes; a CV with pictures stays well under it. */
export const largestFile = 10 * 1024 * 1024

/** What a file is by its content, whatever it calls itself; undefined for all that is no CV as we take it. */
export async function cvTypeOf(bytes: Uint8Array): Promise<FileType | undefined> {
  const found = await fileTypeOf(bytes)
  return found === 'pdf' || found === 'docx' ? found : undefined
}
