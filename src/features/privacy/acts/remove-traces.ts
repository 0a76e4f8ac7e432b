import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Schema } from '../../../db/schema/index.ts'
import type { Traces } from '../reads/traces.ts'

/**
 * Attendance goes on counting under a name that says nothing; files that were not loaded go. @returns how many rows of
 * each table
 */
export async function wipeTraces(
  trx: Transaction<Schema>,
  { attendance, files, fileNames, rejected, doubts }: Traces,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const person of attendance) {
    const { numUpdatedRows } = await trx
      .updateTable('attendance_records')
      .set({ person: `erased ${randomUUID()}` })
      .where('person', '=', person)
      .executeTakeFirst()
    counts['attendance_records'] = (counts['attendance_records'] ?? 0) + Number(numUpdatedRows)
  }
  for (const id of fileNames) await trx.updateTable('imports').set({ file_name: '—' }).where('id', '=', id).execute()
  for (const { import_id, row } of rejected)
    await trx
      .updateTable('import_set_aside')
      .set({ cells_json: null, detail: null })
      .where('import_id', '=', import_id)
      .where('row', '=', row)
      .execute()
  if (rejected.length > 0) counts['import_set_aside'] = rejected.length
  for (const id of doubts) {
    await trx.deleteFrom('import_doubts').where('id', '=', id).execute()
    counts['import_doubts'] = (counts['import_doubts'] ?? 0) + 1
  }
  for (const id of files) {
    await trx
      .deleteFrom('imports')
      .where('id', '=', id)
      .where('published_at', 'is', null)
      .where('purpose', 'is', null)
      .execute()
    counts['imports'] = (counts['imports'] ?? 0) + 1
  }
  return counts
}
