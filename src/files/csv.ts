import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { isEmptyRow, type TableRow } from '../domain/tables/cells.ts'
import { type Delimiter, guessDelimiter, lenient, saidDelimiter } from './delimiter.ts'
import { detectEncoding, type Encoding } from './encoding.ts'
import { limits } from './limits.ts'
import { asTableError, TableError } from './table-error.ts'
import type { Reading } from './table.ts'

export interface CsvTable {
  encoding: Encoding
  delimiter: Delimiter
  /** Filled rows from the header on, one at a time: nothing of the file is kept. */
  rows: AsyncGenerator<TableRow>
}

/**
 * Reads CSV as it streams by. A record counts as one row however many lines its quoted cells have; empty rows are
 * passed over but keep their number.
 *
 * @param sample the first bytes of the file, enough to tell encoding and delimiter
 * @param bytes the whole file, its first bytes included
 * @param known what somebody has said of the file, who knows better than any guess
 */
export function readCsv(sample: Uint8Array, bytes: AsyncIterable<Uint8Array>, known: Reading = {}): CsvTable {
  const encoding = known.encoding ?? detectEncoding(sample)
  const beginning = iconv.decode(Buffer.from(sample), encoding)
  const said = saidDelimiter.exec(beginning)
  const delimiter = known.delimiter ?? (said?.[1] as Delimiter | undefined) ?? guessDelimiter(beginning)
  return { encoding, delimiter, rows: records(bytes, encoding, delimiter, said !== null) }
}

async function* records(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  delimiter: Delimiter,
  saysDelimiter: boolean,
): AsyncGenerator<TableRow> {
  const parser = parse({ ...lenient, delimiter, max_record_size: limits.row, from_line: saysDelimiter ? 2 : 1 })
  const source = Readable.from(decoded(bytes, encoding))
  pipeline(source, parser, () => undefined)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (cells.length > limits.cells) throw new TableError('too-wide')
      if (!isEmptyRow(cells)) yield { row, cells }
    }
  } catch (error) {
    // A quote that is never closed ends at this limit, too, instead of filling the memory.
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE'
    throw isTooLong ? new TableError('too-long') : asTableError(error, 'broken-text')
  }
}

/** UTF-8 is decoded strictly: a file that turns out to be another encoding further down is refused, not garbled. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
    return
  }
  const decoder = iconv.getDecoder(encoding)
  for await (const chunk of bytes) yield decoder.write(Buffer.from(chunk))
  yield decoder.end() ?? ''
}
