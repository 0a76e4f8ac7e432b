import type { Db } from '../../../db/open.ts'
import type { AnyMapping, Kind } from '../kinds.ts'
import { counted, keyOf, moved } from '../mapping-key.ts'

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
