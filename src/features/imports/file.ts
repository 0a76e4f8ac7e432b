import type { TableRow } from '../../domain/tables/cells.ts'
import { readTable } from './table/read-table.ts'
import { TableError, type TableErrorCode } from './table/table-error.ts'

const firstRows = 20

/** The headings and first rows of a file that was read before. */
export async function peek(content: Uint8Array): Promise<{ headings: string[]; rows: TableRow[] }> {
  const { headings, rows } = await readTable(content)
  const first: TableRow[] = []
  for await (const row of rows) if (first.push(row) === firstRows) break
  return { headings, rows: first }
}

/** Reads a file to its end, since it may stop making sense on any line. @returns its headings, or why it cannot be read */
export async function readThrough(content: Uint8Array): Promise<{ headings: string[] } | { code: TableErrorCode }> {
  try {
    const { headings, rows } = await readTable(content)
    for await (const _ of rows);
    return { headings }
  } catch (error) {
    if (error instanceof TableError) return { code: error.code }
    throw error
  }
}
