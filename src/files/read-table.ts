import type { TableRow } from '../domain/tables/cells.ts'
import { readCsv } from './csv.ts'
import { tableInSheets, tableInText } from './found-table.ts'
import { readJson } from './json/read-json.ts'
import { limits, type Limits } from './limits.ts'
import { TableError } from './table-error.ts'
import { type Kind, type MadeTable, readHeadings, type Reading, type Table } from './table.ts'
import { readVcards } from './vcard/read-vcards.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

/** Enough to tell encoding and delimiter, and to reach the first Cyrillic word of a file that begins in English. */
const sampleBytes = 256 * 1024

const withoutText = { encoding: null, delimiter: null }
const withoutPlace = { place: null, beginnings: [] }

/**
 * Reads a table from a file's bytes as they stream in. What it is, is told from the bytes, not from its name: exports
 * called .xls are often web pages or plain text.
 *
 * For the thread of `read-file-worker.ts`, where it keeps nobody waiting; everybody else asks `withFile`.
 *
 * @param reading encoding, delimiter and place of the headings, where somebody knows better than our guess
 * @throws TableError here or, in the middle of a file, from `rows`
 */
export async function readTable(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  reading: Reading = {},
  { streamedBytes, wholeBytes }: Limits = limits,
): Promise<Table> {
  const chunks = limited(file instanceof Uint8Array ? once(file) : file, streamedBytes)
  const start = await take(chunks, sampleBytes)
  const whole = limited(following(start, chunks), wholeBytes)
  if (start.subarray(0, 4).equals(zipStart))
    return {
      kind: 'xlsx',
      ...withoutText,
      ...(await tableInSheets(await readXlsx(await take(whole, Infinity), wholeBytes), reading)),
    }
  if (looksLikeJson(start)) return made('json', await readJson(whole))
  if (looksLikeVcards(start)) return made('vcard', await readVcards(start, whole))
  refuseOtherKinds(start)
  const { encoding, delimiter, rows } = readCsv(start.subarray(0, sampleBytes), following(start, chunks), reading)
  return { kind: 'csv', encoding, delimiter, ...(await tableInText(rows, reading)) }
}

function made(kind: Kind['kind'], { headings, rows }: MadeTable): Table {
  return { kind, ...withoutText, ...withoutPlace, headings: readHeadings(headings), rows: each(rows) }
}

/** In any encoding: only plain letters are looked at, so that the marks and zeros of UTF-16 do not matter. */
const looksLikeVcards = (start: Buffer): boolean =>
  /^\s*begin:\s*vcard\s/iu.test(
    Buffer.from(start.subarray(0, 200).filter((byte) => byte > 0 && byte < 0x80)).toString('latin1'),
  )

/** An object, or a list of something; a heading in square brackets would be followed by something else than JSON. */
const looksLikeJson = (start: Buffer): boolean =>
  /^\s*(?:\{\s*(?:"|\})|\[\s*(?:[{[\]]|"[^"]*"\s*[,\]]))/u.test(
    start.toString('latin1', 0, 1024).replace(/^\u00ef\u00bb\u00bf/u, ''),
  )

const zipStart = Buffer.from('PK\u0003\u0004', 'latin1')
const oldWorkbookStart = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

function refuseOtherKinds(start: Buffer): void {
  if (start.length === 0) throw new TableError('empty')
  if (start.subarray(0, 4).equals(oldWorkbookStart)) throw new TableError('old-or-locked-workbook')
  const text = start
    .toString('latin1', 0, 1024)
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart()
    .toLowerCase()
  if (/^<(?:!doctype html|html|head|body|table|meta)/u.test(text)) throw new TableError('web-page')
  const isUtf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff)/u.test(text)
  if (/^(?:%pdf|\{\\rtf|<\?xml|\u0089png)/u.test(text) || (!isUtf16 && start.includes(0)))
    throw new TableError('not-a-table')
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* each(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  yield* rows
}

async function* limited(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > maxBytes) throw new TableError('too-large')
    yield chunk
  }
}

/** The next bytes, at least as many as asked for where there are so many; the generator goes on from there. */
async function take(chunks: AsyncGenerator<Uint8Array>, atLeast: number): Promise<Buffer> {
  const taken: Uint8Array[] = []
  let length = 0
  while (length < atLeast) {
    const next = await chunks.next()
    if (next.done) break
    taken.push(next.value)
    length += next.value.length
  }
  return Buffer.concat(taken)
}

async function* following(start: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield start
  yield* rest
}
