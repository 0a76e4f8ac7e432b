import type { Db } from '../../../db/open.ts'
import type { AnyMapping, Kind } from '../kinds.ts'
import { counted, keyOf, moved } from '../mapping-key.ts'

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
