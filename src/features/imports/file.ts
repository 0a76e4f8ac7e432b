import type { TableRow } from '../../domain/tables/cells.ts'
import { readTable, tableLimits, type Reading, type Table } from './table/read-table.ts'
import { TableError, type TableErrorCode } from './table/table-error.ts'

const firstRows = 20

/** The beginning of a file: how it is read, its headings and first rows. */
export type Beginning = Pick<Table, 'kind' | 'encoding' | 'delimiter' | 'headings'> & { rows: TableRow[] }

/** Looks into a file without reading on. @throws TableError */
export async function peek(content: AsyncIterable<Uint8Array>, reading: Reading): Promise<Beginning> {
  const { kind, encoding, delimiter, headings, rows } = await readTable(content, tableLimits, reading)
  const first: TableRow[] = []
  for await (const row of rows) if (first.push(row) === firstRows) break
  return { kind, encoding, delimiter, headings, rows: first }
}

/** The same, with what is wrong as an answer. */
export async function peekOrFail(content: AsyncIterable<Uint8Array>, reading: Reading): Promise<Beginning | { code: TableErrorCode }> {
  try {
    return await peek(content, reading)
  } catch (error) {
    if (error instanceof TableError) return { code: error.code }
    throw error
  }
}
