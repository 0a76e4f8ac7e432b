import { sql } from 'kysely'
import type { AnyDb } from '../columns.ts'

/**
 * A field may stand in several columns of a file; what wordings of outcomes mean is remembered; telephone numbers of
 * imports are shown with gaps like all others.
 */
export async function up(db: AnyDb): Promise<void> {
  await db.schema.alterTable('import_set_aside').addColumn('detail', 'text').execute()
  await db.schema
    .createTable('outcome_wordings')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('meaning', 'text', (c) => c.notNull())
    .addColumn('explained_at', 'text', (c) => c.notNull())
    .execute()
  const waiting: { id: number; mapping_json: string }[] = await db
    .selectFrom('imports')
    .select(['id', 'mapping_json'])
    .where('mapping_json', 'is not', null)
    .execute()
  for (const { id, mapping_json } of waiting)
    await db
      .updateTable('imports')
      .set({ mapping_json: inLists(mapping_json) })
      .where('id', '=', id)
      .execute()
  const remembered: { kind: string; headings_key: string; mapping_json: string }[] = await db
    .selectFrom('import_mappings')
    .select(['kind', 'headings_key', 'mapping_json'])
    .execute()
  for (const { kind, headings_key, mapping_json } of remembered)
    await db
      .updateTable('import_mappings')
      .set({ mapping_json: inLists(mapping_json, kind) })
      .where('kind', '=', kind)
      .where('headings_key', '=', headings_key)
      .execute()
  await sql`
    update candidate_contacts set value = substr(key, 1, 2) || ' ' || substr(key, 3, 3) || ' ' || substr(key, 6, 3)
      || ' ' || substr(key, 9, 2) || ' ' || substr(key, 11, 2)
    where kind = 'phone' and value = key and key like '+79%' and length(key) = 12
  `.execute(db)
}

/** `{"phone":3,"second_phone":4,"city":null}` → `{"phone":[3,4],"city":[]}` */
function inLists(mapping_json: string, kind?: string): string {
  const before = JSON.parse(mapping_json) as Record<string, number | null>
  const isOfPeople = kind === 'candidates' || 'surname' in before
  const mapping: Record<string, number[]> = {}
  for (const [field, column] of Object.entries(before)) {
    const name = isOfPeople ? field.replace(/^second_/, '') : field
    mapping[name] = [...(mapping[name] ?? []), ...(column === null ? [] : [column])]
  }
  return JSON.stringify(mapping)
}
