import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { stringify } from 'csv-stringify/sync'
import { cellText, type Cell, type TableRow } from '../../../src/domain/tables/cells.ts'
import { readTable } from '../../../src/files/read-table.ts'
import { TableError } from '../../../src/files/table-error.ts'
import { writeXlsx } from '../../../src/files/write/xlsx.ts'
import { randomFrom, type Random } from '../../../src/demo/random.ts'

/** What happens to a file between the program that wrote it and us; numbers are parts of the file, 0 to 1. */
export type Change =
  | { what: 'cut'; from: number; to: number }
  | { what: 'doubled' }
  | { what: 'bytes'; at: number[]; by: number[] }
  | { what: 'encoded'; as: (typeof encodings)[number] }
  | { what: 'lines'; how: 'shuffled' | 'doubled' | 'dropped' | 'ended' | 'joined'; seed: number }
  | { what: 'delimited'; by: ',' | ';' | '\t' | '|' }
  | { what: 'table'; how: (typeof tableWays)[number]; as: (typeof formats)[number]; seed: number }

const encodings = ['bom', 'windows-1251', 'koi8-r', 'utf-16le', 'utf-16be', 'windows-1252', 'twice'] as const
const formats = ['csv', 'xlsx', 'json', 'vcf'] as const
const tableWays = ['as-is', 'rows', 'columns', 'doubled', 'gaps', 'cells', 'columns-doubled'] as const

const part = fc.double({ min: 0, max: 1, noNaN: true })
const seed = fc.nat(1_000_000)

/** Few changes at once: a file that is all noise is refused at the door and tells nothing. */
export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    fc.record({ what: fc.constant('cut'), from: fc.constant(0), to: part }),
    fc.record({ what: fc.constant('cut'), from: part, to: fc.constant(1) }),
    fc.record({ what: fc.constant('doubled') }),
    fc.record({
      what: fc.constant('bytes'),
      at: fc.array(part, { minLength: 1, maxLength: 8 }),
      by: fc.array(fc.nat(255), { minLength: 8, maxLength: 8 }),
    }),
    fc.record({ what: fc.constant('encoded'), as: fc.constantFrom(...encodings) }),
    fc.record({
      what: fc.constant('lines'),
      how: fc.constantFrom('shuffled', 'doubled', 'dropped', 'ended', 'joined'),
      seed,
    }),
    fc.record({ what: fc.constant('delimited'), by: fc.constantFrom(',', ';', '\t', '|') }),
    fc.record({
      what: fc.constant('table'),
      how: fc.constantFrom(...tableWays),
      as: fc.constantFrom(...formats),
      seed,
    }),
  ),
  { minLength: 0, maxLength: 3 },
)

export async function changed(bytes: Buffer, all: readonly Change[]): Promise<Buffer> {
  let file = bytes
  for (const change of all) file = await changedOnce(file, change)
  return file
}

async function changedOnce(bytes: Buffer, change: Change): Promise<Buffer> {
  const at = (share: number) => Math.floor(share * bytes.length)
  if (change.what === 'cut') return bytes.subarray(at(change.from), at(change.to))
  if (change.what === 'doubled') return Buffer.concat([bytes, bytes])
  if (change.what === 'encoded') return encoded(bytes, change.as)
  if (change.what === 'lines') return onLines(bytes, change.how, randomFrom(change.seed))
  if (change.what === 'table') return asTable(bytes, change.how, change.as, randomFrom(change.seed))
  if (change.what === 'delimited')
    return Buffer.from(bytes.toString('latin1').replace(/[,;\t|]/gu, change.by), 'latin1')
  const other = Buffer.from(bytes)
  for (const [index, share] of change.at.entries())
    if (at(share) < other.length) other[at(share)] = change.by[index] ?? 0
  return other
}

function encoded(bytes: Buffer, as: (typeof encodings)[number]): Buffer {
  const text = bytes.toString('utf8')
  if (as === 'bom') return iconv.encode(text, 'utf-8', { addBOM: true })
  if (as === 'twice') return iconv.encode(iconv.decode(bytes, 'windows-1252'), 'utf-8')
  return iconv.encode(text, as, { addBOM: as.startsWith('utf-16') })
}

function onLines(bytes: Buffer, how: string, random: Random): Buffer {
  const lines = bytes.toString('latin1').split(/\r\n|\n|\r/u)
  if (how === 'ended') return Buffer.from(lines.join(random.pick(['\r', '\n', '\r\n', '\n\n'])), 'latin1')
  if (how === 'shuffled') return Buffer.from(random.shuffled(lines).join('\n'), 'latin1')
  const here = random.between(0, lines.length - 1)
  if (how === 'dropped') lines.splice(here, random.between(1, 3))
  else if (how === 'doubled') lines.splice(random.between(0, lines.length), 0, lines[here] ?? '')
  else lines.splice(here, 2, `${lines[here]}${lines[here + 1] ?? ''}`)
  return Buffer.from(lines.join('\n'), 'latin1')
}

/** The table of the file, moved about and written anew; a file that holds none stays as it is. */
async function asTable(bytes: Buffer, how: string, as: (typeof formats)[number], random: Random): Promise<Buffer> {
  try {
    const table = await readTable(bytes)
    const rows: TableRow[] = []
    for await (const row of table.rows) rows.push(row)
    return await written(moved([table.headings, ...rows.map(({ cells }) => cells)], how, random), as)
  } catch (error) {
    if (error instanceof TableError) return bytes
    throw error
  }
}

type Rows = (readonly Cell[])[]

function moved([headings = [], ...rows]: Rows, how: string, random: Random): Rows {
  const width = Math.min(headings.length, 60)
  const columns = Array.from({ length: width }, (_, column) => column)
  const taking = (order: readonly number[]) =>
    [headings, ...rows].map((cells) => order.map((column) => cells[column] ?? null))
  if (how === 'rows') return [headings, ...random.shuffled(rows)]
  if (how === 'columns') return taking(random.shuffled(columns))
  if (how === 'columns-doubled') return taking([...columns, ...columns])
  if (how === 'doubled') return [headings, ...rows, ...random.shuffled(rows)]
  if (how === 'gaps') return [[], headings, [], ...rows.flatMap((row) => (random.chance(0.3) ? [[], row] : [row]))]
  if (how === 'cells') return [headings, ...rows.map((row) => row.map((cell) => (random.chance(0.1) ? null : cell)))]
  return [headings, ...rows]
}

async function written(rows: Rows, as: (typeof formats)[number]): Promise<Buffer> {
  const texts = rows.map((row) => row.map(cellText))
  if (as === 'csv') return Buffer.from(stringify(texts))
  const [headings = [], ...below] = texts
  if (as === 'json')
    return Buffer.from(
      JSON.stringify(below.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])))),
    )
  if (as === 'vcf')
    return Buffer.from(
      below
        .map(
          ([name = '', phone = '', email = '']) =>
            `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:${phone}\r\nEMAIL:${email}\r\nEND:VCARD\r\n`,
        )
        .join(''),
    )
  const chunks: Buffer[] = []
  for await (const chunk of writeXlsx(headings, each(rows.slice(1)))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* each(rows: Rows): AsyncGenerator<(string | number | null)[]> {
  for (const row of rows) yield row.map((cell) => (typeof cell === 'number' ? cell : cellText(cell)))
}
