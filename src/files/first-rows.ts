import type { TableRow } from '../domain/tables/cells.ts'

/** As many rows as tell what a column holds. */
const enough = 100

/** The first rows of a table that can be gone through once, and all of them. */
export async function withFirstRows(
  table: AsyncIterable<TableRow>,
): Promise<{ first: TableRow[]; rows: AsyncGenerator<TableRow> }> {
  const rest = table[Symbol.asyncIterator]()
  const first: TableRow[] = []
  while (first.length < enough) {
    const next = await rest.next()
    if (next.done) break
    first.push(next.value)
  }
  return { first, rows: together(first, rest) }
}

async function* together(first: readonly TableRow[], rest: AsyncIterator<TableRow>): AsyncGenerator<TableRow> {
  yield* first
  yield* { [Symbol.asyncIterator]: () => rest }
}
