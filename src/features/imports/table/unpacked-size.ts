import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { TableError } from './table-error.ts'

const inflate = promisify(inflateRaw)

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endLength = 22
const entryLength = 46
const localLength = 30
/** Room for descriptors and padding between entries; whatever hides in more than this is not looked for but refused. */
const slack = 65_536

/**
 * Makes sure that a ZIP archive unpacks to no more than `limit` bytes, by unpacking it entry by entry and counting: the
 * sizes an archive states about itself are not to be trusted. Layout: PKWARE APPNOTE 6.3, sections 4.3.7 to 4.3.16.
 *
 * @throws TableError `too-large`, or `not-a-table` when the archive is damaged or holds bytes outside its directory
 */
export async function assertUnpacksWithin(zip: Buffer, limit: number): Promise<void> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + endLength > zip.length || zip.readUInt32LE(end) !== endSignature) throw new TableError('not-a-table')
  const entries = zip.readUInt16LE(end + 10)
  const directory = zip.readUInt32LE(end + 16)
  let at = directory
  let left = limit
  let listed = 0
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + entryLength > end || zip.readUInt32LE(at) !== entrySignature) throw new TableError('not-a-table')
    const packed = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    if (local + localLength > zip.length) throw new TableError('not-a-table')
    const data = local + localLength + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const stored = zip.readUInt16LE(at + 10) === 0
    left -= stored ? packed : await unpackedLength(zip.subarray(data, data + packed), left)
    if (left < 0) throw new TableError('too-large')
    listed += data + packed - local
    at += entryLength + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  if (directory - listed > slack) throw new TableError('not-a-table')
}

async function unpackedLength(packed: Buffer, limit: number): Promise<number> {
  try {
    return (await inflate(packed, { maxOutputLength: Math.max(limit, 1) })).length
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new TableError(tooLarge ? 'too-large' : 'not-a-table', { cause: error })
  }
}
