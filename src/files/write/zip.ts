import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive, whose text is made while it is packed. */
export type Entry = { name: string; text: AsyncIterable<string> }

type Packed = { name: Buffer; crc: number; packed: number; size: number; offset: number }

/**
 * The format's marks: a packed file whose sizes stand behind it, and the day every archive of ours is dated, 1 January
 * 1980.
 */
const version = 20
const sizesFollow = 0x0808
const deflated = 8
const date = 0x21

/**
 * Packs files into a ZIP archive of less than 4 GB as they are made, so that no file need be held whole (PKWARE's
 * APPNOTE 6.3).
 */
export async function* zip(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const done: Packed[] = []
  let offset = 0
  for await (const { name, text } of entries) {
    const file = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset }
    const start = Buffer.concat([fields(4, 0x04034b50), head(file), fields(2, file.name.length, 0), file.name])
    yield start
    const counted = Readable.from(measured(text, file))
    for await (const chunk of counted.pipe(createDeflateRaw({ level: 3 })) as AsyncIterable<Buffer>) {
      file.packed += chunk.length
      yield chunk
    }
    const end = Buffer.concat([fields(4, 0x08074b50, file.crc, file.packed, file.size)])
    yield end
    offset += start.length + file.packed + end.length
    done.push(file)
  }
  const directory = Buffer.concat(done.map(listed))
  yield directory
  yield Buffer.concat([
    fields(4, 0x06054b50),
    fields(2, 0, 0, done.length, done.length),
    fields(4, directory.length, offset),
    fields(2, 0),
  ])
}

async function* measured(text: AsyncIterable<string>, file: Packed): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece)
    file.crc = crc32(bytes, file.crc)
    file.size += bytes.length
    yield bytes
  }
}

const head = ({ crc, packed, size }: Packed): Buffer =>
  Buffer.concat([fields(2, version, sizesFollow, deflated, 0, date), fields(4, crc, packed, size)])

const listed = (file: Packed): Buffer =>
  Buffer.concat([
    fields(4, 0x02014b50),
    fields(2, version),
    head(file),
    fields(2, file.name.length, 0, 0, 0, 0),
    fields(4, 0, file.offset),
    file.name,
  ])

/** Whole numbers of so many bytes each, the lowest byte first. */
function fields(bytes: number, ...values: number[]): Buffer {
  const buffer = Buffer.alloc(bytes * values.length)
  for (const [index, value] of values.entries()) buffer.writeUIntLE(value, index * bytes, bytes)
  return buffer
}
