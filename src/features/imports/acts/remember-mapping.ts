import { createHash } from 'node:crypto'
import type { Db } from '../../../db/open.ts'
import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import { languages, translateInto } from '../../../web/messages/index.ts'
import type { AnyMapping, Kind } from '../kinds.ts'

/** What rows set aside are headed by in the file to mend. */
const reasons = new Set(languages.map((language) => translateInto(language)('imports.rejected-reason')))

/**
 * The columns that count: a file of rows set aside lacks those that may not be kept, and is the same file all the same.
 */
const counted = (headings: readonly string[]): number[] =>
  headings.flatMap((heading, column) => (isForbiddenHeading(heading) || reasons.has(heading) ? [] : [column]))

const keyOf = (headings: readonly string[]) =>
  createHash('sha1')
    .update(JSON.stringify(counted(headings).map((column) => headings[column])))
    .digest('base64')

/** How a file of the same source, which is known by its headings, was mapped when it was loaded last. */
export async function rememberedMapping(db: Db, kind: Kind, headings: readonly string[]): Promise<AnyMapping | null> {
  const row = await db
    .selectFrom('import_mappings')
    .select('mapping_json')
    .where('kind', '=', kind)
    .where('headings_key', '=', keyOf(headings))
    .executeTakeFirst()
  if (!row) return null
  const columns = counted(headings)
  return moved(JSON.parse(row.mapping_json) as AnyMapping, (place) => columns[place] ?? null)
}

export async function rememberMapping(
  db: Db,
  kind: Kind,
  headings: readonly string[],
  mapping: AnyMapping,
): Promise<void> {
  const columns = counted(headings)
  const mapping_json = JSON.stringify(moved(mapping, (column) => columns.indexOf(column)))
  await db
    .insertInto('import_mappings')
    .values({ kind, headings_key: keyOf(headings), mapping_json })
    .onConflict((conflict) => conflict.columns(['kind', 'headings_key']).doUpdateSet({ mapping_json }))
    .execute()
}

const moved = (mapping: AnyMapping, move: (column: number) => number | null): AnyMapping =>
  Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, column === null ? null : move(column)]))
