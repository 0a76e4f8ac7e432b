import { type Cell, cellText, type TableRow } from '../../../domain/tables/cells.ts'
import type { Delimiter } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { readCsv, type Reading } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readVcards } from './read-vcards.ts'
import { readXlsx } from './read-xlsx.ts'
import { TableError } from './table-error.ts'

export type { Reading }

/** A table as its file holds it: headings as they stand (blank and repeated ones too) and the filled rows below. */
export interface Table {
  kind: 'csv' | 'xlsx' | 'json' | 'vcard'
  /** Null for what has neither: a workbook, JSON, contacts. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  headings: string[]
  /** To be gone through once. CSV streams by in constant memory. */
  rows: AsyncIterable<TableRow>
}

export interface TableLimits {
  /** Of the file itself. */
  maxBytes: number
  /** Of a workbook once unpacked, whose XML is many times its file. */
  maxUnpackedBytes: number
}

/** A workbook is held in memory whole: 100 MB of XML are some 150 000 rows of ten cells. */
export const tableLimits: TableLimits = { maxBytes: 1024 ** 3, maxUnpackedBytes: 100 * 1024 ** 2 }

/** Enough to tell encoding and delimiter, and to reach the first Cyrillic word of a file that begins in English. */
const sampleBytes = 256 * 1024

/**
 * Reads a table from a file's bytes, all at hand or streaming in. What it is, is told from the bytes, not from its name:
 * exports called .xls are often web pages or plain text.
 *
 * @param reading encoding and delimiter, where somebody knows better than our guess
 * @throws TableError here or, in the middle of a file, from `rows`
 */
export async function readTable(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  limits: TableLimits = tableLimits,
  reading: Reading = {},
): Promise<Table> {
  const chunks = limited(file instanceof Uint8Array ? once(file) : file, limits.maxBytes)
  const start = await take(chunks, sampleBytes)
  if (start.subarray(0, 4).equals(zipStart)) {
    const rows = await readXlsx(Buffer.concat([start, await take(chunks, Infinity)]), limits.maxUnpackedBytes)
    return withHeadings(each(rows), { kind: 'xlsx', encoding: null, delimiter: null })
  }
  const kind = looksLikeJson(start) ? 'json' : looksLikeVcards(start) ? 'vcard' : null
  if (kind) {
    const bytes = Buffer.concat([start, await take(chunks, limits.maxUnpackedBytes)])
    if (!(await chunks.next()).done) throw new TableError('too-large')
    const { headings, rows } = kind === 'json' ? readJson(bytes.toString('utf8').replace(/^\ufeff/u, '')) : readVcards(bytes)
    return { kind, encoding: null, delimiter: null, headings, rows: each(rows) }
  }
  refuseOtherKinds(start)
  const { encoding, delimiter, rows } = readCsv(start.subarray(0, sampleBytes), following(start, chunks), reading)
  return withHeadings(rows, { kind: 'csv', encoding, delimiter })
}

async function withHeadings(
  rows: AsyncGenerator<TableRow>,
  about: Pick<Table, 'kind' | 'encoding' | 'delimiter'>,
): Promise<Table> {
  const header = await rows.next()
  if (header.done) throw new TableError('empty')
  const headings = header.value.cells.map((cell: Cell) => cellText(cell))
  return { ...about, headings, rows }
}

const looksLikeVcards = (start: Buffer): boolean => /^\s*begin:vcard\s/iu.test(start.toString('latin1', 0, 100).replace(/^\u00ef\u00bb\u00bf/u, ''))

/** A list or an object; a heading in square brackets would be followed by something else than JSON. */
const looksLikeJson = (start: Buffer): boolean => /^\s*(?:\{\s*"|\[\s*\{|\{\s*\}|\[\s*\])/u.test(start.toString('latin1', 0, 1024).replace(/^\u00ef\u00bb\u00bf/u, ''))

const zipStart = Buffer.from('PK\u0003\u0004', 'latin1')
const oldWorkbookStart = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

function refuseOtherKinds(start: Buffer): void {
  if (start.length === 0) throw new TableError('empty')
  if (start.subarray(0, 4).equals(oldWorkbookStart)) throw new TableError('old-or-locked-workbook')
  const text = start.toString('latin1', 0, 1024).replace(/^\u00ef\u00bb\u00bf/u, '').trimStart().toLowerCase()
  if (/^<(?:!doctype html|html|head|body|table|meta)/u.test(text)) throw new TableError('web-page')
  const isUtf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff)/u.test(text)
  if (/^(?:%pdf|\{\\rtf|<\?xml|\u0089png)/u.test(text) || (!isUtf16 && start.includes(0))) throw new TableError('not-a-table')
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
