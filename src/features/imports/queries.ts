import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { AnyMapping, Kind } from './kinds.ts'
import type { ImportReport } from './report.ts'

/** A file somebody chose, loaded or not yet. */
export type Import = {
  id: number
  kind: Kind
  fileName: string
  mapping: AnyMapping
  report: ImportReport | null
  vacancyId: number | null
  createdAt: string
}

export type NewImport = { kind: Kind; fileName: string; content: Buffer; mapping: AnyMapping; vacancyId: number | null; by: number }

const columns = ['id', 'kind', 'file_name', 'mapping_json', 'report_json', 'vacancy_id', 'created_at'] as const

type Row = {
  id: number
  kind: Kind
  file_name: string
  mapping_json: string | null
  report_json: string | null
  vacancy_id: number | null
  created_at: string
}

const fromRow = (row: Row): Import => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  mapping: JSON.parse(row.mapping_json ?? '{}') as AnyMapping,
  report: row.report_json === null ? null : (JSON.parse(row.report_json) as ImportReport),
  vacancyId: row.vacancy_id,
  createdAt: row.created_at,
})

/** How long a file waits to be loaded. */
const patience = { hours: 24 }

/** Keeps a file to be looked at; files that nobody went on with go at the same time. @returns its key */
export async function startImport(db: Db, file: NewImport, now: Temporal.Instant): Promise<number> {
  const abandoned = now.subtract(patience).toString()
  await db.deleteFrom('imports').where('finished_at', 'is', null).where('created_at', '<', abandoned).execute()
  const { id } = await db
    .insertInto('imports')
    .values({
      kind: file.kind,
      file_name: file.fileName,
      content: file.content,
      mapping_json: JSON.stringify(file.mapping),
      report_json: null,
      vacancy_id: file.vacancyId,
      created_by: file.by,
      created_at: now.toString(),
      finished_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The newest first. */
export async function listImports(db: Db, before: number | undefined, limit: number): Promise<Import[]> {
  let query = db.selectFrom('imports').select(columns).orderBy('id', 'desc').limit(limit)
  if (before !== undefined) query = query.where('id', '<', before)
  return (await query.execute()).map(fromRow)
}

export async function findImport(db: Db, id: number): Promise<Import | undefined> {
  const row = await db.selectFrom('imports').select(columns).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** A file that is neither loaded nor deleted, with its bytes. */
export async function findWaiting(db: Db, id: number): Promise<(Import & { content: Uint8Array }) | undefined> {
  const row = await db.selectFrom('imports').select([...columns, 'content']).where('id', '=', id).where('finished_at', 'is', null).executeTakeFirst()
  return row?.content ? { ...fromRow(row), content: row.content } : undefined
}

export async function saveMapping(db: Db, id: number, mapping: AnyMapping): Promise<void> {
  await db.updateTable('imports').set({ mapping_json: JSON.stringify(mapping) }).where('id', '=', id).where('finished_at', 'is', null).execute()
}

/** Somebody has loaded or deleted the file meanwhile. */
export class NoLongerWaiting extends Error {}

/** Keeps what an import did and lets its file go. @throws NoLongerWaiting */
export async function finishImport(db: Db, id: number, mapping: AnyMapping, report: ImportReport, now: Temporal.Instant): Promise<void> {
  const finished = await db
    .updateTable('imports')
    .set({ content: null, mapping_json: JSON.stringify(mapping), report_json: JSON.stringify(report), finished_at: now.toString() })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!finished) throw new NoLongerWaiting()
}

/** Only a file that is not loaded; what was loaded stays on the list. */
export async function removeImport(db: Db, id: number): Promise<void> {
  await db.deleteFrom('imports').where('id', '=', id).where('finished_at', 'is', null).execute()
}

export async function vacancyTitle(db: Db, id: number): Promise<string | undefined> {
  return (await db.selectFrom('vacancies').select('title').where('id', '=', id).executeTakeFirst())?.title
}
